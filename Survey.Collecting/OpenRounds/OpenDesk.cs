using System.Security.Cryptography;
using System.Text;
using Survey.Collecting.Links;
using Survey.Collecting.Responses;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Storage;
using Survey.Storage.Tables;

namespace Survey.Collecting.OpenRounds;

/// <summary>
/// Use cases of an open round: anybody begins an answer on the pages, or sends a complete one. Nothing about the person is stored but what
/// the answer says: no name, no address. A random id stands for the respondent.
/// </summary>
public sealed class OpenDesk(IStore store)
{
    // The definition of a round hardly ever changes while an answer is checked, and never twice.
    private const int MostAttempts = 3;

    private const int IdBytes = 16;

    private static readonly Place RequestPlace = Place.OfFile("request");

    /// <summary>The open round; null if there is none with that code, or it is not published.</summary>
    public async Task<OpenRound?> Find(string round, CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return (await FindRound(session, round)).Open;
    }

    /// <summary>Whether there is an open round with that code, published or not.</summary>
    public async Task<bool> Has(string round, CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return await session.Rounds.Find(round) is ({ IsOpen: true }, _);
    }

    /// <summary>Begins an answer: an empty draft, and the link by which its author returns to it.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="given">What the author says about himself or herself.</param>
    /// <param name="hasAgreed">True if the author agrees to the privacy notice.</param>
    /// <param name="language">Language of the author.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The link. Its secret is not stored and cannot be shown again.</returns>
    public async Task<Outcome<IssuedLink>> Begin(
        string round,
        GivenRespondent given,
        bool hasAgreed,
        string language,
        CancellationToken cancellationToken = default)
    {
        var problems = new ProblemLog();
        var id = NewId();
        await using var session = await store.BeginAnswerWriteAsync(id, cancellationToken);
        var (open, _) = await FindRound(session, round);
        if (ReadRespondent(open, round, given, hasAgreed, id, problems) is not { } respondent)
        {
            return problems.ToOutcome<IssuedLink>(null);
        }

        var first = FirstAnswers
            .For(open!.Round, respondent, language, store.Time.GetUtcNow())
            .Of(new(open.Round.Questionnaire.Scope, AnswerSet.Empty, outer: null));
        var content = RowIds.Complete(new DraftContent(first, language), previous: null);
        var actor = ToActor(respondent);
        await session.Drafts.Save(new DraftRow
        {
            Round = open.Round.Code,
            Respondent = respondent.Id,
            Version = 1,
            Document = ResponseDesk.ToDocument(respondent, footnote: null, content),
            RowIds = DraftJson.WriteRowIds(content),
            SavedAt = session.Now,
            SavedBy = actor.Name,
        });
        await session.Audit.Append(actor, "draft-begun", open.Round.Code, respondent.Id, InputChannel.Page.ToCode());
        var link = await LinkDesk.Issue(session, open.Round.Code, respondent.Id, ActorRole.Respondent, actor);
        await session.Commit();
        return problems.ToOutcome(link);
    }

    /// <summary>
    /// Submits a complete answer. It is read, checked and hashed before it is the writer's turn, and stored in one transaction.
    /// </summary>
    /// <param name="round">The round's code.</param>
    /// <param name="given">What the author says about himself or herself.</param>
    /// <param name="hasAgreed">True if the author agrees to the privacy notice.</param>
    /// <param name="read">Reads the answers by the definition of the round; returns null after adding problems.</param>
    /// <param name="key">The client's idempotency key: a repeated request stores nothing. Null if there is none.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<Outcome<SubmittedAnswer>> Submit(
        string round,
        GivenRespondent given,
        bool hasAgreed,
        Func<Round, ProblemLog, DraftContent?> read,
        string? key,
        CancellationToken cancellationToken = default)
    {
        // The definition that this process knows is enough to begin with, unless it makes a problem: it may be outdated.
        var id = key is null ? NewId() : IdOf(round, key);
        var known = FindKnown(round);
        for (var attempt = 1; ; attempt++)
        {
            var problems = new ProblemLog();
            var isKnown = known is { Open.Phase: RoundPhase.Collecting };
            var (seen, definition) = isKnown ? known!.Value : await Read(round, key is null ? null : id, cancellationToken);
            known = null;
            if (Prepare(seen, round, given, hasAgreed, read, id, definition, problems) is not { } revision)
            {
                if (isKnown)
                {
                    continue;
                }

                return problems.ToOutcome<SubmittedAnswer>(null);
            }

            await using var session = await store.BeginAnswerWriteAsync(revision.Response.Respondent.Id, cancellationToken);
            var (open, _) = await FindRound(session, round);
            var isSame = ReferenceEquals(open?.Round, seen!.Round);
            if (!isSame && attempt < MostAttempts)
            {
                // The round was changed meanwhile: check the answer by what it says now.
                continue;
            }

            if (
                open is not null
                && key is not null
                && await session.Revisions.Find(round, revision.Response.Respondent.Id, 1) is { } made)
            {
                return await Repeat(session, made, revision.Response, open.Round, problems);
            }

            if (open is null || !isSame || ResponseRules.FindWhyNotNow(open.Phase) is not null)
            {
                problems.Add(ProblemCatalogue.RoundNotCollecting, RequestPlace);
                return problems.ToOutcome<SubmittedAnswer>(null);
            }

            var request = new DeskRequest(ToActor(revision.Response.Respondent), InputChannel.Api) { Key = key };
            var (row, seal) = await revision.Store(session, number: 1, request);
            await session.Commit();
            return problems.ToOutcome(new SubmittedAnswer(Dossiers.ToEntry(row, revision.Response), seal, IsRepeated: false));
        }
    }

    /// <summary>The receipt of an answer that is sent again; a problem if it is another answer.</summary>
    private static async Task<Outcome<SubmittedAnswer>> Repeat(
        StoreSession session,
        RevisionRow made,
        Response sent,
        Round round,
        ProblemLog problems)
    {
        // The day may have changed between the two.
        var entry = Dossiers.ToEntry(session, made, round);
        if (ResponseWriter.Write(sent with { SubmittedOn = entry.Response.SubmittedOn }) != made.Document)
        {
            problems.Add(ProblemCatalogue.RequestKeyReused, RequestPlace);
            return problems.ToOutcome<SubmittedAnswer>(null);
        }

        var seal = await session.Audit.FindOf(made) is { } sealedEntry ? AuditSeal.Of(sealedEntry) : null;
        return problems.ToOutcome(new SubmittedAnswer(entry, seal, IsRepeated: true));
    }

    /// <summary>The round as this process knows it.</summary>
    private (OpenRound? Open, int Definition)? FindKnown(string code) =>
        store.FindKnownRound(code) is { } known
            ? ToOpen(known.Round, known.Revision, known.Decision, DateOnly.FromDateTime(store.Time.GetUtcNow().UtcDateTime))
            : null;

    /// <summary>The round as it is in the store.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="repeatable">The respondent's id, if it may have sent its answer before; null if not.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    private async Task<(OpenRound? Open, int Definition)> Read(string round, string? repeatable, CancellationToken cancellationToken)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        var (open, definition) = await FindRound(session, round);
        if (open is not null && repeatable is not null && await session.Revisions.Find(round, repeatable, 1) is not null)
        {
            // It was taken: sent again after the last day, it gets its receipt.
            open = open with { Phase = RoundPhase.Collecting };
        }

        return (open, definition);
    }

    /// <summary>Reads and checks an answer, without the right to write.</summary>
    /// <returns>The revision to store; null if there are errors.</returns>
    private NewRevision? Prepare(
        OpenRound? open,
        string round,
        GivenRespondent given,
        bool hasAgreed,
        Func<Round, ProblemLog, DraftContent?> read,
        string id,
        int definition,
        ProblemLog problems)
    {
        var content = open is null ? null : read(open.Round, problems);
        var isReadable = content is not null && problems.Errors == 0;
        var respondent = ReadRespondent(open, round, given, hasAgreed, id, problems);
        if (!isReadable || open!.Phase != RoundPhase.Collecting || open.Round.Directory.Types.Count == 0)
        {
            return null;
        }

        // The answers are checked also if the respondent is not known yet, so that all problems are reported at once.
        var response = new Response(
            respondent ?? new Respondent(id, open.Round.Directory.Types[0], [], Organization: null),
            ResponseState.Submitted,
            content!.Language ?? open.Round.Questionnaire.DefaultLanguage,
            DateOnly.FromDateTime(store.Time.GetUtcNow().UtcDateTime),
            SubmittedBy: null,
            EndorsedBy: null,
            Footnote: null,
            content.Answers);
        response = response with { Answers = response.ToScope(open.Round).ToRelevantAnswers() };
        new ResponseValidator(open.Round, isSent: true).Validate(response, AnswerPlace.Root, problems);
        return problems.Errors > 0 ? null : new NewRevision(response, open.Round, definition);
    }

    private static async Task<(OpenRound? Open, int Definition)> FindRound(StoreSession session, string code)
    {
        return await session.Rounds.Find(code) is ({ IsOpen: true } round, var definition)
            ? ToOpen(round, definition, await session.Rounds.GetDecision(code), session.Today)
            : (null, 0);
    }

    private static (OpenRound? Open, int Definition) ToOpen(Round round, int definition, RoundDecision decision, DateOnly today)
    {
        var phase = round.GetPhase(decision, today);
        return phase == RoundPhase.Preparing ? (null, 0) : (new OpenRound(round, phase), definition);
    }

    /// <summary>The respondent; null if the round does not take answers now, or something about the person is missing or unknown.</summary>
    private static Respondent? ReadRespondent(
        OpenRound? open,
        string code,
        GivenRespondent given,
        bool hasAgreed,
        string id,
        ProblemLog problems)
    {
        if (open is null)
        {
            problems.Add(ProblemCatalogue.RoundNotOpen, RequestPlace, ("found", code));
            return null;
        }

        if (ResponseRules.FindWhyNotNow(open.Phase) is { } why)
        {
            problems.Add(ResponseRules.NotNow(why, open.Round, open.Phase, RequestPlace));
            return null;
        }

        if (open.Round.Open.Privacy is not null && !hasAgreed)
        {
            problems.Add(ProblemCatalogue.PrivacyNotAgreed, RequestPlace.Member("agreed"));
        }

        var respondent = given.ToRespondent(id, open.Round.Directory, problems);
        return problems.Errors > 0 ? null : respondent;
    }

    /// <summary>A random id. It does not tell when the answer was begun, as the store's own keys do.</summary>
    private static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));

    /// <summary>The id for an idempotency key: the same request gets the same id. It does not tell the key.</summary>
    private static string IdOf(string round, string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{round}\n{key}"))[..IdBytes]);

    // A name is not asked, and the audit trail needs one.
    private static Actor ToActor(Respondent respondent) => new(ActorRole.Respondent, respondent.Id);
}
