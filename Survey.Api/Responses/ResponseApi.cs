using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Survey.Api.Access;
using Survey.Api.Http;
using Survey.Collecting.Invitations;
using Survey.Collecting.Responses;
using Survey.Core.Problems;
using Survey.Core.Reading.Typed;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Api.Responses;

/// <summary>Endpoints of an organization's response: save, submit, endorse, return, withdraw, history.</summary>
public static class ResponseApi
{
    private const string NothingYet = "\"0.0\"";

    /// <summary>Maps <c>/rounds/{round}/responses/{organization}</c>.</summary>
    public static RouteGroupBuilder MapResponses(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/rounds/{round}/responses/{organization}").WithTags("Responses");
        group.MapGet("", GetResponse).WithName("GetResponse").WithSummary("A response as it is now, with its ETag.").ProducesProblems(404);
        group
            .MapPut("", PutResponse)
            .WithName("SaveResponse")
            .WithSummary("Saves the answers as a draft; a submitted response still counts.")
            .WithDescription(
                "Send the ETag that was read as If-Match. "
                    + "If the response is in another state by then, "
                    + "the answer is 412 with the response as it is now under “current”, and nothing is changed."
            )
            .RequireAuthorization(AccessPolicies.AnsweringApi)
            .WithShape(new ResponseShapes.Save())
            .TakesIfMatch()
            .ProducesProblems(404, 409, 412, 422, 428);
        group
            .MapPost("/discard", PostDiscard)
            .WithName("DiscardDraft")
            .WithSummary("Discards the draft; a submitted response stays.")
            .RequireAuthorization(AccessPolicies.AnsweringApi)
            .TakesIfMatch()
            .ProducesProblems(404, 409, 412);
        group
            .MapGet("/check", GetCheck)
            .WithName("CheckResponse")
            .WithSummary("The problems that prevent submitting now.")
            .ProducesProblems(404);
        group
            .MapPost("/submit", PostSubmit)
            .WithName("SubmitResponse")
            .WithSummary("Checks the draft, or the answers in the body, and submits them as a new revision.")
            .WithDescription(
                "With answers in the body, a response is saved and submitted in one request. "
                    + "If there is a draft or a revision already, send its ETag as If-Match."
            )
            .RequireAuthorization(AccessPolicies.AnsweringApi)
            .WithShape(new ResponseShapes.Submit())
            .TakesIfMatch()
            .TakesKey()
            .ProducesProblems(404, 409, 412, 422, 428);
        group
            .MapPost("/endorse", PostEndorse)
            .WithName("EndorseResponse")
            .WithSummary("Endorses the submitted response.")
            .RequireAuthorization(AccessPolicies.EndorsingApi)
            .WithShape(new ResponseShapes.Endorse())
            .TakesIfMatch()
            .TakesKey()
            .ProducesProblems(404, 409, 412, 422, 428);
        group
            .MapPost("/return", PostReturn)
            .WithName("ReturnResponse")
            .WithSummary("Returns the response to the secretariat, with a reason.")
            .RequireAuthorization(AccessPolicies.EndorsingApi)
            .WithShape(new ResponseShapes.Return())
            .TakesIfMatch()
            .TakesKey()
            .ProducesProblems(404, 409, 412, 422, 428);
        group
            .MapPost("/withdraw", PostWithdraw)
            .WithName("WithdrawResponse")
            .WithSummary("Withdraws the response: it no longer counts.")
            .RequireAuthorization(AccessPolicies.AnsweringApi)
            .WithShape(new ResponseShapes.Withdraw())
            .TakesIfMatch()
            .TakesKey()
            .ProducesProblems(404, 409, 412, 422);
        group
            .MapGet("/history", GetHistory)
            .WithName("ListRevisions")
            .WithSummary("All revisions, in ascending order.")
            .ProducesProblems(404);
        group
            .MapGet("/history/{number:int}", GetRevision)
            .WithName("GetRevision")
            .WithSummary("One revision with its answers.")
            .ProducesProblems(404);
        group
            .MapGet("/changes", GetChanges)
            .WithName("CompareRevisions")
            .WithSummary("The changes between two revisions; moved rows are recognized.")
            .ProducesProblems(404);
        return group;
    }

    private static async Task<Results<Ok<ResponseView>, ProblemResult>> GetResponse(
        string round,
        string organization,
        HttpContext context,
        ResponseDesk desk) =>
        await desk.Find(round, organization, context.RequestAborted) is { } dossier ? Show(dossier, context) : None(round, organization);

    private static async Task<Results<Ok<ResponseView>, ProblemResult>> PutResponse(
        string round,
        string organization,
        SaveResponse save,
        HttpContext context,
        ResponseDesk desk)
    {
        if (await desk.Find(round, organization, context.RequestAborted) is not { } dossier)
        {
            return None(round, organization);
        }

        var seen = Preconditions.FindIfMatch(context.Request);
        if (seen is null && dossier.ETag != NothingYet)
        {
            return Preconditions.Missing();
        }

        var read = Read(save.Answers, save.Language, dossier.Round);
        if (!read.Succeeded)
        {
            return ProblemResult.Of(read);
        }

        var actor = context.User.GetActor();
        var request = new DeskRequest(
            context.User.FindAccount() is null && TypedName.Find(save.SavedBy ?? "") is { } name ? actor with { Name = name } : actor,
            InputChannel.Api)
        {
            ExpectedETag = seen ?? NothingYet,
        };
        return await Answer(
            await desk.Save(round, organization, _ => read.Value, request, context.RequestAborted),
            round,
            organization,
            context,
            desk);
    }

    private static async Task<Results<Ok<ResponseView>, ProblemResult>> PostDiscard(
        string round,
        string organization,
        HttpContext context,
        ResponseDesk desk) =>
        await Answer(
            await desk.Discard(round, organization, RequestOf(context), context.RequestAborted),
            round,
            organization,
            context,
            desk);

    private static async Task<Results<Ok<ResponseCheck>, ProblemResult>> GetCheck(
        string round,
        string organization,
        HttpContext context,
        ResponseDesk desk,
        TimeProvider time)
    {
        if (await desk.Find(round, organization, context.RequestAborted) is not { } dossier)
        {
            return None(round, organization);
        }

        var problems = ResponseDesk.Check(dossier, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        return TypedResults.Ok(
            new ResponseCheck(problems.All(problem => problem.Severity == Severity.Warning), ProblemEntry.Of(problems, context)));
    }

    private static async Task<Results<Ok<ResponseView>, ProblemResult>> PostSubmit(
        string round,
        string organization,
        SubmitResponse submit,
        HttpContext context,
        ResponseDesk desk,
        SurveyMetrics metrics)
    {
        var isPaper = submit.Way == "paper";
        if (isPaper && context.User.FindAccount() is null)
        {
            return ProblemResult.Of(StatusCodes.Status403Forbidden, ProblemCatalogue.AccessDenied["paper"]);
        }

        var request = RequestOf(context, submit.SubmittedBy) with
        {
            Way = isPaper ? InputChannel.Paper : InputChannel.Api,
            Day = submit.Day,
        };
        if (await desk.Find(round, organization, context.RequestAborted) is not { } dossier)
        {
            return None(round, organization);
        }

        DraftContent? content = null;
        if (submit.Answers is { } answers)
        {
            // A repeated request is recognized by its key, whatever was stored since.
            if (request is { ExpectedETag: null, Key: null } && dossier.ETag != NothingYet)
            {
                return Preconditions.Missing();
            }

            var read = Read(answers, submit.Language, dossier.Round);
            if (!read.Succeeded)
            {
                return ProblemResult.Of(read);
            }

            content = read.Value;
            request = request with { ExpectedETag = request.ExpectedETag ?? NothingYet };
        }

        var outcome = await desk.Submit(round, organization, submit.SubmittedBy, request, content, context.RequestAborted);

        // A repeated request with the same idempotency key gets the same response, and submits nothing.
        if (outcome.Succeeded && outcome.Value.Latest?.Number > (dossier.Latest?.Number ?? 0))
        {
            metrics.NoteSubmission(request.Way.ToCode());
        }

        return await Answer(outcome, round, organization, context, desk);
    }

    private static async Task<Results<Ok<ResponseView>, ProblemResult>> PostEndorse(
        string round,
        string organization,
        EndorseResponse endorse,
        HttpContext context,
        ResponseDesk desk) =>
        HasSeen(context)
            ? await Answer(
                await desk.Endorse(
                    round,
                    organization,
                    endorse.EndorsedBy,
                    RequestOf(context, endorse.EndorsedBy) with
                    {
                        Reason = endorse.Comment,
                    },
                    context.RequestAborted),
                round,
                organization,
                context,
                desk)
            : Preconditions.Missing();

    private static async Task<Results<Ok<ResponseView>, ProblemResult>> PostReturn(
        string round,
        string organization,
        ReturnResponse giveBack,
        HttpContext context,
        ResponseDesk desk) =>
        HasSeen(context)
            ? await Answer(
                await desk.Return(round, organization, RequestOf(context) with { Reason = giveBack.Reason }, context.RequestAborted),
                round,
                organization,
                context,
                desk)
            : Preconditions.Missing();

    /// <summary>True if the request has If-Match, so that nobody endorses or returns a version they have not seen.</summary>
    private static bool HasSeen(HttpContext context) => Preconditions.FindIfMatch(context.Request) is not null;

    private static async Task<Results<Ok<ResponseView>, ProblemResult>> PostWithdraw(
        string round,
        string organization,
        WithdrawResponse withdraw,
        HttpContext context,
        ResponseDesk desk) =>
        await Answer(
            await desk.Withdraw(round, organization, RequestOf(context) with { Reason = withdraw.Reason }, context.RequestAborted),
            round,
            organization,
            context,
            desk);

    private static async Task<Results<Ok<Page<RevisionSummary>>, ProblemResult>> GetHistory(
        string round,
        string organization,
        [AsParameters] PageRequest page,
        ResponseHistory revisions,
        CancellationToken cancellationToken)
    {
        var isKnown = true;
        var part = await page.Read<RevisionEntry, int, RevisionSummary>(
            ReadHistory,
            revision => revision.Number,
            revision => RevisionSummary.Of(revision, round));
        return isKnown ? TypedResults.Ok(part) : None(round, organization);

        async Task<IReadOnlyList<RevisionEntry>> ReadHistory(int? after, int limit)
        {
            var history = await revisions.Find(round, organization, after ?? 0, limit, cancellationToken);
            isKnown = history is not null;
            return history ?? [];
        }
    }

    private static async Task<Results<Ok<RevisionDocument>, ProblemResult>> GetRevision(
        string round,
        string organization,
        int number,
        ResponseHistory revisions,
        CancellationToken cancellationToken) =>
        await revisions.FindRevision(round, organization, number, cancellationToken) is { } revision
            ? TypedResults.Ok(RevisionDocument.Of(revision, round))
            : None(round, organization);

    private static async Task<Results<Ok<ChangesView>, ProblemResult>> GetChanges(
        string round,
        string organization,
        [Description("The earlier revision's number; 0 for nothing.")] int from,
        [Description("The later revision's number; without it, the present content: the draft if there is one.")] int? to,
        ResponseHistory revisions,
        CancellationToken cancellationToken) =>
        await revisions.Compare(round, organization, from, to, cancellationToken) is { } comparison
            ? TypedResults.Ok(new ChangesView(from, to, [.. comparison.Changes.Select(ChangeView.Of)]))
            : None(round, organization);

    /// <summary>Reads the answers of a body, as those of a file.</summary>
    private static Outcome<DraftContent> Read(System.Text.Json.JsonElement answers, string? language, Round round)
    {
        var problems = new ProblemLog();
        return problems.ToOutcome(BodyAnswers.Read(answers, language, round, problems));
    }

    private static DeskRequest RequestOf(HttpContext context, string? name = null)
    {
        // The caller of a link is known by the name given in the request.
        var actor = context.User.GetActor();
        return new DeskRequest(
            context.User.FindAccount() is null && TypedName.Find(name ?? "") is { } given ? actor with { Name = given } : actor,
            InputChannel.Api)
        {
            ExpectedETag = Preconditions.FindIfMatch(context.Request),
            Key = Preconditions.FindKey(context.Request),
        };
    }

    private static async Task<Results<Ok<ResponseView>, ProblemResult>> Answer(
        Outcome<ResponseDossier> outcome,
        string round,
        string organization,
        HttpContext context,
        ResponseDesk desk)
    {
        if (outcome.Succeeded)
        {
            return Show(outcome.Value, context, outcome.Problems);
        }

        var problem = ProblemResult.Of(outcome);
        if (
            problem.StatusCode != StatusCodes.Status412PreconditionFailed
            || await desk.Find(round, organization, context.RequestAborted) is not { } current)
        {
            return problem;
        }

        context.Response.Headers.ETag = current.ETag;
        return problem.With(ResponseView.Of(current, context.User.GetActor().Role));
    }

    private static Ok<ResponseView> Show(ResponseDossier dossier, HttpContext context, params IEnumerable<Problem> found)
    {
        context.Response.Headers.ETag = dossier.ETag;
        return TypedResults.Ok(
            ResponseView.Of(dossier, context.User.GetActor().Role) with
            {
                Warnings = ProblemEntry.WarningsOf(found, context),
            }
        );
    }

    private static ProblemResult None(string round, string organization) => ProblemResult.Of(
        StatusCodes.Status404NotFound,
        ProblemCatalogue.ResponseNone["revision"],
        ("round", round),
        ("organization", organization));
}
