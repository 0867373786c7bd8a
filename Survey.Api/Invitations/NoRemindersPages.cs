using Survey.Api.Pages;
using Survey.Collecting.Messages;

namespace Survey.Api.Invitations;

/// <summary>
/// The page on which the recipient of a reminder asks for no more. Without sign-in: the secret in the address gives the right.
/// </summary>
internal static class NoRemindersPages
{
    /// <summary>Maps the page. Mail programs send its form by themselves (RFC 8058), so it has no anti-forgery token.</summary>
    public static void MapNoReminders(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/no-reminders").ExcludeFromDescription().AllowAnonymous().DisableAntiforgery();
        group.MapGet("/{secret}", Get);
        group.MapPost("/{secret}", Post);
    }

    // Programs that look at the links of a message use GET, so it changes nothing.
    private static async Task<IResult> Get(HttpContext context, string secret, ReminderDesk desk) =>
        await desk.Find(secret, context.RequestAborted) is { } choice
            ? Show(context, choice, StatusCodes.Status200OK)
            : Show(context, choice: null, StatusCodes.Status404NotFound);

    private static async Task<IResult> Post(HttpContext context, string secret, IFormCollection form, ReminderDesk desk)
    {
        var stops = form["do"] != "allow";
        return await desk.SetStopped(secret, stops, context.RequestAborted)
            ? await Get(context, secret, desk)
            : Show(context, choice: null, StatusCodes.Status404NotFound);
    }

    private static IResult Show(HttpContext context, ReminderChoice? choice, int status)
    {
        var texts = PageLanguage.Choose(context);
        return PageResults.Of<NoRemindersPage>(
            status,
            ("Frame", new PageFrame(texts, texts["no-reminders.title"])
            {
                Subject = choice is null ? null : new ContentTexts(texts.Language, choice.Language).Show(choice.Title),
            }),
            ("Choice", choice),
            ("Address", context.Request.Path.ToUriComponent()));
    }
}
