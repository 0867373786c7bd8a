using Survey.Api.Http;
using Survey.Core.Problems;
using Survey.Files.Reports;

namespace Survey.Api.Overviews;

/// <summary>The parameter <c>annexes</c> of requests for the Word report.</summary>
internal static class AnnexesQuery
{
    /// <summary>Its name.</summary>
    public const string Name = "annexes";

    /// <summary>What it does.</summary>
    public const string Description =
        "The annexes of docx and pdf, separated by commas or given several times: matrix, results, alignments, method; none or empty for "
            + "no annex. Without it: matrix,method.";

    /// <summary>The annexes that are named; the usual ones if the parameter is missing.</summary>
    /// <param name="given">The values of the parameter; a value may be a list with commas.</param>
    /// <param name="problems">Receives the problems.</param>
    public static IReadOnlyList<ReportAnnex> Read(IReadOnlyList<string>? given, ProblemLog problems) =>
        given is not { Count: > 0 }
            ? ReportAnnex.Usual
            : ReportAnnex.Read(
                [
                    .. given
                        .SelectMany(list => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                        .Distinct(StringComparer.Ordinal),
                ],
                QueryLookup.PlaceOf(Name),
                problems);

    /// <summary>The annexes of a file; it is a problem if they are named for a format that has none.</summary>
    public static IReadOnlyList<ReportAnnex> Read(IReadOnlyList<string>? given, HttpRequest request, ProblemLog problems)
    {
        var format = Negotiation.Find(request.RouteValues["format"] as string, request, ExportFormats.Overview)?.File;
        if (given is { Count: > 0 } && format != FileFormat.Document && format != FileFormat.Pdf)
        {
            problems.Add(ProblemCatalogue.AnnexUnknown["format"], QueryLookup.PlaceOf(Name));
        }

        return Read(given, problems);
    }

    /// <summary>The value of the parameter for these annexes; null for the usual ones, which need none.</summary>
    public static string? Write(IReadOnlyList<ReportAnnex> annexes) =>
        annexes.SequenceEqual(ReportAnnex.Usual) ? null
        : annexes.Count == 0 ? ReportAnnex.None
        : string.Join(',', annexes.Select(annex => annex.Code));
}
