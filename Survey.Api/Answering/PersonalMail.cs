using Survey.Api.Http;
using Survey.Collecting.OpenRounds;

namespace Survey.Api.Answering;

/// <summary>The form of an open round by which somebody gets the personal link by e-mail.</summary>
/// <param name="IsSent">True if a message was just written.</param>
/// <param name="Typed">What was typed and is wrong; null for nothing.</param>
/// <param name="Message">What is wrong with it; null for nothing.</param>
public sealed record PersonalMail(bool IsSent = false, string? Typed = null, string? Message = null)
{
    private const string Sent = "mailed";

    /// <summary>The form as it is shown first; null if the service has no mail server.</summary>
    public static PersonalMail? For(HttpContext context) =>
        IsPossible(context) ? new PersonalMail(context.Request.Query.ContainsKey(Sent)) : null;

    /// <summary>True if the service has a mail server.</summary>
    public static bool IsPossible(HttpContext context) =>
        context.RequestServices.GetRequiredService<ServiceSettings>().Smtp is not null;

    /// <summary>Sends the visitor's personal link to the address in the form.</summary>
    internal static async Task<IResult> Post(HttpContext context, OpenMail mail)
    {
        var visit = context.GetVisit();
        if (visit.Organization is not null || LinkAccess.FindSecret(context) is not { } secret || !IsPossible(context))
        {
            return Results.NotFound();
        }

        var typed = (await context.Request.ReadFormAsync(context.RequestAborted))["email"].ToString();
        var outcome = await mail.SendLink(visit.Link, secret, typed, visit.Texts.Language, context.RequestAborted);
        return outcome.Succeeded
            ? Results.Redirect($"{visit.Home}?{Sent}#personal")
            : StartEndpoints.Page(
                context,
                mail: new PersonalMail(
                    Typed: typed,
                    Message: string.Join(' ', outcome.Problems.Select(problem => problem.ToText(visit.Texts.In)))));
    }
}
