using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>A group of questions that is answered once per row: one recommendation, one practice.</summary>
/// <param name="Head">Code, label and other properties that every item has.</param>
/// <param name="Rules">Rules of the group as a whole. Here <c>required</c> asks for at least one row.</param>
/// <param name="Minimum">The smallest number of rows if the group is relevant, from 0.</param>
/// <param name="Items">The items of a row, in order.</param>
public sealed record Repeat(ItemHead Head, QuestionRules Rules, int Minimum, IReadOnlyList<Item> Items) : Question(Head, Rules)
{
    /// <summary>Expression for the number of rows, if other answers determine it; null if any number may be entered.</summary>
    public Expression? Count { get; init; }

    /// <summary>The largest number of rows of one repeat group in one response.</summary>
    public const int LargestRowCount = 100_000;

    /// <summary>The questions of one row.</summary>
    public QuestionScope Scope { get; } = new(Items);

    /// <inheritdoc/>
    public override Answer? Read(JsonValue value, AnswerContext context)
    {
        var items = value.AsList();
        if (items.Count > LargestRowCount)
        {
            value.Problems.Add(
                ProblemCatalogue.RowsTooMany,
                value.Place,
                ("question", Label),
                ("found", items.Count),
                ("most", LargestRowCount));
            return null;
        }

        var rows = new List<AnswerSet>(items.Count);
        foreach (var item in items)
        {
            // Keep an unreadable row as an empty one. Its problem is reported already, and it must not be reported as missing
            // too.
            rows.Add(Scope.Read(item, context) ?? AnswerSet.Empty);
        }

        return rows.Count == 0 ? null : new RowsAnswer(rows);
    }
}
