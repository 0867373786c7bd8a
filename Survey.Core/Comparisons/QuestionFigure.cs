using Survey.Core.Results;

namespace Survey.Core.Comparisons;

/// <summary>A figure of the result of a question.</summary>
/// <param name="Question">The question.</param>
/// <param name="Code">
/// Which figure, as in the results: <c>asked</c>, <c>answered</c>, <c>respondents</c>, <c>minimum</c>, <c>maximum</c>, <c>mean</c>,
/// <c>median</c>, <c>sum</c>; of a choice or element <c>count</c>, <c>respondents</c>, <c>meanRank</c>.
/// </param>
/// <param name="Entry">The choice or element that it is about; null if it is about the question.</param>
/// <param name="Value">A <see cref="decimal"/>, or a <see cref="DateOnly"/> for the first and the last date.</param>
public sealed record QuestionFigure(ResultQuestion Question, string Code, EntryCount? Entry, object Value)
{
    /// <summary>What is the same in two states: the question's path, the figure, and the code of the choice or element.</summary>
    internal (string Path, string Code, string? Entry) Key => (Question.Path, Code, Entry?.Code);

    /// <summary>True for the smallest and the largest number, and the first and the last date.</summary>
    internal bool IsExtreme => Code is "minimum" or "maximum";

    /// <summary>True for figures that depend on all answers together, and not only on their number.</summary>
    internal bool IsOfAllNumbers => Code is "mean" or "median";

    /// <summary>The figures of all questions, in the order of the questionnaire. Shares, which follow from them, are left out.</summary>
    internal static IEnumerable<QuestionFigure> AllOf(RoundResults results) => results.Questions.SelectMany(AllOf);

    private static IEnumerable<QuestionFigure> AllOf(QuestionResult result)
    {
        var (total, inRows) = (result.Total, result.Question.Groups.Count > 0);
        List<(string Code, EntryCount? Entry, object? Value)> figures =
        [
            ("asked", null, (decimal)total.Asked),
            ("answered", null, (decimal)total.Answered),
            ("respondents", null, inRows ? (decimal)total.Respondents.Count : null),
            ("minimum", null, total.Numbers?.Minimum),
            ("maximum", null, total.Numbers?.Maximum),
            ("mean", null, total.Numbers?.Mean),
            ("median", null, total.Numbers?.Median),
            ("sum", null, total.Numbers?.Sum),
            ("minimum", null, total.Dates?.Minimum),
            ("maximum", null, total.Dates?.Maximum),
        ];
        foreach (var entry in total.Entries)
        {
            figures.Add(("count", entry, (decimal)entry.Count));
            figures.Add(("respondents", entry, inRows ? (decimal)entry.By.Count : null));
            figures.Add(("meanRank", entry, entry.MeanRank));
        }

        return figures
            .Where(figure => figure.Value is not null)
            .Select(figure => new QuestionFigure(result.Question, figure.Code, figure.Entry, figure.Value!));
    }
}
