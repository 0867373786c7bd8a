using Survey.Api.Answering.Forms;
using Survey.Api.Pages;

namespace Survey.Api.Answering;

/// <summary>Answers who cannot be let in, or in no more. What was sent comes back, so that no word is lost.</summary>
internal static class LostPages
{
    /// <summary>The page; for the script, its message.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">The response's status.</param>
    /// <param name="message">The key of what is said.</param>
    /// <param name="posted">What was sent.</param>
    public static IResult Show(HttpContext context, int status, string message, FormValues posted)
    {
        var texts = PageLanguage.Choose(context);
        if (context.Request.IsFromScript())
        {
            return Results.Json(new { message = texts[$"{message}.script"] }, statusCode: status);
        }

        var seal = FormSealField.For(context);
        var words = posted.All.Where(field => field.Key != seal.Name).ToList();
        return PageResult.Of<LostPage>(
            status,
            ("Frame", new PageFrame(texts, texts["lost-link.title"])),
            ("Message", texts[message]),
            ("Words", words),
            ("Address", context.Request.Path.ToUriComponent()),
            ("Seal", seal));
    }
}
