using Survey.Api.Answering.Forms;
using Survey.Api.Pages;
using Survey.Api.Texts;
using Survey.Collecting.Links;
using Survey.Collecting.Responses;
using Survey.Core.Rounds;

namespace Survey.Api.Answering;

/// <summary>Answers who cannot be let in, or in no more. What was sent comes back, so that no word is lost.</summary>
internal static class LostPages
{
    /// <summary>The page; for the script, its message.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">The response's status.</param>
    /// <param name="message">The key of what is said.</param>
    /// <param name="posted">What was sent.</param>
    public static async Task<IResult> Show(HttpContext context, int status, string message, FormValues posted)
    {
        var texts = PageLanguage.Choose(context);
        if (context.Request.IsFromScript())
        {
            return Results.Json(new { message = texts[$"{message}.script"] }, statusCode: status);
        }

        var seal = FormSealField.For(context);
        return PageResult.Of<LostPage>(
            status,
            ("Frame", new PageFrame(texts, texts["lost-link.title"])),
            ("Message", texts[message]),
            ("Fields", posted.All.Where(field => field.Key != seal.Name).ToList()),
            ("Words", await Read(context, posted, texts)),
            ("Address", context.Request.Path.ToUriComponent()),
            ("Seal", seal));
    }

    /// <summary>What was written, under labels: the questions', or those of the other fields people write in.</summary>
    private static async Task<List<(ShownText Label, string Text)>> Read(HttpContext context, FormValues posted, InterfaceTexts texts)
    {
        var words = new List<(ShownText, string)>();
        if (await FindRound(context) is { } round)
        {
            words.AddRange(SentWords.Of(posted, round.Questionnaire.Scope.Questions.Select(each => each.Question), round.Framework, new ContentTexts(texts.Language, round.Questionnaire.DefaultLanguage)));
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

    /// <summary>The round that a page is of, of an ended link's too: its questions are no secret to who has just answered them.</summary>
    private static async Task<Round?> FindRound(HttpContext context)
    {
        if (context.Features.Get<LinkVisit>() is { } visit)
        {
            return visit.Round;
        }

        var services = context.RequestServices;
        return context.Request.RouteValues["link"] is string text && Guid.TryParse(text, out var id) && await services.GetRequiredService<LinkDesk>().Find(id, context.RequestAborted) is { } link
            ? (await services.GetRequiredService<ResponseDesk>().Find(link.Round, link.Organization, context.RequestAborted))?.Round
            : null;
    }
}
