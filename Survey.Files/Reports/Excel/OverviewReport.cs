using Survey.Core.Analysis;
using Survey.Core.Languages;
using Survey.Core.Organizations;
using Survey.Core.Responses;
using Survey.Core.Results;

namespace Survey.Files.Reports.Excel;

/// <summary>The data of a round's report.</summary>
/// <param name="Overview">The figures. A report shows them and computes none of its own.</param>
/// <param name="Answers">The answers to show.</param>
/// <param name="ProducedAt">The moment at which the report is produced.</param>
/// <param name="Version">Version of the software that produces it.</param>
/// <param name="Only">The only region to show, besides the method; null to show everything.</param>
/// <param name="Through">The crosswalk that translated the overview; null if none did.</param>
/// <param name="Language">The language of the report; null for the round's own.</param>
public sealed record OverviewReport(
    Overview Overview,
    ReportAnswers Answers,
    DateTimeOffset ProducedAt,
    string Version,
    Region? Only = null,
    TranslatedOverview? Through = null,
    Language? Language = null)
{
    /// <summary>What analysts added to the report; empty by default.</summary>
    public ReportContent Content { get; init; } = ReportContent.Empty;

    /// <summary>The publication that it is from; null for the present state, or that of a day.</summary>
    public PublishedState? Publication { get; init; }

    /// <summary>The annexes that a document has.</summary>
    public IReadOnlyList<ReportAnnex> Annexes { get; init; } = ReportAnnex.Usual;

    /// <summary>The alignment tables that the annex shows; empty if it is left out.</summary>
    public IReadOnlyList<AlignmentTable> Alignments { get; init; } = [];

    /// <summary>What was printed about the round beside what the overview says; null if nothing was.</summary>
    public Reconciliation? Reconciliation { get; init; }

    /// <summary>The digest of a response in terms of the framework of the figures.</summary>
    public ResponseDigest DigestOf(Response response) => Through?.DigestOf(response) ?? ResponseDigest.Of(response, Overview.Round);

    /// <summary>The practices of a region by category; null for those listed in no region.</summary>
    public IReadOnlyList<PracticeCategory> FindPractices(Region? region) =>
        PracticeCategory.Of(Overview.Round, Content, region, Answers.ListPractices(Content));
}
