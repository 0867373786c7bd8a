using System.Text.Json;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>A group of questions that is answered once per row: one recommendation, one practice.</summary>
/// <param name="Head">Code, label and other properties that every item has.</param>
/// <param name="Rules">Rules of the group as a whole. Here <c>required</c> asks for at least one row.</param>
/// <param name="Minimum">The smallest number of rows if the group is relevant, from 0.</param>
/// <param name="Items">The items of a row, in order.</param>
public sealed record Repeat(ItemHead Head, QuestionRules Rules, int Minimum, IReadOnlyList<Item> Items) : Question(Head, Rules)
{
    /// <inheritdoc/>
    public override string TypeName => "repeat";

    /// <inheritdoc/>
    public override AnswerParts Parts => AnswerParts.Rows;

    /// <summary>Expression for the number of rows, if other answers determine it; null if any number may be entered.</summary>
    public Expression? Count { get; init; }

    /// <summary>The largest number of rows that a questionnaire can allow.</summary>
    public const int LargestRowCount = 100_000;

    /// <summary>
    /// The largest number of rows that people can send if the questionnaire gives none, so that one large table does not slow the service
    /// for others. A folder that an operator loads may have up to <see cref="LargestRowCount"/>.
    /// </summary>
    public const int DefaultMaximum = 1_000;

    /// <summary>The questionnaire's own largest number of rows; null if it gives none.</summary>
    public int? Maximum { get; init; }

    /// <summary>The largest number of rows of this group that people can send, in each row around it.</summary>
    public int MostRows => GetMostRows(isLoaded: false);

    /// <summary>The largest number of rows of this group, in each row around it.</summary>
    /// <param name="isLoaded">True for what an operator loads, to which only the questionnaire's own limit applies.</param>
    public int GetMostRows(bool isLoaded) => Maximum ?? (isLoaded ? LargestRowCount : Math.Max(DefaultMaximum, Minimum));

    /// <summary>The questions of one row.</summary>
    public QuestionScope Scope { get; } = new(Items);

    internal override Answer? Read(AnswerInput input, AnswerContext context) =>
        // A row that could not be read still counts as a row, so that its problem is not reported a second time as a missing one.
        ToAnswer(
            input.AsList(),
            GetMostRows(context),
            row => Scope.Read(row, context) ?? AnswerSet.Empty,
            input.Place,
            input.Problems);

    /// <summary>The answer of some rows; null if there are none, and after a problem if there are too many.</summary>
    /// <param name="rows">The rows as they were given.</param>
    /// <param name="most">The largest number of rows.</param>
    /// <param name="read">Reads one; it is not called if there are too many.</param>
    /// <param name="place">Where the rows are.</param>
    /// <param name="problems">Where problems go.</param>
    public RowsAnswer? ToAnswer<T>(IReadOnlyCollection<T> rows, int most, Func<T, AnswerSet> read, Place place, ProblemLog problems)
    {
        if (rows.Count > most)
        {
            problems.Add(ProblemCatalogue.RowsTooMany, place, ("question", Label), ("found", rows.Count), ("most", most));
            return null;
        }

        if (rows.Count == 0)
        {
            return null;
        }

        var answers = new List<AnswerSet>(rows.Count);
        foreach (var row in rows)
        {
            answers.Add(read(row));
        }

        return new RowsAnswer(answers);
    }

    internal override bool TryRead(ref Utf8JsonReader json, AnswerContext context, out Answer? answer)
    {
        answer = null;
        if (json.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        var rows = new List<AnswerSet>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (!Scope.TryRead(ref json, context, out var row))
            {
                return false;
            }

            rows.Add(row);
        }

        answer = rows.Count == 0 ? null : new RowsAnswer(rows);
        return rows.Count <= GetMostRows(context);
    }

    private int GetMostRows(AnswerContext context) => context.IsStored ? LargestRowCount : GetMostRows(context.IsLoaded);
}
