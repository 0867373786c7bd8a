using Microsoft.Net.Http.Headers;
using Survey.Core.Problems;

namespace Survey.Api.Http;

/// <summary>Which form of a table is given: by the suffix of the address, else by Accept.</summary>
internal static class Negotiation
{
    /// <summary>The form asked for; null if there is none.</summary>
    /// <param name="suffix">The suffix of the address; null if it has none.</param>
    /// <param name="request">The request.</param>
    /// <param name="offered">The forms there are, the usual one first.</param>
    public static TableFormat? Find(string? suffix, HttpRequest request, params IReadOnlyList<TableFormat> offered)
    {
        if (suffix is not null)
        {
            return offered.FirstOrDefault(format => format.Suffix == suffix);
        }

        var accepted = request.Headers.Accept.Count == 0 ? [] : MediaTypeHeaderValue.ParseList(request.Headers.Accept);
        return accepted.Count == 0
            ? offered[0]
            : accepted.OrderByDescending(type => type.Quality ?? 1)
                .Where(type => type.Quality is not 0)
                .Select(type => offered.FirstOrDefault(format => MediaTypeHeaderValue.Parse(format.MediaType).IsSubsetOf(Plain(type))))
                .FirstOrDefault(format => format is not null);
    }

    /// <summary>The answer where there is no such form.</summary>
    public static ProblemResult None(string? suffix, params IReadOnlyList<TableFormat> offered) => ProblemResult.Of(
        suffix is null ? StatusCodes.Status406NotAcceptable : StatusCodes.Status404NotFound,
        ProblemCatalogue.FormatUnknown,
        ("known", Detail.Words(offered.Select(format => $".{format.Suffix} ({format.MediaType})"))));

    // Parameters such as q and charset say nothing about the form.
    private static MediaTypeHeaderValue Plain(MediaTypeHeaderValue type) => new(type.MediaType);
}
