using System.ComponentModel;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Survey.Api.Access;
using Survey.Api.Http;
using Survey.Collecting.Responses;
using Survey.Collecting.Workbooks;
using Survey.Core.Problems;
using Survey.Files.AnswerWorkbooks;
using Survey.Files.Reports;

namespace Survey.Api.Workbooks;

/// <summary>Endpoints of answer workbooks: export a prefilled one, and import a filled one.</summary>
public static class WorkbookApi
{
    /// <summary>Maps <c>/rounds/{round}/responses/{organization}/workbook</c>.</summary>
    public static RouteGroupBuilder MapAnswerWorkbooks(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/rounds/{round}/responses/{organization}/workbook").WithTags("Responses");
        group
            .MapGet("", GetWorkbook)
            .WithName("GetAnswerWorkbook")
            .WithSummary("The answer workbook of an organization, prefilled with what it has answered so far.")
            .Produces<object>(200, FileFormat.Workbook.MediaType)
            .ProducesProblems(404, 422);
        group
            .MapPost("", PostWorkbook)
            .WithName("CollectAnswerWorkbook")
            .WithSummary("Imports a completed workbook: if marked as final it is submitted, otherwise saved as a draft.")
            .WithDescription(
                "With one error nothing is stored, and the answer is 422 with every problem by sheet and cell; "
                    + "with asDraft, what can be read is kept as a draft, and the answer is 200 with the same problems."
            )
            .RequireAuthorization(AccessPolicies.AnsweringApi)
            .AcceptsLarge()
            .Accepts<byte[]>(FileFormat.Workbook.MediaType, "application/octet-stream")
            .ProducesProblems(404, 409, 412, 422);
        return group;
    }

    private static async Task<Results<FileContentHttpResult, ProblemResult>> GetWorkbook(
        string round,
        string organization,
        [Description("The workbook's language, for instance fr; by default that of the questionnaire.")] string? language,
        WorkbookDesk desk,
        CancellationToken cancellationToken)
    {
        if (await desk.Find(round, organization, language, cancellationToken) is not { } content)
        {
            return None(round, organization);
        }

        if (!AnswerWorkbookContent.IsIn(content.Language, content.Round))
        {
            return ProblemResult.Of(
                StatusCodes.Status422UnprocessableEntity,
                ProblemCatalogue.LanguageUnknown["workbook"],
                ("found", content.Language),
                ("known", Detail.Words(AnswerWorkbookContent.GetLanguages(content.Round))));
        }

        using var whole = new MemoryStream();
        AnswerWorkbook.Write(whole, content);
        return TypedResults.Bytes(whole.ToArray(), FileFormat.Workbook.MediaType, content.FileName);
    }

    private static async Task<Results<Ok<CollectedView>, ProblemResult>> PostWorkbook(
        string round,
        string organization,
        [Description("True to save a workbook with problems as a draft instead of refusing it.")] bool? asDraft,
        [Description("True to replace changes that others saved after the workbook was downloaded.")] bool? replace,
        HttpRequest request,
        ClaimsPrincipal user,
        WorkbookDesk desk,
        ResponseDesk responses)
    {
        if (!await responses.Has(round, organization, request.HttpContext.RequestAborted))
        {
            return None(round, organization);
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        var options = new CollectOptions(user.GetActor())
        {
            AsDraft = asDraft ?? false,
            Replace = replace ?? false,
            Organization = organization,
            TakesDays = user.FindAccount() is not null,
        };
        var result = await desk.Collect(
            round,
            [new WorkbookUpload("workbook.xlsx", body.ToArray())],
            options,
            request.HttpContext.RequestAborted);
        var workbook = result.Workbooks[0];
        if (!result.IsStored)
        {
            return ProblemResult.Of(new Outcome<object>(Value: null, workbook.Problems, workbook.Errors, workbook.ProblemsNotKept));
        }

        request.HttpContext.RequestServices.GetRequiredService<SurveyMetrics>().NoteSubmissions(result);
        return TypedResults.Ok(CollectedView.Of(workbook, request.HttpContext));
    }

    private static ProblemResult None(string round, string organization) => ProblemResult.Of(
        StatusCodes.Status404NotFound,
        ProblemCatalogue.ResponseNone,
        ("round", round),
        ("organization", organization));
}
