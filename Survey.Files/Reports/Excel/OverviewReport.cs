using Survey.Core.Analysis;
using Survey.Core.Organizations;
using Survey.Core.Responses;

namespace Survey.Files.Reports.Excel;

/// <summary>All that a report of a round shows.</summary>
/// <param name="Overview">The figures; a report shows them and computes none.</param>
/// <param name="Responses">All stored responses of the round in any order, drafts too; reports pass over those that do not count.</param>
/// <param name="ProducedAt">When the report is produced.</param>
/// <param name="Version">The version of the software that produces it.</param>
/// <param name="Only">The one region to show, with the method and nothing else; null for all.</param>
public sealed record OverviewReport(
    Overview Overview,
    IReadOnlyList<Response> Responses,
    DateTimeOffset ProducedAt,
    string Version,
    Region? Only = null);
