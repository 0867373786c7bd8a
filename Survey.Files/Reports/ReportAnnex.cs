using Survey.Core.Problems;

namespace Survey.Files.Reports;

/// <summary>A part at the end of a report that can be left out.</summary>
/// <param name="Code">Its name in options.</param>
public sealed record ReportAnnex(string Code)
{
    /// <summary>The word for no annex at all.</summary>
    public const string None = "none";

    /// <summary>How many name each element, by region.</summary>
    public static ReportAnnex Matrix { get; } = new("matrix");

    /// <summary>Every question with its answers in figures and its chart.</summary>
    public static ReportAnnex Results { get; } = new("results");

    /// <summary>The alignment tables of the round, with those that named their entries; nothing if it has none.</summary>
    public static ReportAnnex Alignments { get; } = new("alignments");

    /// <summary>How the figures were computed.</summary>
    public static ReportAnnex Method { get; } = new("method");

    /// <summary>All annexes, in the order of the report.</summary>
    public static IReadOnlyList<ReportAnnex> All { get; } = [Matrix, Results, Alignments, Method];

    /// <summary>Those of a report for which none were chosen.</summary>
    public static IReadOnlyList<ReportAnnex> Usual { get; } = [Matrix, Method];

    /// <summary>The annexes that are named, in the order of the report.</summary>
    /// <param name="codes">Their codes, or only <see cref="None"/>; empty for no annex.</param>
    /// <param name="place">Where they were named.</param>
    /// <param name="problems">Receives a problem for each code that is unknown, and if annexes are named beside <see cref="None"/>.</param>
    public static IReadOnlyList<ReportAnnex> Read(IReadOnlyCollection<string> codes, Place place, ProblemLog problems)
    {
        var others = codes.Where(code => code != None).ToList();
        foreach (var unknown in others.Where(code => All.All(annex => annex.Code != code)))
        {
            problems.Add(
                ProblemCatalogue.AnnexUnknown,
                place,
                ("found", unknown),
                ("known", Detail.Words(All.Select(annex => annex.Code).Append(None))));
        }

        if (others.Count > 0 && others.Count < codes.Count)
        {
            problems.Add(ProblemCatalogue.AnnexUnknown["none"], place, ("found", Detail.Words(others)));
        }

        return [.. All.Where(annex => others.Contains(annex.Code, StringComparer.Ordinal))];
    }
}
