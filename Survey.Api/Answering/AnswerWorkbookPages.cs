using Microsoft.AspNetCore.Mvc;
using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Collecting.Workbooks;
using Survey.Files.AnswerWorkbooks;
using Survey.Files.Reports;

namespace Survey.Api.Answering;

/// <summary>The questionnaire as an answer workbook: taken from here, and brought back.</summary>
internal static class AnswerWorkbookPages
{
    /// <summary>Answer workbooks are for invited organizations, whose names stand in them; in an open round there are none.</summary>
    public static async ValueTask<object?> ForOrganizations(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next) =>
        invocation.HttpContext.GetVisit().Organization is null ? Results.NotFound() : await next(invocation);

    /// <summary>The page that says how it works.</summary>
    public static IResult Show(HttpContext context) => Page(context, collected: null, replaces: false);

    /// <summary>The workbook, with all that has been answered so far.</summary>
    public static IResult Download(HttpContext context)
    {
        var visit = context.GetVisit();
        var content = WorkbookDesk.ToContent(visit.Dossier, visit.Texts.Language, visit.Now);
        using var file = new MemoryStream();
        AnswerWorkbook.Write(file, content);
        return Results.File(file.ToArray(), FileFormat.Workbook.MediaType, content.FileName);
    }

    /// <summary>
    /// Imports a completed workbook. If it is incomplete or has cells that are not valid answers, it is saved as a draft, to be finished
    /// on the pages.
    /// </summary>
    public static async Task<IResult> Upload(HttpContext context, [FromServices] WorkbookDesk desk, [FromServices] SurveyMetrics metrics)
    {
        var visit = context.GetVisit();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form.Files.GetFile("workbook") is not { } file)
        {
            return Page(context, collected: null, replaces: false, visit.Texts["workbook.missing"]);
        }

        // A browser in which no file was chosen sends an empty one without a name.
        if (file.Length == 0)
        {
            return Page(
                context,
                collected: null,
                replaces: false,
                visit.Texts[file.FileName.Length == 0 ? "workbook.missing" : "workbook.empty"]);
        }

        if (file.Length > AnswerWorkbookReader.LargestFile)
        {
            return Page(context, collected: null, replaces: false, visit.Texts["workbook.large"]);
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, context.RequestAborted);
        var replaces = form["replace"].Count > 0;
        var result = await desk.Collect(
            visit.Link.Round,
            [new WorkbookUpload(Path.GetFileName(file.FileName), bytes.ToArray())],
            new CollectOptions(visit.Actor) { Organization = visit.Link.Organization, AsDraft = true, Replace = replaces },
            context.RequestAborted);
        metrics.NoteSubmissions(result);
        metrics.NoteProblems(result.Workbooks[0].Problems);
        return Page(context, result.Workbooks[0], replaces);
    }

    private static IResult Page(HttpContext context, CollectedWorkbook? collected, bool replaces, string? message = null)
    {
        var visit = context.GetVisit();
        return PageResults.Of<WorkbookPage>(
            message is null && collected?.State != CollectedState.Refused
                ? StatusCodes.Status200OK
                : StatusCodes.Status422UnprocessableEntity,
            ("Frame", visit.Frame(visit.Texts["workbook.title"], message is not null || collected?.State == CollectedState.Refused)),
            ("Visit", visit),
            ("Collected", collected),
            ("Replaces", replaces),
            ("Message", message),
            ("Seal", FormSealField.For(context)));
    }
}
