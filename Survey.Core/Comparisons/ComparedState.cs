using Survey.Core.Analysis;
using Survey.Core.Responses;
using Survey.Core.Results;

namespace Survey.Core.Comparisons;

/// <summary>A state of a round that is compared with another one.</summary>
/// <param name="Overview">Its overview.</param>
/// <param name="Results">The results of all its questions.</param>
/// <param name="Content">What analysts had added.</param>
public sealed record ComparedState(Overview Overview, RoundResults Results, ReportContent Content)
{
    /// <summary>
    /// The responses by the code of the respondent; those that are the same in both states may be left out. Empty in an open round, whose
    /// respondents are only counted.
    /// </summary>
    public IReadOnlyDictionary<string, Response> Responses { get; init; } = new Dictionary<string, Response>(StringComparer.Ordinal);
}
