using System.ComponentModel;
using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Survey.Api.Access;
using Survey.Api.Http;
using Survey.Collecting.Rounds;
using Survey.Core.Problems;

namespace Survey.Api.Rounds;

/// <summary>Endpoints of rounds: list, create, copy, change, publish, close, reopen, extend.</summary>
public static class RoundApi
{
    /// <summary>Maps <c>/rounds</c>.</summary>
    public static RouteGroupBuilder MapRounds(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/rounds").WithTags("Rounds");
        group.MapGet("", GetRounds).WithName("ListRounds").WithSummary("All rounds, by code.")
            .RequireAuthorization(AccessPolicies.AccountApi);
        group
            .MapPost("", PostRound)
            .WithName("CreateRound")
            .WithSummary("Creates a round from its documents, without publishing it.")
            .RequireAuthorization(AccessPolicies.CoordinatorApi)
            .AcceptsLarge()
            .ProducesProblems(409, 422);

        var round = group.MapGroup("/{round}");
        round.MapGet("", GetRound).WithName("GetRound").WithSummary("A round and its status.").ProducesProblems(404);
        round
            .MapDelete("", DeleteRound)
            .WithName("DeleteRound")
            .WithSummary("Deletes a round that was never published and has no answers.")
            .RequireAuthorization(AccessPolicies.CoordinatorApi)
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(404, 409);
        round
            .MapGet("/questionnaire", GetQuestionnaire)
            .WithName("GetQuestionnaire")
            .WithSummary("The questionnaire, as in questionnaire.json.")
            .ProducesExample(DocumentExamples.Questionnaire)
            .ProducesProblems(404);
        round
            .MapGet("/framework", GetFramework)
            .WithName("GetFramework")
            .WithSummary("The framework, as in framework.json.")
            .ProducesExample(DocumentExamples.Framework)
            .ProducesProblems(404);
        round
            .MapGet("/frameworks/{framework}", GetFrameworkByCode)
            .WithName("GetFrameworkByCode")
            .WithSummary("One of the round's frameworks by its code, as in its file.")
            .ProducesExample(DocumentExamples.Framework)
            .ProducesProblems(404);
        round
            .MapGet("/documents", GetDocuments)
            .WithName("GetRoundDocuments")
            .WithSummary("The documents that define a round, with their ETag.")
            .RequireAuthorization(AccessPolicies.AccountApi)
            .ProducesProblems(404);
        round
            .MapPut("/documents", PutDocuments)
            .WithName("ReplaceRoundDocuments")
            .WithSummary("Replaces the documents; questions that have been answered must remain.")
            .RequireAuthorization(AccessPolicies.CoordinatorApi)
            .AcceptsLarge()
            .TakesIfMatch()
            .ProducesProblems(404, 409, 412, 422, 428);
        round
            .MapPost("/copies", PostCopy)
            .WithName("CopyRound")
            .WithSummary("Copies a round with its contacts, without responses and links.")
            .RequireAuthorization(AccessPolicies.CoordinatorApi)
            .WithShape(new RoundShapes.Copy())
            .ProducesProblems(404, 409, 422);
        round
            .MapPost("/publish", PostPublish)
            .WithName("PublishRound")
            .WithSummary("Publishes a round: answers are accepted from its first day.")
            .RequireAuthorization(AccessPolicies.CoordinatorApi)
            .ProducesProblems(404, 409, 422);
        round
            .MapPost("/close", PostClose)
            .WithName("CloseRound")
            .WithSummary("Closes a round now; drafts are kept.")
            .RequireAuthorization(AccessPolicies.CoordinatorApi)
            .WithShape(new RoundShapes.Close())
            .ProducesProblems(404, 409);
        round
            .MapPost("/reopen", PostReopen)
            .WithName("ReopenRound")
            .WithSummary("Reopens a closed round, with a reason.")
            .RequireAuthorization(AccessPolicies.CoordinatorApi)
            .WithShape(new RoundShapes.Reopen())
            .ProducesProblems(404, 409, 422);
        round
            .MapPost("/extend", PostExtend)
            .WithName("ExtendRound")
            .WithSummary("Changes the deadline for all, or extends it for some organizations.")
            .WithDescription(
                "With organizations, the later deadline holds for them alone, and the round's own stays. "
                    + "Without, it is the round's, and a later one that an organization has keeps holding for it. "
                    + "Where answers would come in after the last day, give a later last day as well."
            )
            .RequireAuthorization(AccessPolicies.CoordinatorApi)
            .WithShape(new RoundShapes.Extend())
            .ProducesProblems(404, 409, 422);
        return group;
    }

    private static async Task<Ok<Page<RoundSummary>>> GetRounds(
        [AsParameters] PageRequest page,
        RoundDesk desk,
        CancellationToken cancellationToken) =>
        TypedResults.Ok(await page.ReadByText(
            (after, limit) => desk.GetPage(after, limit, cancellationToken),
            standing => standing.Round.Code,
            RoundSummary.Of));

    private static async Task<Results<Created<RoundSummary>, ProblemResult>> PostRound(
        RoundDocuments documents,
        HttpContext context,
        NewRoundDesk desk)
    {
        var outcome = await desk.Create(documents.ToDefinition().ToFiles(), [], context.User.GetActor(), context.RequestAborted);
        return outcome.Succeeded ? Created(outcome, context) : ProblemResult.Of(outcome);
    }

    private static async Task<Results<Ok<RoundSummary>, ProblemResult>> GetRound(
        string round,
        ClaimsPrincipal user,
        RoundDesk desk,
        CancellationToken cancellationToken) =>
        await desk.Find(round, cancellationToken) is not { } standing ? Unknown(round)
        : TypedResults.Ok(user.FindAccount() is null ? RoundSummary.Of(standing).WithoutCounts() : RoundSummary.Of(standing));

    private static async Task<Results<NoContent, ProblemResult>> DeleteRound(string round, HttpContext context, UnpublishedRounds desk)
    {
        var outcome = await desk.Delete(round, context.User.GetActor(), context.RequestAborted);
        return outcome.Succeeded ? TypedResults.NoContent() : ProblemResult.Of(outcome);
    }

    private static async Task<Results<ContentHttpResult, ProblemResult>> GetQuestionnaire(
        string round,
        RoundDesk desk,
        CancellationToken cancellationToken) =>
        await desk.FindDefinition(round, cancellationToken) is var (definition, _)
            ? TypedResults.Content(definition.Questionnaire, "application/json")
            : Unknown(round);

    private static async Task<Results<ContentHttpResult, ProblemResult>> GetFramework(
        string round,
        RoundDesk desk,
        CancellationToken cancellationToken) =>
        await desk.FindDefinition(round, cancellationToken) is var (definition, _)
            ? TypedResults.Content(definition.Framework, "application/json")
            : Unknown(round);

    private static async Task<Results<ContentHttpResult, ProblemResult>> GetFrameworkByCode(
        string round,
        [Description("The framework's code.")] string framework,
        RoundDesk desk,
        CancellationToken cancellationToken)
    {
        if (await desk.FindDefinition(round, cancellationToken) is not var (definition, _))
        {
            return Unknown(round);
        }

        var frameworks = definition.GetFrameworks();
        return frameworks.TryGetValue(framework, out var document)
            ? TypedResults.Content(document, "application/json")
            : ProblemResult.Of(
                StatusCodes.Status404NotFound,
                ProblemCatalogue.FrameworkUnknown,
                ("found", framework),
                ("known", Detail.List(frameworks.Keys)));
    }

    private static async Task<Results<Ok<RoundDocuments>, ProblemResult>> GetDocuments(
        string round,
        RoundDesk desk,
        HttpResponse response,
        CancellationToken cancellationToken)
    {
        if (await desk.FindDefinition(round, cancellationToken) is not var (definition, revision))
        {
            return Unknown(round);
        }

        response.Headers.ETag = ETagOf(revision);
        return TypedResults.Ok(RoundDocuments.Of(definition));
    }

    private static async Task<Results<Ok<RoundSummary>, ProblemResult>> PutDocuments(
        string round,
        RoundDocuments documents,
        HttpContext context,
        RoundDesk desk)
    {
        if (Preconditions.FindIfMatch(context.Request) is not { } seen)
        {
            return Preconditions.Missing();
        }

        if (await desk.FindDefinition(round, context.RequestAborted) is not var (stored, revision))
        {
            return Unknown(round);
        }

        // Compare again inside the transaction: somebody may have changed the round since it was read.
        var isStale = seen != ETagOf(revision);
        var outcome = isStale ? null : await desk.ChangeDefinition(
            round,
            current =>
            {
                isStale = current != stored;
                return isStale ? current : documents.ToDefinition();
            },
            context.User.GetActor(),
            cancellationToken: context.RequestAborted);
        if (isStale || outcome is null)
        {
            var current = ETagOf((await desk.Find(round, context.RequestAborted))!.Revision);
            context.Response.Headers.ETag = current;
            return ProblemResult.Of(
                StatusCodes.Status412PreconditionFailed,
                ProblemCatalogue.RoundStale["documents"],
                ("found", seen),
                ("current", current));
        }

        return Answer(outcome, context);
    }

    private static async Task<Results<Created<RoundSummary>, ProblemResult>> PostCopy(
        string round,
        CopyRound copy,
        HttpContext context,
        NewRoundDesk desk)
    {
        var outcome = await desk.Copy(round, copy.Code, copy.Title, copy.ToDates(), context.User.GetActor(), context.RequestAborted);
        return outcome.Succeeded ? Created(outcome, context) : ProblemResult.Of(outcome);
    }

    private static async Task<Results<Ok<RoundSummary>, ProblemResult>> PostPublish(string round, HttpContext context, RoundDesk desk) =>
        Answer(await desk.Publish(round, context.User.GetActor(), context.RequestAborted), context);

    private static async Task<Results<Ok<RoundSummary>, ProblemResult>> PostClose(
        string round,
        CloseRound close,
        HttpContext context,
        RoundDesk desk) => Answer(await desk.Close(round, close.Reason, context.User.GetActor(), context.RequestAborted), context);

    private static async Task<Results<Ok<RoundSummary>, ProblemResult>> PostReopen(
        string round,
        ReopenRound reopen,
        HttpContext context,
        RoundDesk desk) =>
        Answer(
            await desk.Reopen(round, reopen.Deadline, reopen.Closes, reopen.Reason, context.User.GetActor(), context.RequestAborted),
            context);

    private static async Task<Results<Ok<RoundSummary>, ProblemResult>> PostExtend(
        string round,
        ExtendRound extend,
        HttpContext context,
        RoundDesk desk) =>
        Answer(
            await desk.Extend(round, extend.Deadline, extend.Organizations, extend.Closes, context.User.GetActor(), context.RequestAborted),
            context);

    private static Results<Ok<RoundSummary>, ProblemResult> Answer(Outcome<RoundStanding> outcome, HttpContext context)
    {
        if (!outcome.Succeeded)
        {
            return ProblemResult.Of(outcome);
        }

        context.Response.Headers.ETag = ETagOf(outcome.Value.Revision);
        return TypedResults.Ok(RoundSummary.Of(outcome, context));
    }

    private static Created<RoundSummary> Created(Outcome<RoundStanding> outcome, HttpContext context) =>
        TypedResults.Created($"/v1/rounds/{outcome.Value!.Round.Code}", RoundSummary.Of(outcome, context));

    private static string ETagOf(int revision) => string.Create(CultureInfo.InvariantCulture, $"\"{revision}\"");

    /// <summary>The response if there is no such round.</summary>
    internal static ProblemResult Unknown(string round) =>
        ProblemResult.Of(StatusCodes.Status404NotFound, ProblemCatalogue.RoundUnknown, ("found", round));
}
