using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>A group of questions answered once for each row: one recommendation, one practice.</summary>
/// <param name="Head">What every item has.</param>
/// <param name="Rules">What holds for a question of any type; <c>required</c> asks for one row.</param>
/// <param name="Minimum">How many rows there must be at least, when it is relevant.</param>
/// <param name="Items">What a row holds, in order.</param>
public sealed record Repeat(ItemHead Head, QuestionRules Rules, int Minimum, IReadOnlyList<Item> Items) : Question(Head, Rules)
{
    /// <summary>How many rows there are to be, where another answer decides it; null for as many as wanted.</summary>
    public Expression? Count { get; init; }

    /// <summary>The largest number of rows one response may have in one repeat group.</summary>
    public const int LargestRowCount = 100_000;

    /// <summary>The questions of a row.</summary>
    public QuestionScope Scope { get; } = new(Items);

    /// <inheritdoc/>
    public override Answer? Read(JsonValue value, AnswerContext context)
    {
        var items = value.AsList();
        if (items.Count > LargestRowCount)
        {
            value.Problems.Add(ProblemCatalogue.RowsTooMany, value.Place, $"There are {items.Count} rows; at most {LargestRowCount} can be taken.");
            return null;
        }

        var rows = new List<AnswerSet>(items.Count);
        foreach (var item in items)
        {
            // A row that could not be read still counts as a row, so that its problem is not told a second time as a missing one.
            rows.Add(Scope.Read(item, context) ?? AnswerSet.Empty);
        }

        return rows.Count == 0 ? null : new RowsAnswer(rows);
    }
}
