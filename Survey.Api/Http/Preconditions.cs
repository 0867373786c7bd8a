using System.Globalization;
using Microsoft.Net.Http.Headers;
using Survey.Core.Problems;

namespace Survey.Api.Http;

/// <summary>Reads the preconditions of a request: If-Match and Idempotency-Key.</summary>
internal static class Preconditions
{
    private const string IdempotencyKey = "Idempotency-Key";
    private const int MaxKeyLength = 100;

    /// <summary>The ETag of If-Match; null without the header.</summary>
    /// <exception cref="MalformedRequestException">
    /// The header is not a single strong ETag. A star is refused too, since it does not show that anything was seen.
    /// </exception>
    public static string? FindIfMatch(HttpRequest request)
    {
        var text = request.Headers.IfMatch.ToString();
        return text.Length == 0 ? null
            : EntityTagHeaderValue.TryParse(text, out var tag) && !tag.IsWeak && tag.Tag != "*" ? tag.Tag.ToString()
            : throw new MalformedRequestException("if-match");
    }

    /// <summary>The version stamp in If-Match; null without the header, which skips the check.</summary>
    /// <exception cref="MalformedRequestException">The header is not a single strong ETag.</exception>
    public static string? FindStamp(HttpRequest request) => FindIfMatch(request)?.Trim('"');

    /// <summary>The revision that a caller has seen: null if nothing is given; -1, which nothing has, if it is not a number.</summary>
    /// <param name="stamp">The stamp of If-Match, or the field of a form.</param>
    public static int? ToRevision(string? stamp) =>
        string.IsNullOrEmpty(stamp) ? null
        : int.TryParse(stamp, NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision
        : -1;

    /// <summary>Makes an ETag of a version stamp; <see cref="FindStamp"/> reads it.</summary>
    public static string ToETag(string stamp) => $"\"{stamp}\"";

    /// <summary>The idempotency key; null without the header.</summary>
    /// <exception cref="MalformedRequestException">The key is too long or has characters other than visible ASCII.</exception>
    public static string? FindKey(HttpRequest request)
    {
        var text = request.Headers[IdempotencyKey].ToString();
        return text.Length == 0 ? null
            : text.Length <= MaxKeyLength && text.All(character => character is > ' ' and < '\u007F') ? text
            : throw new MalformedRequestException("key", ("header", Detail.Exact(IdempotencyKey)), ("most", MaxKeyLength));
    }

    /// <summary>The response if If-Match is required and missing.</summary>
    public static ProblemResult Missing() => ProblemResult.Of(
        StatusCodes.Status428PreconditionRequired,
        ProblemCatalogue.PreconditionMissing);
}
