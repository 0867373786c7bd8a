using System.Text.Json;
using Survey.Collecting.Invitations;
using Survey.Collecting.Messages;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Reading.Typed;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Storage;
using Survey.Storage.Sqlite;
using Survey.Storage.Tables;

namespace Survey.Collecting.Responses;

/// <summary>
/// Where responses are written, submitted, endorsed, returned and withdrawn. Every call is one transaction: the change,
/// what is derived from it, its entry in the audit trail and the messages it causes are stored together or not at all.
/// </summary>
/// <remarks>
/// Whoever comes too late learns it (<c>response-stale</c>) and changes nothing; nothing is ever overwritten that the
/// caller has not seen, if the caller says what it has seen (<see cref="DeskRequest.ExpectedETag"/>).
/// </remarks>
/// <param name="store">The store.</param>
/// <param name="mailroom">Who writes the messages that follow from a new revision; null for nobody.</param>
public sealed class ResponseDesk(SqliteStore store, Mailroom? mailroom = null)
{
    private static readonly Place RequestPlace = Place.OfFile("request");

    /// <summary>All there is of a response; null if there is no such round, or the organization is not invited to it.</summary>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    public ResponseDossier? Find(string round, string organization)
    {
        using var session = store.BeginSession(writes: false);
        return Dossiers.Find(session, round, organization);
    }

    /// <summary>Keeps a draft, beside what was submitted.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="organization">The organization's code.</param>
    /// <param name="edit">Makes what is to be kept from what is there now; null to keep it as it is. It runs inside the transaction, so nobody else can save in between.</param>
    /// <param name="request">Who, and on what condition.</param>
    /// <returns>The response after it; a draft that says the same as before is not a new version.</returns>
    public Outcome<ResponseDossier> Save(string round, string organization, Func<ResponseDossier, DraftContent?> edit, DeskRequest request) =>
        SaveWithin(within: null, round, organization, edit, request);

    /// <summary>The same as a part of a transaction that the caller commits, or its own if there is none.</summary>
    internal Outcome<ResponseDossier> SaveWithin(StoreSession? within, string round, string organization, Func<ResponseDossier, DraftContent?> edit, DeskRequest request) =>
        Do(round, organization, ResponseAction.Save, request, within: within, work: (session, dossier, _, _) =>
        {
            var content = edit(dossier);
            if (content is null || Says(dossier, content))
            {
                return;
            }

            var version = session.Drafts.Find(round, organization)?.Version ?? 0;
            session.Drafts.Save(new DraftRow
            {
                Round = round,
                Respondent = organization,
                Version = version + 1,
                Document = ToDocument(dossier, content),
                AsTyped = content.AsTyped.Count == 0 ? null : JsonSerializer.Serialize(content.AsTyped),
                SavedAt = session.Now,
                SavedBy = request.Actor.Name,
            });
            if (dossier.Draft is null)
            {
                session.Audit.Append(request.Actor, "draft-begun", round, organization, request.Way.ToCode());
            }
        });

    /// <summary>Throws a draft away; what was submitted stays as it is.</summary>
    public Outcome<ResponseDossier> Discard(string round, string organization, DeskRequest request) =>
        Do(round, organization, ResponseAction.Save, request, (session, dossier, _, _) =>
        {
            if (dossier.Draft is not null)
            {
                session.Drafts.Clear(round, organization);
                session.Audit.Append(request.Actor, "draft-discarded", round, organization, details: null);
            }
        });

    /// <summary>Submits what was drafted: complete, checked, as a new revision. Submitting what is submitted already changes nothing.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="organization">The organization's code.</param>
    /// <param name="submittedBy">The name of who submits.</param>
    /// <param name="request">Who, and on what condition.</param>
    public Outcome<ResponseDossier> Submit(string round, string organization, string submittedBy, DeskRequest request) =>
        SubmitWithin(within: null, round, organization, submittedBy, request);

    /// <summary>The same as a part of a transaction that the caller commits, or its own if there is none.</summary>
    internal Outcome<ResponseDossier> SubmitWithin(StoreSession? within, string round, string organization, string submittedBy, DeskRequest request) =>
        Do(round, organization, ResponseAction.Submit, request, within: within, name: submittedBy, work: (session, dossier, transition, problems) =>
        {
            if (ResponseRules.ReadName(submittedBy, "submittedBy", problems) is not { } name)
            {
                return;
            }

            if (dossier.State?.Counts() == true && dossier.Draft is null)
            {
                return;
            }

            if (request.Day > session.Today)
            {
                problems.Add(ProblemCatalogue.DateInvalid["arrival"], RequestPlace.Member("day"));
            }

            var response = ToSubmission(dossier, name, request.Day ?? session.Today);
            Check(dossier, response, problems);
            if (problems.Errors > 0)
            {
                return;
            }

            session.Drafts.Clear(round, organization);
            if (dossier.Latest?.Response is not { } latest || !latest.State.Counts() || !SaysTheSame(latest, response))
            {
                Revise(session, dossier, response, transition, request);
            }
        });

    /// <summary>What stands in the way of submitting now, as <see cref="Submit"/> would say it, and nothing is changed.</summary>
    /// <param name="dossier">The response.</param>
    /// <param name="today">The day, in universal time.</param>
    /// <returns>All problems, warnings too; none if it can be submitted.</returns>
    public static IReadOnlyList<Problem> Check(ResponseDossier dossier, DateOnly today)
    {
        var problems = new ProblemLog();
        Check(dossier, ToSubmission(dossier, "", today), problems);
        return problems.Problems;
    }

    private static void Check(ResponseDossier dossier, Response submission, ProblemLog problems)
    {
        foreach (var place in dossier.Content.AsTyped.Keys)
        {
            problems.Add(ProblemCatalogue.AnswerUnreadable, AnswerPlace.Of(place));
        }

        new ResponseValidator(dossier.Round).Validate(submission, AnswerPlace.Root, problems);
    }

    /// <summary>Endorses what was submitted.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="organization">The organization's code.</param>
    /// <param name="endorsedBy">The name of who endorses.</param>
    /// <param name="request">Who, and on what condition.</param>
    public Outcome<ResponseDossier> Endorse(string round, string organization, string endorsedBy, DeskRequest request) =>
        Do(round, organization, ResponseAction.Endorse, request, name: endorsedBy, work: (session, dossier, transition, problems) =>
        {
            if (ResponseRules.ReadName(endorsedBy, "endorsedBy", problems) is { } name)
            {
                Revise(session, dossier, dossier.Latest!.Response with { EndorsedBy = name }, transition, request);
            }
        });

    /// <summary>Gives a response back to the secretariat, which finds its answers as a draft.</summary>
    public Outcome<ResponseDossier> Return(string round, string organization, DeskRequest request) =>
        Do(round, organization, ResponseAction.Return, request, (session, dossier, transition, _) =>
            Revise(session, dossier, dossier.Latest!.Response with { EndorsedBy = null }, transition, request));

    /// <summary>Takes a response back.</summary>
    public Outcome<ResponseDossier> Withdraw(string round, string organization, DeskRequest request) =>
        Do(round, organization, ResponseAction.Withdraw, request, (session, dossier, transition, _) =>
            Revise(session, dossier, dossier.Latest!.Response with { EndorsedBy = null }, transition, request));

    /// <summary>All revisions of a response, the first one first; null if there is no such round or it does not invite the organization.</summary>
    public IReadOnlyList<RevisionEntry>? FindHistory(string round, string organization)
    {
        using var session = store.BeginSession(writes: false);
        return Dossiers.Find(session, round, organization) is { } dossier
            ? [.. session.Revisions.GetAll(round, organization).Select(row => Dossiers.ToEntry(row, dossier.Round))]
            : null;
    }

    /// <summary>What changed between two revisions of a response; null if there is no such round, organization or revision.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="organization">The organization's code.</param>
    /// <param name="from">The earlier revision's number; 0 for what was there before the first, which is nothing.</param>
    /// <param name="to">The later revision's number; null for what is there now, the draft if there is one.</param>
    public ResponseComparison? Compare(string round, string organization, int from, int? to)
    {
        using var session = store.BeginSession(writes: false);
        if (Dossiers.Find(session, round, organization) is not { } dossier)
        {
            return null;
        }

        AnswerSet? Find(int revision) => revision == 0
            ? AnswerSet.Empty
            : session.Revisions.GetAll(round, organization)
                .Where(row => row.Revision == revision)
                .Select(row => Dossiers.ToEntry(row, dossier.Round).Response.Answers)
                .FirstOrDefault();

        var (before, after) = (Find(from), to is { } later ? Find(later) : dossier.Content.Answers);
        return before is null || after is null ? null : ResponseComparison.Of(dossier.Round.Questionnaire, before, after);
    }

    /// <summary>Notes that somebody has a response open.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="organization">The organization's code.</param>
    /// <param name="visit">The browser, by a number of its own.</param>
    /// <param name="name">The visitor's name.</param>
    /// <returns>The names of the others who have had it open in the last two minutes.</returns>
    public IReadOnlyList<string> See(string round, string organization, string visit, string name)
    {
        try
        {
            using var session = store.BeginSession(writes: true);
            var since = StoreSession.ToText(session.Time.GetUtcNow().AddMinutes(-2));
            session.Drafts.See(round, organization, visit, name, forgottenBefore: since);
            var others = session.Drafts.GetOthers(round, organization, visit, since);
            session.Commit();
            return others;
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            // A disk that is full must not keep anybody from reading.
            return [];
        }
    }

    private Outcome<ResponseDossier> Do(
        string round,
        string organization,
        ResponseAction action,
        DeskRequest request,
        Action<StoreSession, ResponseDossier, ResponseTransition, ProblemLog> work,
        StoreSession? within = null,
        string? name = null)
    {
        var problems = new ProblemLog();
        using var own = within is null ? store.BeginSession(writes: true) : null;
        var session = within ?? own!;
        if (Dossiers.Find(session, round, organization) is not { } dossier)
        {
            problems.Add(ProblemCatalogue.ResponseNone, RequestPlace, ("round", round), ("organization", organization));
            return problems.ToOutcome<ResponseDossier>(null);
        }

        if (request.Key is { } key && session.Revisions.FindByRequest(round, organization, key) is { } made)
        {
            return ResponseRules.Repeat(Dossiers.ToEntry(made, dossier.Round), action, name, request, dossier, problems);
        }

        if (request.ExpectedETag is { } expected && expected != dossier.ETag)
        {
            problems.Add(
                ProblemCatalogue.ResponseStale,
                RequestPlace,
                ("saved", ResponseRules.SavedBy(dossier)),
                ("found", expected),
                ("current", dossier.ETag));
        }

        var reason = request.Reason is { } typed ? TypedText.ReadLines(typed, RequestPlace.Member("reason"), problems) : null;
        if (reason?.Length > DeskRequest.LongestReason)
        {
            problems.Add(ProblemCatalogue.ReasonTooLong, RequestPlace.Member("reason"), ("most", DeskRequest.LongestReason));
        }

        var transition = ResponseRules.FindTransition(dossier, action, request, problems);
        if (problems.Errors == 0)
        {
            work(session, dossier, transition!, problems);
        }

        if (problems.Errors > 0)
        {
            return problems.ToOutcome<ResponseDossier>(null);
        }

        var after = Dossiers.Find(session, round, organization);
        own?.Commit();
        return problems.ToOutcome(after);
    }

    private void Revise(StoreSession session, ResponseDossier dossier, Response response, ResponseTransition transition, DeskRequest request)
    {
        var (round, roundRevision) = session.FindRound(dossier.Round.Code)!.Value;
        var revised = response with { State = transition.To };
        var document = ResponseWriter.Write(revised);
        var row = new RevisionRow
        {
            Id = session.NewId().ToByteArray(bigEndian: true),
            Round = round.Code,
            Respondent = dossier.Organization.Code,
            Revision = (dossier.Latest?.Number ?? 0) + 1,
            RoundRevision = roundRevision,
            Document = document,
            Hash = RevisionRow.HashOf(document),
            StoredAt = session.Now,
            Role = request.Actor.Role.ToCode(),
            MadeBy = request.Actor.Name,
            Way = request.Way.ToCode(),
            Note = ResponseRules.NoteOf(request),
            RequestKey = request.Key,
        };
        session.Revisions.Add(row, revised, round);
        session.Audit.Append(
            request.Actor,
            $"response-{transition.To.ToCode()}",
            round.Code,
            dossier.Organization.Code,
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"revision {row.Revision}, {request.Way.ToCode()}, {Convert.ToHexStringLower(row.Hash)}"));
        mailroom?.Announce(session, dossier, Dossiers.ToEntry(row, round), request);
    }

    private static Response ToSubmission(ResponseDossier dossier, string submittedBy, DateOnly day)
    {
        var round = dossier.Round;
        var content = dossier.Content;
        var draft = new Response(
            Respondent.Of(dossier.Organization),
            ResponseState.Submitted,
            content.Language ?? round.Questionnaire.DefaultLanguage,
            day,
            submittedBy,
            EndorsedBy: null,
            dossier.Latest?.Response.Footnote,
            content.Answers);
        return draft with { Answers = draft.ToScope(round).ToRelevantAnswers() };
    }

    private static string ToDocument(ResponseDossier dossier, DraftContent content) =>
        ResponseWriter.Write(new Response(
            Respondent.Of(dossier.Organization),
            ResponseState.Draft,
            content.Language,
            SubmittedOn: null,
            SubmittedBy: null,
            EndorsedBy: null,
            dossier.Latest?.Response.Footnote,
            content.Answers));

    private static bool Says(ResponseDossier dossier, DraftContent content) =>
        (dossier.Draft is not null || dossier.Latest is not null)
        && dossier.Content.AsTyped.Count == content.AsTyped.Count
        && content.AsTyped.All(typed => dossier.Content.AsTyped.TryGetValue(typed.Key, out var before) && before == typed.Value)
        && ToDocument(dossier, dossier.Content) == ToDocument(dossier, content);

    private static bool SaysTheSame(Response submitted, Response response) =>
        ResponseWriter.Write(submitted with { State = response.State, SubmittedOn = response.SubmittedOn, SubmittedBy = response.SubmittedBy, EndorsedBy = null })
            == ResponseWriter.Write(response);
}
