using System.Text;
using Survey.Collecting.Directories;
using Survey.Collecting.Invitations;
using Survey.Collecting.Messages;
using Survey.Collecting.Rounds;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.XlsForms;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Storage;

namespace Survey.Collecting.RoundWorkbooks;

/// <summary>Use cases of the workbook of a whole round. Every call is one transaction.</summary>
/// <param name="store">The store.</param>
public sealed class RoundWorkbookDesk(IStore store)
{
    private static readonly Place RequestPlace = Place.OfFile("request");

    /// <summary>What the workbook of a round holds; null if there is no round with that code.</summary>
    public async Task<RoundWorkbookContent?> Find(string round, CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return await Find(session, round);
    }

    /// <summary>The round's code that a workbook says; empty if it says none.</summary>
    public static string GetCode(XlsForm form) =>
        form.FindSheet(RoundSheet.Name) is { } sheet && RoundSheet.Read(sheet, new ProblemLog()) is { } settings
            ? settings.GetValueOrDefault(RoundSheet.Code).Text ?? ""
            : "";

    /// <summary>Checks a workbook as that of a new round, without a store.</summary>
    public static Outcome<ReadWorkbook> Verify(XlsForm form)
    {
        var problems = new ProblemLog();
        var read = new RoundWorkbookReading(form, present: null, removes: false, problems).Read();
        if (read is null)
        {
            return problems.ToOutcome<ReadWorkbook>(null);
        }

        var reading = new ProblemLog();
        RoundDefinition.Read(read.Files, reading);
        foreach (var problem in reading.Problems)
        {
            problems.Add(read.At(problem));
        }

        return problems.ToOutcome(read);
    }

    /// <summary>Creates a round that is not yet published.</summary>
    /// <param name="form">The sheets of the workbook.</param>
    /// <param name="actor">Who creates it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<Outcome<RoundStanding>> Create(XlsForm form, Actor actor, CancellationToken cancellationToken = default)
    {
        var problems = new ProblemLog();
        if (new RoundWorkbookReading(form, present: null, removes: false, problems).Read() is not { } read)
        {
            return problems.ToOutcome<RoundStanding>(null);
        }

        var outcome = await new NewRoundDesk(store).Create(
            read.Files,
            read.Contacts,
            (session, log) => SaveWordings(session, read.Code, read, log),
            actor,
            cancellationToken);
        return With(problems, read, outcome);
    }

    /// <summary>Changes a round to what its workbook says, and nothing else of it.</summary>
    /// <param name="round">The round's code; it is a problem if the workbook is that of another round.</param>
    /// <param name="form">The sheets of the workbook. A part of the round whose sheets are missing stays as it is.</param>
    /// <param name="removes">True to remove organizations and contacts that the workbook does not have.</param>
    /// <param name="actor">Who changes it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<Outcome<RoundStanding>> Change(
        string round,
        XlsForm form,
        bool removes,
        Actor actor,
        CancellationToken cancellationToken = default)
    {
        ReadWorkbook? read = null;
        var found = new ProblemLog();
        var outcome = await new RoundDesk(store).ChangeDefinition(
            round,
            definition => read is null ? definition : ToDefinition(read, definition),
            async (session, standing, problems) =>
            {
                var present = (await Find(session, round))!;
                read = new RoundWorkbookReading(form, present, removes, found).Read();
                problems.Add(found);
                if (read is null)
                {
                    return;
                }

                if (read.Revision is { } seen && seen != standing.Revision)
                {
                    problems.Add(ProblemCatalogue.RoundWorkbookStale, read.Cells.GetValueOrDefault(RoundSheet.Revision) ?? RequestPlace);
                    return;
                }

                var book = await DirectoryDesk.ToBook(session, standing.Round);
                var after = ToDefinition(read, present.Definition);
                if (RoundDefinition.Read(after.ToFiles(), new ProblemLog()).Round is { } changed)
                {
                    foreach (
                        var removed in book.Directory.Organizations.Where(each =>
                            changed.Directory.FindOrganization(each.Code) is null && book.InUse.Contains(each.Code)))
                    {
                        problems.Add(ProblemCatalogue.OrganizationInUse, RequestPlace, ("found", removed.Code));
                    }
                }

                await SaveWordings(session, round, read, problems);
                if (problems.Errors == 0)
                {
                    await DirectoryDesk.Save(session, round, book.Contacts, read.Contacts);
                }
            },
            RoundDesk.Changed,
            details: null,
            actor,
            cancellationToken);
        return read is null ? outcome : outcome with { Problems = [.. outcome.Problems.Select(read.At)] };
    }

    private static async Task<RoundWorkbookContent?> Find(StoreSession session, string round) =>
        await session.Rounds.FindLatest(round) is not { } row
            ? null
            : new RoundWorkbookContent(
                row.ToDefinition(),
                row.Revision,
                [.. (await session.Contacts.GetAll(round)).Select(Contact.Of)],
                await session.Wordings.GetAll(round));

    private static RoundDefinition ToDefinition(ReadWorkbook read, RoundDefinition present)
    {
        var files = read.Files.ToDictionary(file => file.Name, file => Encoding.UTF8.GetString(file.Bytes), StringComparer.Ordinal);
        return present with
        {
            Framework = files[RoundDefinition.FileNames[0]],
            Directory = files[RoundDefinition.FileNames[1]],
            Questionnaire = files[RoundDefinition.FileNames[2]],
            Round = files[RoundDefinition.FileNames[3]],
            Further = RoundDefinition.WriteFurther(files.Where(file => RoundDefinition.IsFurther(file.Key))),
        };
    }

    private static async Task SaveWordings(StoreSession session, string round, ReadWorkbook read, ProblemLog problems)
    {
        foreach (var (kind, language, wording, place) in read.Wordings)
        {
            wording?.Verify(kind, place, problems);
            if (!MessageWording.Languages.Contains(language, StringComparer.Ordinal))
            {
                problems.Add(
                    ProblemCatalogue.LanguageUnknown,
                    place,
                    ("found", language),
                    ("known", Detail.Words(MessageWording.Languages)));
            }
        }

        if (problems.Errors > 0)
        {
            return;
        }

        foreach (var (kind, language, wording, _) in read.Wordings)
        {
            await InvitationDesk.StoreWording(session, round, kind, language, wording);
        }
    }

    private static Outcome<RoundStanding> With(ProblemLog before, ReadWorkbook read, Outcome<RoundStanding> outcome) =>
        outcome with
        {
            Problems = [.. before.Problems, .. outcome.Problems.Select(read.At)],
            Errors = before.Errors + outcome.Errors,
            ProblemsNotKept = before.NotKept + outcome.ProblemsNotKept,
        };
}
