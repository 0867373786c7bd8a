using System.Text.Json.Nodes;
using Survey.Collecting.Loading;
using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Storage;
using Survey.Storage.Tables;

namespace Survey.Collecting.Rounds;

/// <summary>Use cases of rounds: change, publish, close and reopen. Every call is one transaction.</summary>
public sealed class RoundDesk(IStore store)
{
    /// <summary>The action of a change of the definition; its details are those of <see cref="RoundChanges"/>.</summary>
    public const string Changed = "round-changed";

    private static readonly Place RequestPlace = Place.OfFile("request");

    private static readonly Place RoundPlace = Place.OfFile("round.json");
    private static readonly Place DirectoryPlace = Place.OfFile("directory.json");

    /// <summary>All rounds, by code.</summary>
    public async Task<IReadOnlyList<RoundStanding>> GetAll(CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return await ToStandings(session, await session.Rounds.GetCounts());
    }

    /// <summary>Some rounds, in the alphabetical order of their codes.</summary>
    /// <param name="after">Only rounds whose code comes after this one; null for all.</param>
    /// <param name="limit">The largest number of rounds.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<RoundStanding>> GetPage(string? after, int limit, CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return await ToStandings(session, await session.Rounds.GetCounts(after, limit));
    }

    /// <summary>A round with its phase and counts; null if there is no round with that code.</summary>
    public async Task<RoundStanding?> Find(string code, CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return await Find(session, code);
    }

    /// <summary>
    /// The documents of a round's latest definition, with the number of its revision; null if there is no round with that code.
    /// </summary>
    public async Task<(RoundDefinition Definition, int Revision)?> FindDefinition(
        string code,
        CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return await session.Rounds.FindLatest(code) is { } row ? (row.ToDefinition(), row.Revision) : null;
    }

    /// <summary>Changes a round's definition. All stored answers must fit the new definition; otherwise nothing is changed.</summary>
    /// <param name="code">The round's code, which cannot be changed.</param>
    /// <param name="change">Makes the new documents from the present ones.</param>
    /// <param name="actor">Who changes it.</param>
    /// <param name="seen">
    /// Number of the revision that the caller edited; it is a problem if it is not the latest. Null to skip this check.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task<Outcome<RoundStanding>> ChangeDefinition(
        string code,
        Func<RoundDefinition, RoundDefinition> change,
        Actor actor,
        int? seen = null,
        CancellationToken cancellationToken = default) =>
        Change(
            code,
            actor,
            Changed,
            reason: null,
            cancellationToken,
            (_, standing, problems) =>
            {
                RoundRules.VerifyLatest(standing, seen, problems);
                return Task.CompletedTask;
            },
            change);

    /// <summary>Changes a round's definition and further data in one transaction.</summary>
    /// <param name="code">The round's code.</param>
    /// <param name="change">Makes the new documents from the present ones.</param>
    /// <param name="also">Makes the other changes, before the definition is changed; they are rolled back if there is a problem.</param>
    /// <param name="action">Code of the action, for the audit trail.</param>
    /// <param name="details">Details for the audit trail, without personal data; may be null.</param>
    /// <param name="actor">Who changes it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    internal Task<Outcome<RoundStanding>> ChangeDefinition(
        string code,
        Func<RoundDefinition, RoundDefinition> change,
        Func<StoreSession, RoundStanding, ProblemLog, Task> also,
        string action,
        string? details,
        Actor actor,
        CancellationToken cancellationToken) =>
        Change(code, actor, action, details, cancellationToken, also, change);

    /// <summary>Publishes a round: it takes answers from its first day on.</summary>
    public Task<Outcome<RoundStanding>> Publish(string code, Actor actor, CancellationToken cancellationToken = default) =>
        Change(code, actor, "round-published", reason: null, cancellationToken, async (session, standing, problems) =>
        {
            if (standing.Decision != RoundDecision.Prepared)
            {
                RoundRules.RefusePhase(standing, "publish", problems);
            }

            if (standing.Phase != RoundPhase.Closed && standing.Round.ClosesAt <= session.Time.GetUtcNow())
            {
                problems.Add(ProblemCatalogue.RoundDatesOrder["closed"], RequestPlace.Member("closes"));
            }

            await session.Rounds.SetDecision(code, RoundDecision.Published, reason: null, actor.Name);
        });

    /// <summary>Closes a round now: it takes no more answers. Drafts are kept.</summary>
    public Task<Outcome<RoundStanding>> Close(string code, string? reason, Actor actor, CancellationToken cancellationToken = default) =>
        Change(code, actor, "round-closed", reason, cancellationToken, async (session, standing, problems) =>
        {
            if (standing.Phase is RoundPhase.Preparing or RoundPhase.Closed)
            {
                RoundRules.RefusePhase(standing, "close", problems);
            }

            await session.Rounds.SetDecision(code, RoundDecision.Closed, reason, actor.Name);
        });

    /// <summary>Reopens a closed round. Extensions beyond the new last day are shortened to it.</summary>
    /// <param name="code">The round's code.</param>
    /// <param name="deadline">The new last day in time; null to keep the present one, so that answers are late if it has passed.</param>
    /// <param name="closes">The new last day; null for no limit.</param>
    /// <param name="reason">The reason; required.</param>
    /// <param name="actor">Who reopens it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task<Outcome<RoundStanding>> Reopen(
        string code,
        DateOnly? deadline,
        DateOnly? closes,
        string reason,
        Actor actor,
        CancellationToken cancellationToken = default) =>
        Change(
            code,
            actor,
            "round-reopened",
            reason
                + (deadline is null ? "" : $" (deadline {deadline:yyyy-MM-dd})")
                + (closes is null ? "" : $" (closes on {closes:yyyy-MM-dd})"),
            cancellationToken,
            async (session, standing, problems) =>
            {
                if (standing.Phase != RoundPhase.Closed)
                {
                    RoundRules.RefusePhase(standing, "reopen", problems);
                }

                if (string.IsNullOrWhiteSpace(reason))
                {
                    problems.Add(ProblemCatalogue.ReasonMissing["reopen"], RequestPlace.Member("reason"));
                }

                RoundRules.VerifyDay(deadline, "deadline", session, problems);
                RoundRules.VerifyLastDay(closes, standing.Round, session, problems);
                await session.Rounds.SetDecision(code, RoundDecision.Published, reason, actor.Name);
            },
            definition => Edit(definition, document =>
            {
                if (deadline is not null)
                {
                    RoundDates.Set(document, "deadline", deadline);
                    DeadlineExtensions.DropUpTo(document, deadline.Value);
                }

                RoundDates.Set(document, "closes", closes);
                DeadlineExtensions.CutAt(document, closes);
            }));

    /// <summary>Changes the dates of a round that is not closed. Extensions beyond the new last day are shortened to it.</summary>
    /// <param name="code">The round's code.</param>
    /// <param name="dates">The new dates. A new last day must not be in the past, since it would close the round at once.</param>
    /// <param name="actor">Who changes them.</param>
    /// <param name="seen">
    /// As for <see cref="ChangeDefinition(string, Func{RoundDefinition, RoundDefinition}, Actor, int?, CancellationToken)"/>.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task<Outcome<RoundStanding>> ChangeDates(
        string code,
        RoundDates dates,
        Actor actor,
        int? seen = null,
        CancellationToken cancellationToken = default) =>
        Change(
            code,
            actor,
            Changed,
            reason: null,
            cancellationToken,
            (session, standing, problems) =>
            {
                RoundRules.VerifyLatest(standing, seen, problems);
                RoundRules.VerifyNotClosed(standing, problems);
                RoundRules.VerifyLastDay(
                    dates.Closes == standing.Round.Closes ? null : dates.Closes,
                    standing.Round,
                    session,
                    problems);
                return Task.CompletedTask;
            },
            definition => Edit(definition, document =>
            {
                dates.WriteTo(document);
                DeadlineExtensions.CutAt(document, dates.Closes);
            }));

    /// <summary>Moves the deadline of a round that is not closed, or extends it for some organizations.</summary>
    /// <param name="code">The round's code.</param>
    /// <param name="deadline">The new last day in time.</param>
    /// <param name="organizations">
    /// The organizations to extend it for, no earlier than the round's deadline; this replaces their extensions. Null to move the round's
    /// deadline; this removes extensions that do not exceed it.
    /// </param>
    /// <param name="closes">The new last day of the round; null to keep the present one.</param>
    /// <param name="actor">Who moves it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task<Outcome<RoundStanding>> Extend(
        string code,
        DateOnly deadline,
        IReadOnlyList<string>? organizations,
        DateOnly? closes,
        Actor actor,
        CancellationToken cancellationToken = default) =>
        Change(
            code,
            actor,
            "deadline-moved",
            $"{deadline:yyyy-MM-dd}"
                + (organizations is null ? "" : $" for {string.Join(", ", organizations)}")
                + (closes is null ? "" : $"; the round closes on {closes:yyyy-MM-dd}"),
            cancellationToken,
            (session, standing, problems) =>
            {
                RoundRules.VerifyNotClosed(standing, problems);
                RoundRules.VerifyDay(deadline, "deadline", session, problems);
                if (organizations is not null)
                {
                    RoundRules.VerifyLater(deadline, standing.Round.Deadline, problems);
                }

                return Task.CompletedTask;
            },
            definition => Edit(definition, document =>
            {
                if (closes is not null)
                {
                    RoundDates.Set(document, "closes", closes);
                }

                if (organizations is null)
                {
                    RoundDates.Set(document, "deadline", deadline);
                    DeadlineExtensions.DropUpTo(document, deadline);
                }
                else
                {
                    DeadlineExtensions.Grant(document, organizations, deadline);
                }
            }));

    /// <summary>The documents with a changed <c>round.json</c>.</summary>
    public static RoundDefinition Edit(RoundDefinition definition, Action<JsonObject> change)
    {
        var document = JsonNode.Parse(definition.Round)!.AsObject();
        change(document);
        return definition with { Round = document.ToJsonString() };
    }

    internal static async Task<RoundStanding?> Find(StoreSession session, string code) =>
        await session.Rounds.FindCounts(code) is { } counts ? await ToStanding(session, counts) : null;

    private static async Task<IReadOnlyList<RoundStanding>> ToStandings(StoreSession session, IReadOnlyList<RoundCountsRow> rounds)
    {
        var standings = new List<RoundStanding>();
        foreach (var counts in rounds)
        {
            standings.Add(await ToStanding(session, counts));
        }

        return standings;
    }

    private static async Task<RoundStanding> ToStanding(StoreSession session, RoundCountsRow counts)
    {
        var round = await session.Rounds.Get(counts);
        var decision = counts.GetDecision();
        return new RoundStanding(
            round,
            counts.Revision,
            decision,
            round.GetPhase(decision, session.Time.GetUtcNow()),
            counts.Responded,
            counts.Drafts);
    }

    private async Task<Outcome<RoundStanding>> Change(
        string code,
        Actor actor,
        string action,
        string? reason,
        CancellationToken cancellationToken,
        Func<StoreSession, RoundStanding, ProblemLog, Task> decide,
        Func<RoundDefinition, RoundDefinition>? change = null)
    {
        var problems = new ProblemLog();
        await using var session = await store.BeginWriteAsync(cancellationToken);
        if (await Find(session, code) is not { } standing)
        {
            return Unknown<RoundStanding>(code, problems);
        }

        await decide(session, standing, problems);
        var stored = (await session.Rounds.FindLatest(code))!.ToDefinition();
        var changed = change?.Invoke(stored) ?? stored;
        var (definition, round) = RoundDefinition.Read(changed.ToFiles(), problems);
        if (round is not null && round.Code != code)
        {
            problems.Add(ProblemCatalogue.RoundTaken["kept"], RoundPlace.Member("code"), ("found", code));
        }
        else if (round is not null && !round.Title.Equals(standing.Round.Title))
        {
            RoundLimits.Verify(round, RoundPlace, problems);
        }

        if (round is not null)
        {
            RoundRules.VerifyClosingTime(standing, round, session, problems);
        }

        // A change of the directory alone has reported its own problems, with their places.
        if (round is not null && problems.Errors == 0)
        {
            DirectoryLimits.Verify(round.Directory, standing.Round.Directory, DirectoryPlace, problems);
        }

        return problems.Errors > 0
            ? problems.ToOutcome<RoundStanding>(null)
            : await Store(
                session,
                definition!,
                round!,
                action,
                action == Changed ? RoundChanges.Describe(stored, definition!) : reason,
                actor,
                problems);
    }

    /// <summary>Stores a definition with its entry of the audit trail, and commits.</summary>
    internal static async Task<Outcome<RoundStanding>> Store(
        StoreSession session,
        RoundDefinition definition,
        Round round,
        string action,
        string? reason,
        Actor actor,
        ProblemLog problems)
    {
        var change = await DefinitionChange.Save(session, definition, round, problems);
        if (problems.Errors == 0)
        {
            await change.DeriveAgain(problems);
        }

        if (problems.Errors > 0)
        {
            return problems.ToOutcome<RoundStanding>(null);
        }

        await session.Audit.Append(actor, action, round.Code, subject: null, reason);
        var standing = await Find(session, round.Code);
        await session.Commit();
        return problems.ToOutcome(standing);
    }

    internal static Outcome<T> Unknown<T>(string code, ProblemLog problems)
        where T : class
    {
        problems.Add(ProblemCatalogue.RoundUnknown, RequestPlace, ("found", code));
        return problems.ToOutcome<T>(null);
    }
}
