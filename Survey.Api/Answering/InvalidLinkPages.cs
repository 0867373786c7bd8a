using Survey.Api.Answering.Forms;
using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Api.Texts;
using Survey.Collecting.Links;
using Survey.Collecting.Rounds;
using Survey.Core.Rounds;

namespace Survey.Api.Answering;

/// <summary>Pages for visitors whose link is missing, expired or revoked. They return what was sent, so that no text is lost.</summary>
internal static class InvalidLinkPages
{
    /// <summary>The page; for the script, its message.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">The response's status.</param>
    /// <param name="message">The key of the message.</param>
    /// <param name="posted">What was sent.</param>
    /// <param name="title">The key of the page's title.</param>
    public static async Task<IResult> Show(
        HttpContext context,
        int status,
        string message,
        FormValues posted,
        string title = "lost-link.title")
    {
        var texts = PageLanguage.Choose(context);

        // In an open round nobody was sent a message, and nobody is invited.
        var round = await FindRound(context);
        message = round is { IsOpen: true } && texts.All.ContainsKey($"open.{message}") ? $"open.{message}" : message;
        if (context.Request.IsFromScript())
        {
            return Results.Json(new { message = texts[$"{message}.script"] }, statusCode: status);
        }

        var seal = FormSealField.For(context);
        return PageResults.Of<InvalidLinkPage>(
            status,
            ("Frame", new PageFrame(texts, texts[title])),
            ("Message", texts[message]),
            ("Fields", posted.All.Where(field => field.Key != seal.Name).ToList()),
            ("Words", Read(round, posted, texts)),
            ("Address", context.Request.Path.ToUriComponent()),
            ("Seal", seal));
    }

    /// <summary>The texts that were sent, each with the label of its question or field.</summary>
    private static List<(ShownText Label, string Text)> Read(Round? round, FormValues posted, InterfaceTexts texts)
    {
        var words = new List<(ShownText, string)>();
        if (round is not null)
        {
            words.AddRange(SentWords.Of(
                posted,
                round.Questionnaire.Scope.Questions.Select(each => each.Question),
                round.Frameworks,
                new ContentTexts(texts.Language, round.Questionnaire.DefaultLanguage)));
        }

        foreach (var (field, label) in new[] { ("name", "start.name"), ("reason", "chair.reason") })
        {
            if (posted.Get(field) is { Length: > 0 } text && words.Count == 0)
            {
                words.Add((new ShownText(texts[label], Language: null, Direction: null), text));
            }
        }

        return words;
    }

    /// <summary>
    /// The round of the page, also for an expired link: its questions are no secret to somebody who has just answered them.
    /// </summary>
    private static async Task<Round?> FindRound(HttpContext context)
    {
        if (context.Features.Get<LinkVisit>() is { } visit)
        {
            return visit.Round;
        }

        var services = context.RequestServices;
        return context.Request.RouteValues["link"] is string text
            && Guid.TryParse(text, out var id)
            && await services.GetRequiredService<LinkDesk>().Find(id, context.RequestAborted) is { } link
            ? (await services.GetRequiredService<RoundDesk>().Find(link.Round, context.RequestAborted))?.Round
            : null;
    }
}
