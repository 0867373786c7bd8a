using System.Text.RegularExpressions;

namespace Survey.Api.Hosting;

/// <summary>Removes secrets of links and tokens from text.</summary>
internal static partial class Redaction
{
    private const int MaxLength = 200;

    /// <summary>The path of a request for the log: encoded, shortened, without secrets and query.</summary>
    public static string Path(HttpRequest request)
    {
        // The part after /link/ or /no-reminders/ is treated as a secret even if it is mistyped.
        var path = request.Path.StartsWithSegments("/link", StringComparison.OrdinalIgnoreCase) ? "/link/…"
            : request.Path.StartsWithSegments("/no-reminders", StringComparison.OrdinalIgnoreCase) ? "/no-reminders/…"
            : Text(request.Path.ToUriComponent());
        return path.Length <= MaxLength ? path : string.Concat(path.AsSpan(0, MaxLength), "…");
    }

    /// <summary>A text without secrets.</summary>
    public static string Text(string text) => LinkPath().Replace(SecretText().Replace(text, "${kind}…"), "/${path}/…");

    [GeneratedRegex("(?<kind>sv[ltn]_)[A-Za-z0-9_-]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SecretText();

    [GeneratedRegex(@"/(?<path>link|no-reminders)/[^\s""'?#]+", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex LinkPath();
}
