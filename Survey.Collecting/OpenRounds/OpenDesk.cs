using Survey.Collecting.Links;
using Survey.Collecting.Responses;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Storage;
using Survey.Storage.Tables;

namespace Survey.Collecting.OpenRounds;

/// <summary>
/// Use cases of an open round without e-mail: anybody begins an answer on the pages, or sends a complete one. Nothing about the person is
/// stored but what the answer says: no name, no address. A random id stands for the respondent.
/// </summary>
public sealed class OpenDesk(IStore store)
{
    // The definition of a round hardly ever changes while an answer is checked, and never twice.
    private const int MostAttempts = 3;

    // Later, the form may be sent by somebody else, who went back to the page on the same computer.
    private static readonly TimeSpan SamePress = TimeSpan.FromMinutes(1);

    /// <summary>The open round; null if there is none with that code, or it is not published.</summary>
    public async Task<OpenRound?> Find(string round, CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return (await OpenAnswers.FindRound(session, round)).Open;
    }

    /// <summary>Number of responses submitted or endorsed, by the code of the channel that they came by, if there are any.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountByChannel(Round round, CancellationToken cancellationToken = default)
    {
        if (round.Open.Channels.Count == 0)
        {
            return new Dictionary<string, int>(StringComparer.Ordinal);
        }

        await using var session = await store.BeginReadAsync(cancellationToken);
        var rows = await session.Responses.CountByChannel(round.Code);
        return rows.ToDictionary(row => row.Channel, row => row.Count, StringComparer.Ordinal);
    }

    /// <summary>Begins an answer: an empty draft, and the link by which its author returns to it.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="given">What the author says about himself or herself.</param>
    /// <param name="language">Language of the author, in which the privacy notice was shown.</param>
    /// <param name="key">
    /// Idempotency key of the form: sent twice within a minute, it begins one answer, and the second time gets another link to it. Later,
    /// or with other facts, it is refused. Null if there is none.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The link. Its secret is not stored and cannot be shown again.</returns>
    public async Task<Outcome<IssuedLink>> Begin(
        string round,
        GivenRespondent given,
        string language,
        string? key = null,
        CancellationToken cancellationToken = default)
    {
        var id = key is null ? OpenAnswers.NewId() : OpenAnswers.IdOf(round, key);
        var problems = new ProblemLog();
        await using var session = await store.BeginAnswerWriteAsync(id, cancellationToken);
        var (open, _) = await OpenAnswers.FindRound(session, round);
        if (OpenAnswers.ReadRespondent(open, round, given, language, id, store.Time, problems) is not { } respondent)
        {
            return problems.ToOutcome<IssuedLink>(null);
        }

        var begun = key is null ? null : await Dossiers.Find(session, round, id);
        if (begun is not null && !IsSamePress(begun, respondent, given.Facts))
        {
            problems.Add(ProblemCatalogue.RequestKeyReused, OpenAnswers.RequestPlace);
            return problems.ToOutcome<IssuedLink>(null);
        }

        var actor = OpenAnswers.ToActor(respondent);
        if (begun is null)
        {
            await OpenAnswers.AddDraft(session, open!.Round, respondent, given.Facts, language, actor);
        }

        var link = await IssueLink(session, open!.Round, respondent);
        await session.Commit();
        return problems.ToOutcome(link);
    }

    /// <summary>True if the same form was sent a moment ago, and nothing was typed since.</summary>
    private bool IsSamePress(ResponseDossier begun, Respondent respondent, GivenFacts? facts) =>
        begun is { Latest: null, Draft: { Version: 1 } draft }
        && store.Time.GetUtcNow() - draft.SavedAt <= SamePress
        && facts?.AreIn(draft.Content.Answers, begun.Round.Open.Facts) != false
        && Drafts.ToDocument(begun.Respondent, footnote: null, draft.Content)
            == Drafts.ToDocument(respondent, footnote: null, draft.Content);

    /// <summary>
    /// Submits a complete answer. It is read, checked and hashed before it is the writer's turn, and stored in one transaction.
    /// </summary>
    /// <param name="round">The round's code.</param>
    /// <param name="given">What the author says about himself or herself.</param>
    /// <param name="read">Reads the answers by the definition of the round; returns null after adding problems.</param>
    /// <param name="key">The client's idempotency key: a repeated request stores nothing. Null if there is none.</param>
    /// <param name="wantsLink">
    /// True to get a personal link: with it the answer can be read, corrected and withdrawn. A repeated request gets another one.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<Outcome<SubmittedAnswer>> Submit(
        string round,
        GivenRespondent given,
        Func<Round, ProblemLog, DraftContent?> read,
        string? key,
        bool wantsLink = false,
        CancellationToken cancellationToken = default)
    {
        // Check by the definition that this process has read last. It may be outdated, so check again by the stored one after a problem.
        var id = key is null ? OpenAnswers.NewId() : OpenAnswers.IdOf(round, key);
        var known = FindKnown(round);
        for (var attempt = 1; ; attempt++)
        {
            var problems = new ProblemLog();
            var isKnown = known is { Open.Phase: RoundPhase.Collecting };
            var (seen, definition) = isKnown ? known!.Value : await Read(round, key is null ? null : id, cancellationToken);
            known = null;
            if (Prepare(seen, round, given, read, id, definition, problems) is not { } revision)
            {
                if (isKnown)
                {
                    continue;
                }

                return problems.ToOutcome<SubmittedAnswer>(null);
            }

            var request = new DeskRequest(OpenAnswers.ToActor(revision.Response.Respondent), InputChannel.Api) { Key = key };
            if (!wantsLink && await store.TryAddAsync(revision.ToNewAnswer(request), cancellationToken) is { } added)
            {
                var entry = Dossiers.ToEntry(added.Row, revision.Response);
                return problems.ToOutcome(new SubmittedAnswer(entry, added.Seal, Link: null, IsRepeated: false));
            }

            await using var session = await store.BeginAnswerWriteAsync(revision.Response.Respondent.Id, cancellationToken);
            var (open, _) = await OpenAnswers.FindRound(session, round);
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
                return await Repeat(session, made, revision.Response, open.Round, wantsLink, problems);
            }

            if (open is null || !isSame || ResponseRules.FindWhyNotNow(open.Phase) is not null)
            {
                problems.Add(ProblemCatalogue.RoundNotCollecting, OpenAnswers.RequestPlace);
                return problems.ToOutcome<SubmittedAnswer>(null);
            }

            var (row, seal) = await revision.Store(session, number: 1, request);
            var link = wantsLink ? await IssueLink(session, open.Round, revision.Response.Respondent) : null;
            await session.Commit();
            return problems.ToOutcome(new SubmittedAnswer(Dossiers.ToEntry(row, revision.Response), seal, link, IsRepeated: false));
        }
    }

    /// <summary>The receipt of an answer that is sent again; a problem if it is another answer.</summary>
    private static async Task<Outcome<SubmittedAnswer>> Repeat(
        StoreSession session,
        RevisionRow made,
        Response sent,
        Round round,
        bool wantsLink,
        ProblemLog problems)
    {
        // The day, and with it the privacy notice, may have changed between the two.
        var entry = Dossiers.ToEntry(session, made, round);
        var same = sent with
        {
            SubmittedOn = entry.Response.SubmittedOn,
            Respondent = sent.Respondent with { Agreement = entry.Response.Respondent.Agreement },
        };
        if (ResponseWriter.Write(same) != made.Document)
        {
            problems.Add(ProblemCatalogue.RequestKeyReused, OpenAnswers.RequestPlace);
            return problems.ToOutcome<SubmittedAnswer>(null);
        }

        var seal = await session.Audit.FindOf(made) is { } sealedEntry ? AuditSeal.Of(sealedEntry) : null;
        var link = wantsLink ? await IssueLink(session, round, sent.Respondent) : null;
        await session.Commit();
        return problems.ToOutcome(new SubmittedAnswer(entry, seal, link, IsRepeated: true));
    }

    private static Task<IssuedLink> IssueLink(StoreSession session, Round round, Respondent respondent) =>
        LinkDesk.Issue(session, round.Code, respondent.Id, ActorRole.Respondent, OpenAnswers.ToActor(respondent));

    /// <summary>The round as this process knows it.</summary>
    private (OpenRound? Open, int Definition)? FindKnown(string code) =>
        store.FindKnownRound(code) is { } known
            ? OpenAnswers.ToOpen(known.Round, known.Revision, known.Decision, store.Time.GetUtcNow())
            : null;

    /// <summary>The round as it is in the store.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="repeatable">The respondent's id, if it may have sent its answer before; null if not.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    private async Task<(OpenRound? Open, int Definition)> Read(string round, string? repeatable, CancellationToken cancellationToken)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        var (open, definition) = await OpenAnswers.FindRound(session, round);
        if (open is not null && repeatable is not null && await session.Revisions.Find(round, repeatable, 1) is not null)
        {
            // The submission was accepted earlier. A repeated request gets its receipt, also after the last day.
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
        Func<Round, ProblemLog, DraftContent?> read,
        string id,
        int definition,
        ProblemLog problems)
    {
        var content = open is null ? null : read(open.Round, problems);
        var isReadable = content is not null && problems.Errors == 0;
        var language = content?.Language ?? open?.Round.Questionnaire.DefaultLanguage ?? "";
        var respondent = OpenAnswers.ReadRespondent(open, round, given, language, id, store.Time, problems);
        if (!isReadable || open!.Phase != RoundPhase.Collecting || open.Round.Directory.Types.Count == 0)
        {
            return null;
        }

        // The answers are checked also if the respondent is not known yet, so that all problems are reported at once.
        var response = new Response(
            respondent ?? new Respondent(id, open.Round.Directory.Types[0], [], Organization: null),
            ResponseState.Submitted,
            language,
            DateOnly.FromDateTime(store.Time.GetUtcNow().UtcDateTime),
            SubmittedBy: null,
            EndorsedBy: null,
            Footnote: null,
            content!.Answers);
        response = response with { Answers = response.ToScope(open.Round).ToRelevantAnswers() };
        new ResponseValidator(open.Round, isSent: true).Validate(response, AnswerPlace.Root, problems);
        return problems.Errors > 0 ? null : new NewRevision(response, open.Round, definition);
    }
}
