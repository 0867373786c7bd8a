namespace Survey.Files.Reports;

/// <summary>A part at the end of a report that can be left out.</summary>
/// <param name="Code">Its name in options.</param>
public sealed record ReportAnnex(string Code)
{
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

    /// <summary>The annex with a code; null if there is none.</summary>
    public static ReportAnnex? Find(string code) => All.FirstOrDefault(annex => annex.Code == code);
}
