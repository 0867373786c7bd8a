using Survey.Collecting.Directories;
using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Storage;

namespace Survey.Collecting.Rounds;

/// <summary>Use cases of new rounds: created from files, or copied from an earlier round. Every call is one transaction.</summary>
/// <param name="store">The store.</param>
public sealed class NewRoundDesk(IStore store)
{
    private static readonly Place RequestPlace = Place.OfFile("request");
    private static readonly Place RoundPlace = Place.OfFile("round.json");
    private static readonly Place DirectoryPlace = Place.OfFile("directory.json");

    /// <summary>Creates a round that is not yet published.</summary>
    /// <param name="files">The files that define it; a missing one is a problem.</param>
    /// <param name="contacts">The contacts of its organizations.</param>
    /// <param name="actor">Who creates it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task<Outcome<RoundStanding>> Create(
        IReadOnlyList<RoundFile> files,
        IReadOnlyList<Contact> contacts,
        Actor actor,
        CancellationToken cancellationToken = default) =>
        Create(files, contacts, (_, _) => Task.CompletedTask, actor, cancellationToken);

    /// <summary>Creates a round and further data in one transaction, as the other overload does.</summary>
    /// <param name="files">The files that define it; a missing one is a problem.</param>
    /// <param name="contacts">The contacts of its organizations.</param>
    /// <param name="also">Stores the further data of a round without problems; it may report some.</param>
    /// <param name="actor">Who creates it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    internal async Task<Outcome<RoundStanding>> Create(
        IReadOnlyList<RoundFile> files,
        IReadOnlyList<Contact> contacts,
        Func<StoreSession, ProblemLog, Task> also,
        Actor actor,
        CancellationToken cancellationToken)
    {
        var problems = new ProblemLog();
        var (definition, round) = ReadFiles(files, problems);
        if (round?.Published is not null && definition is { HasPublished: false })
        {
            problems.Add(ProblemCatalogue.TextInvalid, Place.OfFile(RoundDefinition.PublishedFile));
        }

        await using var session = await store.BeginWriteAsync(cancellationToken);
        if (round is not null && await session.Rounds.Find(round.Code) is not null)
        {
            problems.Add(ProblemCatalogue.RoundTaken, RoundPlace.Member("code"), ("found", round.Code));
        }

        if (round is not null)
        {
            RoundLimits.Verify(round, RoundPlace, problems);
            DirectoryLimits.Verify(round.Directory, before: null, DirectoryPlace, problems);
        }

        if (problems.Errors == 0)
        {
            await also(session, problems);
        }

        if (problems.Errors > 0)
        {
            return problems.ToOutcome<RoundStanding>(null);
        }

        await session.Rounds.SetDecision(round!.Code, RoundDecision.Prepared, reason: null, actor.Name);
        foreach (var contact in contacts)
        {
            await session.Contacts.Save((contact with { Id = session.NewId() }).ToRow(round.Code));
        }

        return await RoundDesk.Store(session, definition!, round, "round-created", reason: null, actor, problems);
    }

    /// <summary>Reads the files of a round, as <see cref="RoundDefinition.Read"/> does; a missing one is a problem.</summary>
    public static (RoundDefinition? Definition, Round? Round) ReadFiles(IReadOnlyList<RoundFile> files, ProblemLog problems)
    {
        foreach (var name in RoundDefinition.FileNames.Except(files.Select(file => file.Name), StringComparer.Ordinal))
        {
            problems.Add(
                ProblemCatalogue.FileMissing,
                Place.OfFile(name),
                ("file", Detail.Exact(name)),
                ("needed", Detail.Words(RoundDefinition.FileNames)));
        }

        return RoundDefinition.Read(files, problems);
    }

    /// <summary>Creates a round from another one, with its contacts, and without its responses, links and dates.</summary>
    /// <param name="from">Code of the round to copy.</param>
    /// <param name="code">Code of the new round.</param>
    /// <param name="title">Title of the new round; null to keep the title.</param>
    /// <param name="dates">When the new round takes answers.</param>
    /// <param name="actor">Who creates it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<Outcome<RoundStanding>> Copy(
        string from,
        string code,
        string? title,
        RoundDates dates,
        Actor actor,
        CancellationToken cancellationToken = default)
    {
        var problems = new ProblemLog();
        await using var session = await store.BeginWriteAsync(cancellationToken);
        if (await session.Rounds.FindLatest(from) is not { } earlier)
        {
            return RoundDesk.Unknown<RoundStanding>(from, problems);
        }

        if (await session.Rounds.Find(code) is not null)
        {
            problems.Add(ProblemCatalogue.RoundTaken, RequestPlace.Member("code"), ("found", code));
            return problems.ToOutcome<RoundStanding>(null);
        }

        var (definition, round) = RoundDefinition.Read(RoundDesk.Edit(earlier.ToDefinition().WithoutPublished(), document =>
        {
            document["code"] = code;
            if (title is not null)
            {
                document["title"] = title;
            }

            dates.WriteTo(document);
            DeadlineExtensions.Clear(document);
        }).ToFiles(), problems);
        if (round is not null)
        {
            RoundLimits.Verify(round, RoundPlace, problems);
        }

        if (problems.Errors > 0)
        {
            return problems.ToOutcome<RoundStanding>(null);
        }

        await session.Rounds.SetDecision(code, RoundDecision.Prepared, reason: null, actor.Name);
        foreach (var contact in await session.Contacts.GetAll(from))
        {
            await session.Contacts.Save((Contact.Of(contact) with { Id = session.NewId(), Bounce = null }).ToRow(code));
        }

        return await RoundDesk.Store(session, definition!, round!, "round-created", $"copy of {from}", actor, problems);
    }
}
