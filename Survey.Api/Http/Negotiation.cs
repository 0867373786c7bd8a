using Microsoft.Net.Http.Headers;
using Survey.Core.Problems;
using Survey.Files.Reports;

namespace Survey.Api.Http;

/// <summary>Chooses the format of an export: by the suffix of the address, otherwise by the header Accept.</summary>
internal static class Negotiation
{
    /// <summary>The format asked for; null if it is not offered.</summary>
    /// <param name="suffix">The suffix of the address; null if it has none.</param>
    /// <param name="request">The request.</param>
    /// <param name="offered">The formats to choose from, the default first.</param>
    public static ExportFormat<TRecord>? Find<TRecord>(string? suffix, HttpRequest request, IReadOnlyList<ExportFormat<TRecord>> offered)
    {
        if (suffix is not null)
        {
            return offered.FirstOrDefault(format => format.File.Suffix == suffix);
        }

        var accepted = request.Headers.Accept.Count == 0 ? [] : MediaTypeHeaderValue.ParseList(request.Headers.Accept);
        return accepted.Count == 0
            ? offered[0]
            : accepted.OrderByDescending(type => type.Quality ?? 1)
                .Where(type => type.Quality is not 0)
                .Select(type => offered.FirstOrDefault(format => MediaTypeHeaderValue.Parse(format.File.MediaType).IsSubsetOf(Plain(type))))
                .FirstOrDefault(format => format is not null);
    }

    /// <summary>The problem that the format asked for is not offered.</summary>
    /// <param name="suffix">The suffix of the address; null if it has none.</param>
    /// <param name="offered">The formats to choose from.</param>
    public static ProblemResult None(string? suffix, IEnumerable<FileFormat> offered) => ProblemResult.Of(
        suffix is null ? StatusCodes.Status406NotAcceptable : StatusCodes.Status404NotFound,
        ProblemCatalogue.FormatUnknown,
        ("known", Detail.Words(offered.Select(format => $".{format.Suffix} ({format.MediaType})"))));

    /// <inheritdoc cref="None(string?, IEnumerable{FileFormat})"/>
    public static ProblemResult None<TRecord>(string? suffix, IEnumerable<ExportFormat<TRecord>> offered) =>
        None(suffix, offered.Select(format => format.File));

    // Parameters such as q and charset do not choose the format.
    private static MediaTypeHeaderValue Plain(MediaTypeHeaderValue type) => new(type.MediaType);

    /// <summary>Whether the script asks, and not a browser for a page.</summary>
    public static bool IsFromScript(this HttpRequest request) =>
        request.Headers[HeaderNames.Accept].ToString().StartsWith("application/json", StringComparison.Ordinal);
}
