using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Survey.Api.Texts;
using Survey.Core.Problems;

namespace Survey.Api.Pages;

/// <summary>Redirects to a page that shows the warnings of what was done. A cookie carries them; the page deletes it.</summary>
/// <param name="address">The address of the page.</param>
/// <param name="warnings">The warnings.</param>
/// <param name="texts">The page's texts.</param>
internal sealed class WarnedRedirect(string address, IReadOnlyList<Problem> warnings, InterfaceTexts texts) : IResult
{
    private const string Cookie = "survey-warnings";

    // Browsers accept cookies of up to 4096 bytes, and Base64 makes the text a third longer.
    private const int MaxBytes = 2_700;

    // Do not escape letters of other scripts, which would need three times the space.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The warnings of the redirect that led here, and deletes their cookie.</summary>
    public static IReadOnlyList<string> Take(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { } text)
        {
            return [];
        }

        context.Response.Cookies.Delete(Cookie, Options(context));
        try
        {
            return JsonSerializer.Deserialize<string[]>(Base64Url.DecodeFromChars(text)) ?? [];
        }
        catch (Exception damaged) when (damaged is FormatException or JsonException)
        {
            return [];
        }
    }

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var (lines, size) = (new List<string>(), 0);
        foreach (var line in warnings.Select(ToLine).Distinct(StringComparer.Ordinal))
        {
            size += Encoding.UTF8.GetByteCount(line) + 3;
            if (size > MaxBytes)
            {
                lines.Add(texts.Count("desk.problem.more", warnings.Count - lines.Count));
                break;
            }

            lines.Add(line);
        }

        var value = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(lines, Readable));
        httpContext.Response.Cookies.Append(Cookie, value, Options(httpContext));
        return Results.Redirect(address).ExecuteAsync(httpContext);
    }

    private string ToLine(Problem warning)
    {
        var shown = ShownProblem.Of(warning, texts);
        return string.Join(": ", new[] { shown.Label, shown.Inside, shown.Text }.OfType<string>());
    }

    private static CookieOptions Options(HttpContext context) =>
        new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            Path = "/",
            MaxAge = TimeSpan.FromMinutes(1),
            IsEssential = true,
        };
}
