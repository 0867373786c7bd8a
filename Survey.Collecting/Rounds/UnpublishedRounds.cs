using Survey.Collecting.Directories;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Storage;
using Survey.Storage.Tables;

namespace Survey.Collecting.Rounds;

/// <summary>
/// Use cases of rounds that were never published: delete one, or give it another code. Nobody outside knows such a round, so nothing refers
/// to it. Every call is one transaction.
/// </summary>
public sealed class UnpublishedRounds(IStore store)
{
    private static readonly Place RequestPlace = Place.OfFile("request");

    /// <summary>
    /// Deletes a round with its directory, contacts, wordings, plan of messages and what analysts added, so that its code is free again.
    /// The audit trail stays.
    /// </summary>
    /// <param name="code">The round's code.</param>
    /// <param name="actor">Who deletes it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The round as it was.</returns>
    public async Task<Outcome<RoundStanding>> Delete(string code, Actor actor, CancellationToken cancellationToken = default)
    {
        var problems = new ProblemLog();
        await using var session = await store.BeginWriteAsync(cancellationToken);
        if (await Find(session, code, "delete", problems) is not { } standing)
        {
            return problems.ToOutcome<RoundStanding>(null);
        }

        await session.Rounds.Remove(code);
        await session.Audit.Append(actor, "round-deleted", code, subject: null, details: null);
        await session.Commit();
        return problems.ToOutcome(standing);
    }

    /// <summary>
    /// Gives a round another code, with its contacts, wordings, plan of messages and what analysts added. Links made for it end.
    /// </summary>
    /// <param name="code">The round's code.</param>
    /// <param name="to">The new code.</param>
    /// <param name="actor">Who renames it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<Outcome<RoundStanding>> Rename(string code, string to, Actor actor, CancellationToken cancellationToken = default)
    {
        var problems = new ProblemLog();
        await using var session = await store.BeginWriteAsync(cancellationToken);
        if (await Find(session, code, "rename", problems) is not { } standing || code == to)
        {
            return problems.ToOutcome(problems.Errors > 0 ? null : await RoundDesk.Find(session, code));
        }

        if (await session.Rounds.Find(to) is not null)
        {
            problems.Add(ProblemCatalogue.RoundTaken, RequestPlace.Member("code"), ("found", to));
        }

        var stored = (await session.Rounds.FindLatest(code))!.ToDefinition();
        var (definition, round) = RoundDefinition.Read(
            RoundDesk.Edit(stored, document => document["code"] = to).ToFiles(),
            problems);
        if (round is not null)
        {
            RoundLimits.Verify(round, Place.OfFile("round.json"), problems);
        }

        if (problems.Errors > 0)
        {
            return problems.ToOutcome<RoundStanding>(null);
        }

        var contacts = (await session.Contacts.GetAll(code)).Select(Contact.Of).ToList();
        var wordings = await session.Wordings.GetAll(code);
        var plans = await session.Plans.GetAll(code);
        var entries = await session.Analysis.GetLatest(code);
        await session.Editing.Rename(code, to);
        await session.TranslationReviews.Rename(code, to);
        await session.Rounds.Remove(code);
        await session.Audit.Append(actor, "round-renamed", code, subject: null, $"now {to}");
        await session.Rounds.SetDecision(to, standing.Decision, reason: null, actor.Name);
        foreach (var contact in contacts)
        {
            await session.Contacts.Save(contact.ToRow(to));
        }

        foreach (var wording in wordings)
        {
            await session.Wordings.Save(new WordingRow
            {
                Round = to,
                Kind = wording.Kind,
                Language = wording.Language,
                Subject = wording.Subject,
                Body = wording.Body,
            });
        }

        foreach (var plan in plans)
        {
            await session.Plans.Save(plan with { Round = to });
        }

        foreach (var entry in entries.Where(entry => entry.Document is not null))
        {
            await session.Analysis.Add(to, entry.Entry, entry.Document, new Actor(ActorRoles.Find(entry.Role) ?? actor.Role, entry.MadeBy));
        }

        return await RoundDesk.Store(session, definition!, round!, "round-renamed", $"was {code}", actor, problems);
    }

    private static async Task<RoundStanding?> Find(StoreSession session, string code, string action, ProblemLog problems)
    {
        var standing = await RoundDesk.Find(session, code);
        if (standing is null)
        {
            problems.Add(ProblemCatalogue.RoundUnknown, RequestPlace, ("found", code));
            return null;
        }

        if (standing.Decision != RoundDecision.Prepared)
        {
            RoundRules.RefusePhase(standing, action, problems);
        }
        else if (await session.Rounds.HasAnswers(code))
        {
            RoundRules.RefusePhase(standing, "answered", problems);
        }

        return problems.Errors > 0 ? null : standing;
    }
}
