using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Core.Analysis;

/// <summary>
/// Compares what analysts decided about rows with the responses: rows that do not exist, and rows with another text than when the decision
/// was made. Both are warnings, since an organization may change its answer at any time.
/// </summary>
/// <param name="round">The round.</param>
/// <param name="content">What analysts added to its report.</param>
public sealed class RowCheck(Round round, ReportContent content)
{
    private readonly Dictionary<PracticeRow, Practice> _rows = [];
    private readonly HashSet<string> _added = new(StringComparer.Ordinal);
    private readonly HashSet<string> _respondents = new(
        content.Practices
            .SelectMany(coding => new[] { coding.Row.Respondent, coding.MergedWith?.Respondent })
            .OfType<string>(),
        StringComparer.Ordinal);

    /// <summary>True if analysts decided about rows of this respondent, so that its response must be added.</summary>
    public bool Needs(string respondent) => _respondents.Contains(respondent);

    /// <summary>The respondents whose response is needed and has not been added.</summary>
    public IReadOnlyList<string> Missing => [.. _respondents.Where(respondent => !_added.Contains(respondent))];

    /// <summary>Notes the rows of a response.</summary>
    public void Add(Response response)
    {
        if (Needs(response.Respondent.Id))
        {
            _added.Add(response.Respondent.Id);
            foreach (var practice in Practice.Of(round, content, response))
            {
                _rows[practice.Row] = practice;
            }
        }
    }

    /// <summary>Reports the rows that do not exist or have another text. All responses that it needs have been added.</summary>
    /// <param name="place">The file.</param>
    /// <param name="problems">Collects the problems.</param>
    public void Report(Place place, ProblemLog problems)
    {
        foreach (var (index, coding) in content.Practices.Index())
        {
            var entry = place.Member(EntryKind.Practice.Member).Item(index + 1);
            if (!_rows.TryGetValue(coding.Row, out var practice))
            {
                problems.Add(ProblemCatalogue.PracticeRowMissing, entry, ("row", coding.Row.Number), ("found", coding.Row.Respondent));
            }
            else if (practice.IsChanged)
            {
                problems.Add(ProblemCatalogue.PracticeRowChanged, entry, ("row", coding.Row.Number), ("found", coding.Row.Respondent));
            }

            if (coding.MergedWith is { } merged && !_rows.ContainsKey(merged))
            {
                problems.Add(
                    ProblemCatalogue.PracticeRowMissing,
                    entry.Member("mergedWith"),
                    ("row", merged.Number),
                    ("found", merged.Respondent));
            }
        }
    }
}
