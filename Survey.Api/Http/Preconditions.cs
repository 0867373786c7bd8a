using Microsoft.Net.Http.Headers;
using Survey.Core.Problems;

namespace Survey.Api.Http;

/// <summary>What a request says it has seen (If-Match), and by what name it can be repeated (Idempotency-Key).</summary>
internal static class Preconditions
{
    private const string IdempotencyKey = "Idempotency-Key";
    private const int LongestKey = 100;

    /// <summary>The one ETag that If-Match names; null without the header.</summary>
    /// <exception cref="MalformedRequestException">It is none, or several, or a star, which would say that nothing was seen.</exception>
    public static string? FindIfMatch(HttpRequest request)
    {
        var text = request.Headers.IfMatch.ToString();
        return text.Length == 0 ? null
            : EntityTagHeaderValue.TryParse(text, out var tag) && !tag.IsWeak && tag.Tag != "*" ? tag.Tag.ToString()
            : throw new MalformedRequestException("if-match");
    }

    /// <summary>What If-Match names of an entry that has a stamp; null without the header, for any.</summary>
    /// <exception cref="MalformedRequestException">It is no single ETag.</exception>
    public static string? FindStamp(HttpRequest request) => FindIfMatch(request)?.Trim('"');

    /// <summary>The ETag of an entry that has a stamp; <see cref="FindStamp"/> takes it back.</summary>
    public static string ToETag(string stamp) => $"\"{stamp}\"";

    /// <summary>The name by which the request can be repeated without doing it twice; null without the header.</summary>
    /// <exception cref="MalformedRequestException">It is too long or has odd characters.</exception>
    public static string? FindKey(HttpRequest request)
    {
        var text = request.Headers[IdempotencyKey].ToString();
        return text.Length == 0 ? null
            : text.Length <= LongestKey && text.All(character => character is > ' ' and < '\u007F') ? text
            : throw new MalformedRequestException("key", ("header", Detail.Exact(IdempotencyKey)), ("most", LongestKey));
    }

    /// <summary>The answer where If-Match is missing and something would be replaced, endorsed or given back.</summary>
    public static ProblemResult Missing() => ProblemResult.Of(
        StatusCodes.Status428PreconditionRequired,
        ProblemCatalogue.PreconditionMissing);
}
