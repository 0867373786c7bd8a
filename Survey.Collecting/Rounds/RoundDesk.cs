using System.Text.Json.Nodes;
using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Storage;
using Survey.Storage.Sqlite;
using Survey.Storage.Tables;

namespace Survey.Collecting.Rounds;

/// <summary>Where coordinators make rounds, publish, close and open them again. Every call is one transaction.</summary>
/// <param name="store">The store.</param>
public sealed class RoundDesk(SqliteStore store)
{
    private static readonly Place RequestPlace = Place.OfFile("request");

    private static readonly Place RoundPlace = Place.OfFile("round.json");
    private static readonly Place DirectoryPlace = Place.OfFile("directory.json");

    /// <summary>All rounds, in the alphabetical order of their codes.</summary>
    public IReadOnlyList<RoundStanding> GetAll()
    {
        using var session = store.BeginSession(writes: false);
        return [.. session.Rounds.GetCodes().Select(code => Find(session, code)!)];
    }

    /// <summary>A round and where it stands; null if there is none of that code.</summary>
    public RoundStanding? Find(string code)
    {
        using var session = store.BeginSession(writes: false);
        return Find(session, code);
    }

    /// <summary>Makes a round, to be prepared and published later.</summary>
    /// <param name="files">The bytes of each of <see cref="RoundDefinition.FileNames"/>; null for one that is not there.</param>
    /// <param name="actor">Who makes it.</param>
    public Outcome<RoundStanding> Create(IReadOnlyList<byte[]?> files, Actor actor)
    {
        var problems = new ProblemLog();
        foreach (var name in RoundDefinition.FileNames.Where((_, index) => files[index] is null))
        {
            problems.Add(
                ProblemCatalogue.FileMissing,
                Place.OfFile(name),
                ("file", Detail.Exact(name)),
                ("needed", Detail.Words(RoundDefinition.FileNames)));
        }

        var (definition, round) = RoundDefinition.Read(files, problems);
        using var session = store.BeginSession(writes: true);
        if (round is not null && Find(session, round.Code) is not null)
        {
            problems.Add(ProblemCatalogue.RoundTaken, RoundPlace.Member("code"), ("found", round.Code));
        }

        if (round is not null)
        {
            RoundLimits.Verify(round, RoundPlace, problems);
            DirectoryLimits.Verify(round.Directory, before: null, DirectoryPlace, problems);
        }

        if (problems.Errors > 0)
        {
            return problems.ToOutcome<RoundStanding>(null);
        }

        session.Rounds.SetDecision(round!.Code, RoundDecision.Prepared, reason: null, actor.Name);
        return Store(session, definition!, round, "round-created", reason: null, actor, problems);
    }

    /// <summary>Makes a round like an earlier one, with its contacts and without its responses, links and dates.</summary>
    /// <param name="from">The earlier round's code.</param>
    /// <param name="code">The new round's code.</param>
    /// <param name="title">Its title; null for that of the earlier one.</param>
    /// <param name="dates">When it takes answers.</param>
    /// <param name="actor">Who makes it.</param>
    public Outcome<RoundStanding> Copy(string from, string code, string? title, RoundDates dates, Actor actor)
    {
        var problems = new ProblemLog();
        using var session = store.BeginSession(writes: true);
        if (Find(session, from) is not { } earlier)
        {
            return Unknown(from, problems);
        }

        if (Find(session, code) is not null)
        {
            problems.Add(ProblemCatalogue.RoundTaken, RequestPlace.Member("code"), ("found", code));
            return problems.ToOutcome<RoundStanding>(null);
        }

        var (definition, round) = ReadChanged(earlier.Definition, document =>
        {
            document["code"] = code;
            if (title is not null)
            {
                document["title"] = title;
            }

            dates.WriteTo(document);
            LaterDeadlines.Clear(document);
        }, problems);
        if (round is not null)
        {
            RoundLimits.Verify(round, RoundPlace, problems);
        }

        if (problems.Errors > 0)
        {
            return problems.ToOutcome<RoundStanding>(null);
        }

        session.Rounds.SetDecision(code, RoundDecision.Prepared, reason: null, actor.Name);
        foreach (var contact in session.Contacts.GetAll(from))
        {
            session.Contacts.Save(new ContactRow
            {
                Id = session.NewId().ToByteArray(bigEndian: true),
                Round = code,
                Organization = contact.Organization,
                Role = contact.Role,
                Name = contact.Name,
                Email = contact.Email,
                Language = contact.Language,
            });
        }

        return Store(session, definition!, round!, "round-created", $"copy of {from}", actor, problems);
    }

    /// <summary>Changes what defines a round. What was answered stays, and must still have its place: else it is a problem, and nothing is changed.</summary>
    /// <param name="code">The round's code, which cannot be changed.</param>
    /// <param name="change">Makes the new documents from those there are.</param>
    /// <param name="actor">Who changes it.</param>
    /// <param name="seen">The revision that the change was made on; if it is no longer the latest, that is a problem. Null for any.</param>
    public Outcome<RoundStanding> ChangeDefinition(string code, Func<RoundDefinition, RoundDefinition> change, Actor actor, int? seen = null) =>
        Change(code, actor, "round-changed", reason: null, (_, standing, problems) => RoundRules.VerifyLatest(standing, seen, problems), change);

    /// <summary>Changes what defines a round, and what belongs to it, in one transaction.</summary>
    /// <param name="code">The round's code.</param>
    /// <param name="change">Makes the new documents from those there are.</param>
    /// <param name="also">What else is changed; it is undone too if there is a problem.</param>
    /// <param name="action">What is done, for the audit trail.</param>
    /// <param name="details">Of what, for the audit trail; nothing personal.</param>
    /// <param name="actor">Who changes it.</param>
    internal Outcome<RoundStanding> ChangeDefinition(
        string code,
        Func<RoundDefinition, RoundDefinition> change,
        Action<StoreSession, RoundStanding, ProblemLog> also,
        string action,
        string? details,
        Actor actor) =>
        Change(code, actor, action, details, also, change);

    /// <summary>Publishes a round: from its first day on, answers are taken.</summary>
    public Outcome<RoundStanding> Publish(string code, Actor actor) =>
        Change(code, actor, "round-published", reason: null, (session, standing, problems) =>
        {
            if (standing.Decision != RoundDecision.Prepared)
            {
                RoundRules.RefusePhase(standing, "publish", problems);
            }

            if (standing.Phase != RoundPhase.Closed && standing.Round.Closes < session.Today)
            {
                problems.Add(ProblemCatalogue.RoundDatesOrder["closed"], RequestPlace.Member("closes"));
            }

            session.Rounds.SetDecision(code, RoundDecision.Published, reason: null, actor.Name);
        });

    /// <summary>Closes a round now: no more answers are taken. Drafts are kept.</summary>
    public Outcome<RoundStanding> Close(string code, string? reason, Actor actor) =>
        Change(code, actor, "round-closed", reason, (session, standing, problems) =>
        {
            if (standing.Phase is RoundPhase.Preparing or RoundPhase.Closed)
            {
                RoundRules.RefusePhase(standing, "close", problems);
            }

            session.Rounds.SetDecision(code, RoundDecision.Closed, reason, actor.Name);
        });

    /// <summary>Opens a closed round again. Later deadlines of organizations that lie beyond its new last day end on that day.</summary>
    /// <param name="code">The round's code.</param>
    /// <param name="deadline">The new last day in time; null to leave the one it had, so that answers from now on are late if it has passed.</param>
    /// <param name="closes">The new last day; null for no limit.</param>
    /// <param name="reason">Why.</param>
    /// <param name="actor">Who opens it.</param>
    public Outcome<RoundStanding> Reopen(string code, DateOnly? deadline, DateOnly? closes, string reason, Actor actor) =>
        Change(
            code,
            actor,
            "round-reopened",
            $"{reason}{(deadline is null ? "" : $" (deadline {deadline:yyyy-MM-dd})")}{(closes is null ? "" : $" (closes on {closes:yyyy-MM-dd})")}",
            (session, standing, problems) =>
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
                RoundRules.VerifyDay(closes, "closes", session, problems);
                session.Rounds.SetDecision(code, RoundDecision.Published, reason, actor.Name);
            },
            definition => Edit(definition, document =>
            {
                if (deadline is not null)
                {
                    RoundDates.Set(document, "deadline", deadline);
                    LaterDeadlines.DropUpTo(document, deadline.Value);
                }

                RoundDates.Set(document, "closes", closes);
                LaterDeadlines.CutAt(document, closes);
            }));

    /// <summary>Changes the days of a round that is not closed. Later deadlines of organizations that lie beyond its new last day end on that day.</summary>
    /// <param name="code">The round's code.</param>
    /// <param name="dates">The days; a last day that is new lies not in the past, since the round would be closed at once.</param>
    /// <param name="actor">Who changes them.</param>
    /// <param name="seen">As with <see cref="ChangeDefinition(string, Func{RoundDefinition, RoundDefinition}, Actor, int?)"/>.</param>
    public Outcome<RoundStanding> ChangeDates(string code, RoundDates dates, Actor actor, int? seen = null) =>
        Change(
            code,
            actor,
            "round-changed",
            reason: null,
            (session, standing, problems) =>
            {
                RoundRules.VerifyLatest(standing, seen, problems);
                RoundRules.VerifyNotClosed(standing, problems);
                RoundRules.VerifyDay(dates.Closes == standing.Round.Closes ? null : dates.Closes, "closes", session, problems);
            },
            definition => Edit(definition, document =>
            {
                dates.WriteTo(document);
                LaterDeadlines.CutAt(document, dates.Closes);
            }));

    /// <summary>Moves the deadline of a round that is not closed, or grants some organizations a later one.</summary>
    /// <param name="code">The round's code.</param>
    /// <param name="deadline">The new last day in time.</param>
    /// <param name="organizations">For whom, and then no earlier than the round's, which ends what was granted to them; null for all, which ends extensions that are not longer.</param>
    /// <param name="closes">The new day the round closes; null to leave it.</param>
    /// <param name="actor">Who moves it.</param>
    public Outcome<RoundStanding> Extend(string code, DateOnly deadline, IReadOnlyList<string>? organizations, DateOnly? closes, Actor actor) =>
        Change(
            code,
            actor,
            "deadline-moved",
            $"{deadline:yyyy-MM-dd}{(organizations is null ? "" : $" for {string.Join(", ", organizations)}")}{(closes is null ? "" : $"; the round closes on {closes:yyyy-MM-dd}")}",
            (session, standing, problems) =>
            {
                RoundRules.VerifyNotClosed(standing, problems);
                RoundRules.VerifyDay(deadline, "deadline", session, problems);
                if (organizations is not null)
                {
                    RoundRules.VerifyLater(deadline, standing.Round.Deadline, problems);
                }
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
                    LaterDeadlines.DropUpTo(document, deadline);
                }
                else
                {
                    LaterDeadlines.Grant(document, organizations, deadline);
                }
            }));

    /// <summary>The documents with <c>round.json</c> changed.</summary>
    public static RoundDefinition Edit(RoundDefinition definition, Action<JsonObject> change)
    {
        var document = JsonNode.Parse(definition.Round)!.AsObject();
        change(document);
        return definition with { Round = document.ToJsonString() };
    }

    internal static RoundStanding? Find(StoreSession session, string code)
    {
        if (session.FindRound(code) is not (var round, var revision))
        {
            return null;
        }

        var decision = session.Rounds.GetDecision(code);
        var (responded, drafts) = session.Rounds.Count(code);
        return new RoundStanding(round, revision, session.Rounds.GetDefinition(code), decision, round.GetPhase(decision, session.Today), responded, drafts);
    }

    private Outcome<RoundStanding> Change(
        string code,
        Actor actor,
        string action,
        string? reason,
        Action<StoreSession, RoundStanding, ProblemLog> decide,
        Func<RoundDefinition, RoundDefinition>? change = null)
    {
        var problems = new ProblemLog();
        using var session = store.BeginSession(writes: true);
        if (Find(session, code) is not { } standing)
        {
            return Unknown(code, problems);
        }

        decide(session, standing, problems);
        var changed = change?.Invoke(standing.Definition) ?? standing.Definition;
        var (definition, round) = RoundDefinition.Read([.. changed.ToFiles()], problems);
        if (round is not null && round.Code != code)
        {
            problems.Add(ProblemCatalogue.RoundTaken["kept"], RoundPlace.Member("code"), ("found", code));
        }
        else if (round is not null && !round.Title.Equals(standing.Round.Title))
        {
            RoundLimits.Verify(round, RoundPlace, problems);
        }

        // Who changes the directory alone has said already where it stands.
        if (round is not null && problems.Errors == 0)
        {
            DirectoryLimits.Verify(round.Directory, standing.Round.Directory, DirectoryPlace, problems);
        }

        return problems.Errors > 0 ? problems.ToOutcome<RoundStanding>(null) : Store(session, definition!, round!, action, reason, actor, problems);
    }

    private static Outcome<RoundStanding> Store(
        StoreSession session,
        RoundDefinition definition,
        Round round,
        string action,
        string? reason,
        Actor actor,
        ProblemLog problems)
    {
        // It shares the session, which the caller ends.
#pragma warning disable CA2000
        var writer = new StoreWriter(session);
#pragma warning restore CA2000
        writer.SaveDefinition(definition, round, problems);
        if (problems.Errors == 0)
        {
            writer.DeriveAgain(problems);
        }

        if (problems.Errors > 0)
        {
            return problems.ToOutcome<RoundStanding>(null);
        }

        session.Audit.Append(actor, action, round.Code, subject: null, reason);
        var standing = Find(session, round.Code);
        writer.Commit();
        return problems.ToOutcome(standing);
    }

    private static (RoundDefinition? Definition, Round? Round) ReadChanged(RoundDefinition definition, Action<JsonObject> change, ProblemLog problems) =>
        RoundDefinition.Read([.. Edit(definition, change).ToFiles()], problems);

    private static Outcome<RoundStanding> Unknown(string code, ProblemLog problems)
    {
        problems.Add(ProblemCatalogue.RoundUnknown, RequestPlace, ("found", code));
        return problems.ToOutcome<RoundStanding>(null);
    }
}
