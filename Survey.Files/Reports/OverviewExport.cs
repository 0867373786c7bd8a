using Survey.Core.Analysis;
using Survey.Core.Languages;
using Survey.Core.Organizations;
using Survey.Core.Responses;
using Survey.Files.Reports.Sentences;
using Survey.Files.Reports.Word;

namespace Survey.Files.Reports;

/// <summary>An overview to export.</summary>
/// <param name="Overview">The figures.</param>
/// <param name="Responses">All stored responses of the round, including drafts; enumerated by formats that show answers only.</param>
/// <param name="ProducedAt">The moment at which the export is produced.</param>
/// <param name="Only">The only region to show; null for all regions.</param>
/// <param name="Through">The crosswalk that translated the overview; null if none did.</param>
public sealed record OverviewExport(
    Overview Overview,
    IAsyncEnumerable<Response> Responses,
    DateTimeOffset ProducedAt,
    Region? Only = null,
    TranslatedOverview? Through = null)
{
    /// <summary>What analysts added to the report; empty by default.</summary>
    public ReportContent Content { get; init; } = ReportContent.Empty;

    /// <summary>The publication that it is from; null for the present state, or that of a day.</summary>
    public PublishedState? Publication { get; init; }

    /// <summary>The language of text and workbook; null for the round's own. JSON and CSV have codes.</summary>
    public Language? Language { get; init; }

    /// <summary>The annexes of the Word document.</summary>
    public IReadOnlyList<ReportAnnex> Annexes { get; init; } = ReportAnnex.Usual;

    /// <summary>
    /// Receives the sentences in place of which the Word document has words that the analyst wrote for other figures; called only if there
    /// are any. Null to ignore them.
    /// </summary>
    public Action<IReadOnlyList<ReportSentence>>? OnOutdated { get; init; }

    /// <summary>
    /// A Word document or template whose styles, header and footer the document takes over, checked by <see cref="IsTemplate"/>; null for
    /// none.
    /// </summary>
    public byte[]? Template { get; init; }

    /// <summary>True for a Word document (.docx) or template (.dotx) without macros.</summary>
    public static bool IsTemplate(byte[] bytes) => HouseTemplate.Open(bytes) is not null;
}
