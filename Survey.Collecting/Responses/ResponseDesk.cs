using Survey.Collecting.Messages;
using Survey.Collecting.OpenRounds;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Reading.Typed;
using Survey.Core.Responses;
using Survey.Storage;

namespace Survey.Collecting.Responses;

/// <summary>
/// Use cases of a response: save, submit, endorse, return and withdraw. Every call is one transaction: the change, the values derived from
/// it, its audit entry and its messages are stored together or not at all.
/// </summary>
/// <remarks>
/// A caller who passes the ETag it has seen (<see cref="DeskRequest.ExpectedETag"/>) never overwrites a change it has not seen: it gets the
/// problem <c>response-stale</c>, and nothing is changed.
/// </remarks>
/// <param name="store">The store.</param>
/// <param name="mailroom">Writes the messages that a new revision causes; null to write none.</param>
public sealed class ResponseDesk(IStore store, MessageWriter? mailroom = null)
{
    private static readonly Place RequestPlace = Place.OfFile("request");

    /// <summary>
    /// The response; null if there is no such round, or it does not invite the organization. In an open round null if nobody has begun an
    /// answer with that id.
    /// </summary>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    public async Task<ResponseDossier?> Find(string round, string organization, CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return await Dossiers.Find(session, round, organization);
    }

    /// <summary>Whether there is such a round, and it invites the organization. No document of the response is read.</summary>
    public async Task<bool> Has(string round, string organization, CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return await Dossiers.FindRound(session, round, organization) is not null;
    }

    /// <summary>Saves a draft, beside any submitted response.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="organization">The organization's code.</param>
    /// <param name="edit">
    /// Makes the new draft from the present response; returns null to change nothing. It runs within the transaction, so that nobody else
    /// can save in between. It is not called for a save of a page that comes too late. Rows without ids get them afterwards.
    /// </param>
    /// <param name="request">Who saves, and on what condition.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The response afterwards. An unchanged draft gets no new version.</returns>
    public Task<Outcome<ResponseDossier>> Save(
        string round,
        string organization,
        Func<ResponseDossier, DraftContent?> edit,
        DeskRequest request,
        CancellationToken cancellationToken = default) =>
        SaveWithin(within: null, round, organization, edit, request, cancellationToken);

    /// <summary>Like <see cref="Save"/>, but within the caller's transaction if there is one.</summary>
    internal Task<Outcome<ResponseDossier>> SaveWithin(
        StoreSession? within,
        string round,
        string organization,
        Func<ResponseDossier, DraftContent?> edit,
        DeskRequest request,
        CancellationToken cancellationToken = default) =>
        Do(round, organization, ResponseAction.Save, request, cancellationToken, within: within, work: async (session, dossier, _, _) =>
        {
            if (request.PageSave is { Save: var late } && dossier.PageSaves.Covers(late))
            {
                return;
            }

            if (edit(dossier) is not { } edited)
            {
                return;
            }

            var isNew = dossier.Draft is null && dossier.Latest is null;
            var content = RowIds.Complete(edited, isNew ? null : dossier.Content);
            var saves = request.PageSave is var (save, @base) ? dossier.PageSaves.Add(save, @base) : dossier.PageSaves;
            if (Drafts.IsUnchanged(dossier, content))
            {
                if (request.PageSave is not null)
                {
                    await session.Drafts.SavePages(round, organization, DraftJson.WritePageSaves(saves)!);
                }

                return;
            }

            await Drafts.Save(session, dossier, Drafts.ToDocument(dossier, content), content, saves, request);
        });

    /// <summary>
    /// In an open round: saves what the respondent says about himself or herself now, as a draft. A submitted response is not changed until
    /// it is submitted again.
    /// </summary>
    public Task<Outcome<ResponseDossier>> SaveRespondent(
        string round,
        string respondent,
        GivenRespondent given,
        DeskRequest request,
        CancellationToken cancellationToken = default) =>
        Do(round, respondent, ResponseAction.Save, request, cancellationToken, async (session, dossier, _, problems) =>
        {
            var content = dossier.Content;
            if (
                given.Correct(dossier.Respondent, dossier.Round, problems) is not { } corrected
                || Drafts.ToDocument(corrected, footnote: null, content) == Drafts.ToDocument(dossier.Respondent, footnote: null, content))
            {
                return;
            }

            var document = Drafts.ToDocument(corrected, dossier.Latest?.Response.Footnote, content);
            await Drafts.Save(session, dossier, document, content, dossier.PageSaves, request);
        });

    /// <summary>Discards the draft. A submitted response is not changed.</summary>
    public Task<Outcome<ResponseDossier>> Discard(
        string round,
        string organization,
        DeskRequest request,
        CancellationToken cancellationToken = default) =>
        Do(round, organization, ResponseAction.Save, request, cancellationToken, async (session, dossier, _, _) =>
        {
            if (dossier.Draft is not null)
            {
                await Drafts.Clear(session, dossier, dossier.Latest?.Response.Answers ?? AnswerSet.Empty);
                await session.Audit.Append(request.Actor, "draft-discarded", round, organization, details: null);
            }
        });

    /// <summary>
    /// Submits the draft, if it is complete and valid, as a new revision. Submitting again changes nothing. The answer is checked and
    /// hashed before it is the writer's turn, and once more only if it has changed by then.
    /// </summary>
    /// <param name="round">The round's code.</param>
    /// <param name="organization">The organization's code.</param>
    /// <param name="submittedBy">Name of the person who submits; empty for none, in an open round.</param>
    /// <param name="request">Who requests it, and on what condition.</param>
    /// <param name="content">The answers to submit, which replace the draft; null to submit the draft.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<Outcome<ResponseDossier>> Submit(
        string round,
        string organization,
        string submittedBy,
        DeskRequest request,
        DraftContent? content = null,
        CancellationToken cancellationToken = default)
    {
        var prepared = await Prepare(round, organization, submittedBy, request, content, cancellationToken);
        return await SubmitWithin(within: null, round, organization, submittedBy, request, content, prepared, cancellationToken);
    }

    /// <summary>Like <see cref="Submit"/>, but within the caller's transaction if there is one.</summary>
    internal Task<Outcome<ResponseDossier>> SubmitWithin(
        StoreSession? within,
        string round,
        string organization,
        string submittedBy,
        DeskRequest request,
        DraftContent? content,
        Submission? prepared,
        CancellationToken cancellationToken) =>
        Do(
            round,
            organization,
            ResponseAction.Submit,
            request,
            cancellationToken,
            within: within,
            name: submittedBy,
            content: content,
            work: async (session, dossier, _, problems) =>
            {
                var name = ResponseRules.ReadSubmitter(dossier.Round, submittedBy, problems);
                if (problems.Errors > 0)
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

                var day = request.Day ?? session.Today;
                var submission = prepared?.IsOf(dossier, day) == true ? prepared : await Prepare(session, dossier, name, day);
                foreach (var problem in submission.Problems)
                {
                    problems.Add(problem);
                }

                if (problems.Errors > 0)
                {
                    return;
                }

                await Drafts.Clear(session, dossier, submission.Answers);
                if (submission.Revision is { } revision)
                {
                    await Store(session, dossier, revision, request);
                }
            }
        );

    /// <summary>Lists what prevents <see cref="Submit"/> now. Nothing is changed.</summary>
    /// <param name="dossier">The response.</param>
    /// <param name="today">The current day in UTC.</param>
    /// <returns>All errors and warnings; without errors, it can be submitted.</returns>
    public static IReadOnlyList<Problem> Check(ResponseDossier dossier, DateOnly today) => Submission.Check(dossier, today);

    /// <summary>Endorses a submitted response.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="organization">The organization's code.</param>
    /// <param name="endorsedBy">Name of the person who endorses.</param>
    /// <param name="request">Who requests it, and on what condition.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task<Outcome<ResponseDossier>> Endorse(
        string round,
        string organization,
        string endorsedBy,
        DeskRequest request,
        CancellationToken cancellationToken = default) =>
        Do(
            round,
            organization,
            ResponseAction.Endorse,
            request,
            cancellationToken,
            name: endorsedBy,
            work: async (session, dossier, transition, problems) =>
            {
                if (ResponseRules.ReadName(endorsedBy, "endorsedBy", problems) is { } name)
                {
                    await Revise(session, dossier, dossier.Latest!.Response with { EndorsedBy = name }, transition, request);
                }
            }
        );

    /// <summary>Returns a response to the secretariat, which can edit its answers again.</summary>
    public Task<Outcome<ResponseDossier>> Return(
        string round,
        string organization,
        DeskRequest request,
        CancellationToken cancellationToken = default) =>
        Do(round, organization, ResponseAction.Return, request, cancellationToken, (session, dossier, transition, _) =>
            Revise(session, dossier, dossier.Latest!.Response with { EndorsedBy = null }, transition, request));

    /// <summary>Withdraws a response.</summary>
    public Task<Outcome<ResponseDossier>> Withdraw(
        string round,
        string organization,
        DeskRequest request,
        CancellationToken cancellationToken = default) =>
        Do(round, organization, ResponseAction.Withdraw, request, cancellationToken, (session, dossier, transition, _) =>
            Revise(session, dossier, dossier.Latest!.Response with { EndorsedBy = null }, transition, request));

    private async Task<Outcome<ResponseDossier>> Do(
        string round,
        string organization,
        ResponseAction action,
        DeskRequest request,
        CancellationToken cancellationToken,
        Func<StoreSession, ResponseDossier, ResponseTransition, ProblemLog, Task> work,
        StoreSession? within = null,
        string? name = null,
        DraftContent? content = null)
    {
        var problems = new ProblemLog();
        await using var own = within is null ? await store.BeginAnswerWriteAsync(organization, cancellationToken) : null;
        var session = within ?? own!;
        if (await Dossiers.Find(session, round, organization) is not { } dossier)
        {
            problems.Add(ProblemCatalogue.ResponseNone, RequestPlace, ("round", round), ("organization", organization));
            return problems.ToOutcome<ResponseDossier>(null);
        }

        var stored = dossier;
        dossier = content is null ? dossier : Drafts.With(dossier, content, request);
        if (request.Key is { } key && await session.Revisions.FindByRequest(round, organization, key) is { } made)
        {
            var entry = Dossiers.ToEntry(session, made, dossier.Round);
            if (content is not null && !Submission.SaysTheSame(entry.Response, dossier))
            {
                problems.Add(ProblemCatalogue.RequestKeyReused, RequestPlace);
                return problems.ToOutcome<ResponseDossier>(null);
            }

            return ResponseRules.Repeat(entry, action, name, request, stored, problems);
        }

        if (request.ExpectedETag is { } expected && expected != dossier.ETag)
        {
            problems.Add(
                ProblemCatalogue.ResponseStale,
                RequestPlace,
                ("saved", ResponseRules.SavedBy(stored)),
                ("found", expected),
                ("current", dossier.ETag));
        }

        var reason = request.Reason is { } typed ? TypedText.ReadLines(typed, RequestPlace.Member("reason"), problems) : null;
        if (reason?.Length > DeskRequest.MaxReasonLength)
        {
            problems.Add(ProblemCatalogue.ReasonTooLong, RequestPlace.Member("reason"), ("most", DeskRequest.MaxReasonLength));
        }

        var transition = ResponseRules.FindTransition(dossier, action, request, problems);
        if (problems.Errors == 0)
        {
            await work(session, dossier, transition!, problems);
        }

        if (problems.Errors > 0)
        {
            return problems.ToOutcome<ResponseDossier>(null);
        }

        var after = await Dossiers.Find(session, round, organization);
        if (own is not null)
        {
            await own.Commit();
        }

        return problems.ToOutcome(after);
    }

    private async Task Revise(
        StoreSession session,
        ResponseDossier dossier,
        Response response,
        ResponseTransition transition,
        DeskRequest request)
    {
        var (round, roundRevision) = (await session.Rounds.Find(dossier.Round.Code))!.Value;
        await Store(session, dossier, new NewRevision(response with { State = transition.To }, round, roundRevision), request);
    }

    private async Task Store(StoreSession session, ResponseDossier dossier, NewRevision revised, DeskRequest request)
    {
        var (row, seal) = await revised.Store(session, (dossier.Latest?.Number ?? 0) + 1, request);
        if (mailroom is not null)
        {
            await mailroom.Announce(session, dossier, Dossiers.ToEntry(row, revised.Response), seal, request);
        }
    }

    /// <summary>Prepares a submission, without the right to write; null if there is nothing to submit.</summary>
    private async Task<Submission?> Prepare(
        string round,
        string organization,
        string submittedBy,
        DeskRequest request,
        DraftContent? content,
        CancellationToken cancellationToken)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        if (await Dossiers.Find(session, round, organization) is not { } found)
        {
            return null;
        }

        var dossier = content is null ? found : Drafts.With(found, content, request);
        var problems = new ProblemLog();
        var name = ResponseRules.ReadSubmitter(dossier.Round, submittedBy, problems);
        return problems.Errors > 0 || dossier.State is null
            ? null
            : await Prepare(session, dossier, name, request.Day ?? session.Today);
    }

    private static async Task<Submission> Prepare(StoreSession session, ResponseDossier dossier, string? submittedBy, DateOnly day) =>
        new(dossier, (await session.Rounds.Find(dossier.Round.Code))!.Value.Revision, submittedBy, day);
}
