using Survey.Core.Analysis;

namespace Survey.Api.Overviews;

/// <summary>A figure of an overview.</summary>
/// <param name="Name">Its name, in the page's language.</param>
/// <param name="Group">The respondents or organizations that it counts.</param>
/// <param name="Rows">
/// The filter of its rows, as parameters of <see cref="RowsRequest"/>; empty for the rows of the group's organizations. Null if the figure
/// counts organizations without rows.
/// </param>
/// <param name="Whole">The number that it is a part of; null to show no share.</param>
public sealed record OverviewFigure(
    string Name,
    RespondentGroup Group,
    IReadOnlyList<(string Name, string? Value)>? Rows,
    int? Whole = null);
