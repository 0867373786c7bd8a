using Survey.Api.Http;

namespace Survey.Api.Answering;

/// <summary>The pages of those who answer: the secretariat's and the chair's, by their links.</summary>
public static class AnsweringEndpoints
{
    /// <summary>Maps the pages.</summary>
    public static RouteGroupBuilder MapAnswering(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/link/{secret}", LinkAccess.Open).ExcludeFromDescription().AllowAnonymous();
        var group = routes.MapGroup("/answer/{link}").ExcludeFromDescription().AllowAnonymous();

        // The link is the ticket: only people who have it get access.
        group.AddEndpointFilter(UnsavedWords.Keep);
        group.AddEndpointFilter(LinkAccess.Admit);
        group.MapGet("", StartEndpoints.Show);
        group.MapPost("name", (Delegate)StartEndpoints.KeepName);
        group.MapForm();
        group.MapPost("forget", LinkAccess.Forget);
        group.MapGet("facts", FactsEndpoints.Show);
        group.MapPost("facts", FactsEndpoints.Save);
        group.MapPost("send-link", PersonalMail.Post);
        group.MapGet("withdraw", SubmissionEndpoints.AskWithdraw);
        group.MapPost("withdraw", SubmissionEndpoints.Withdraw);
        var workbook = group.MapGroup("").AddEndpointFilter(AnswerWorkbookPages.ForOrganizations);
        workbook.MapGet("workbook", AnswerWorkbookPages.Show);
        workbook.MapGet("workbook/file", AnswerWorkbookPages.Download);
        workbook.MapPost("workbook", AnswerWorkbookPages.Upload).AcceptsLarge();
        group.MapGet("read", ReadingEndpoints.Read);
        group.MapGet("history", ReadingEndpoints.ShowHistory);
        group.MapPost("endorse", ReadingEndpoints.Endorse);
        group.MapPost("return", ReadingEndpoints.Return);
        return group;
    }

    /// <summary>Maps the form itself: its pages, the check, submitting. Each admitted request has a <see cref="LinkVisit"/>.</summary>
    public static void MapForm(this IEndpointRouteBuilder group)
    {
        group.MapGet("tasks", StartEndpoints.ShowTasks);
        group.MapGet("sections/{number:int}", SectionEndpoints.Show);
        group.MapPost("sections/{number:int}", SectionEndpoints.Save);
        group.MapGet("check", SubmissionEndpoints.Check);
        group.MapPost("submit", SubmissionEndpoints.Submit);
        group.MapGet("receipt", SubmissionEndpoints.ShowReceipt);
    }
}
