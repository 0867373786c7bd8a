using System.Text.Json;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Survey.Api.Http;
using Survey.Api.Responses;
using Survey.Collecting.Messages;
using Survey.Collecting.OpenRounds;
using Survey.Core.Responses;

namespace Survey.Api.OpenRounds;

/// <summary>The endpoint by which programs send the answers of an open round.</summary>
public static class SubmissionApi
{
    /// <summary>Maps <c>/rounds/{round}/submissions</c>.</summary>
    public static void MapSubmissions(this IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/rounds/{round}/submissions", Post)
            .WithTags("Responses")
            .WithName("SubmitAnswer")
            .WithSummary("Submits a complete answer in an open round, in one request; no token is needed.")
            .WithDescription(
                "The answer is checked and stored as submitted, or refused with all its problems. Nothing is stored about the sender. "
                    + "With the same Idempotency-Key, a request that is sent again stores nothing and gets the same receipt."
            )
            .AllowAnonymous()
            .WithShape(new Shape())
            .TakesKey()
            .ProducesProblems(404, 409, 422);

    private static async Task<Results<Created<AnswerReceipt>, Ok<AnswerReceipt>, ProblemResult>> Post(
        string round,
        SubmitAnswer answer,
        HttpContext context,
        OpenDesk desk,
        MessageWriter mailroom,
        SurveyMetrics metrics)
    {
        var outcome = await desk.Submit(
            round,
            new GivenRespondent(
                answer.Respondent?.Type,
                [.. answer.Respondent?.Regions?.Select(code => code ?? "") ?? []],
                answer.Agreed)
            {
                Channel = answer.Respondent?.Channel,
            },
            (definition, problems) => BodyAnswers.Read(answer.Answers, answer.Language, definition, problems),
            Preconditions.FindKey(context.Request),
            answer.Link,
            context.RequestAborted);
        if (!outcome.Succeeded)
        {
            metrics.NoteProblems(outcome.Problems);
            return ProblemResult.Of(outcome);
        }

        var (entry, seal, link, isRepeated) = outcome.Value;
        var receipt = new AnswerReceipt(
            round,
            entry.Response.Respondent.Id,
            entry.GetReceiptNumber(round),
            entry.Hash,
            entry.StoredAt,
            seal?.ToString(),
            link is null ? null : mailroom.GetAddress(link.Secret));
        if (isRepeated)
        {
            return TypedResults.Ok(receipt);
        }

        metrics.NoteSubmission(entry.Way.ToCode());
        return TypedResults.Created((string?)null, receipt);
    }

    private sealed class Shape : AbstractValidator<SubmitAnswer>
    {
        public Shape() => RuleFor(answer => answer.Answers).Must(answers => answers.ValueKind == JsonValueKind.Object).Reports("answers");
    }
}
