using Survey.Core.Responses;
using Survey.Core.Results;
using Survey.Core.Rounds;

namespace Survey.Files.Reports;

/// <summary>The rows of a round's responses to export.</summary>
/// <param name="Round">The round.</param>
/// <param name="Responses">Its responses, in the order to be written; enumerated once, with one in memory at a time.</param>
public sealed record RowsExport(Round Round, IAsyncEnumerable<Response> Responses)
{
    /// <summary>Which rows to write.</summary>
    public RowFilter Filter { get; init; } = RowFilter.All;
}
