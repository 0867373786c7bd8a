using System.Globalization;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Core.Questionnaires.Logic;

/// <summary>Reads the answers that a reference stands for: a single answer, those of all rows, or those of rows given by number.</summary>
internal static class ReferenceReader
{
    /// <summary>
    /// The value of a reference where a single value is expected. Fails the evaluation if the reference stands for many
    /// rows.
    /// </summary>
    public static ExpressionValue GetValue(AnswerScope scope, ExpressionNode.Reference reference)
    {
        if (scope.Chain.Find(reference) is not { } found)
        {
            return ExpressionValue.Empty;
        }

        return found.IsSet
            ? throw new EvaluationException(new Phrase("failure-many-answers", ("found", reference.ToString())))
            : ExpressionValue.OfText(scope.Climb(found.Base).GetText(found.Question));
    }

    /// <summary>
    /// The answers of all rows that a reference reaches, or its single answer. A repeat group gives the number of each
    /// row.
    /// </summary>
    public static ExpressionValue GetSet(Evaluation evaluation, ExpressionNode.Reference reference)
    {
        if (evaluation.Scope.Chain.Find(reference) is not { } found)
        {
            return ExpressionValue.OfSet([""]);
        }

        var home = evaluation.Scope.Climb(found.Base);
        return home.GetSet(reference.Code, () => Gather(evaluation, home, found.Below, found.Question, rows: null));
    }

    /// <summary>
    /// The answers that a reference reaches in the given rows. A repeat group without a given row number uses the row
    /// around the expression, or else all rows.
    /// </summary>
    /// <param name="evaluation">The evaluation that needs the answers.</param>
    /// <param name="reference">The reference to the question.</param>
    /// <param name="named">Row numbers, from 1, by code of their repeat group.</param>
    public static ExpressionValue GetIndexed(
        Evaluation evaluation,
        ExpressionNode.Reference reference,
        IReadOnlyDictionary<string, double> named)
    {
        var scope = evaluation.Scope;
        if (scope.Chain.Find(reference) is not { } found)
        {
            return ExpressionValue.Absent;
        }

        // Go out of the rows up to the scope around the outermost named repeat group, then down again by row number.
        var path = new List<Repeat>(found.Below);
        var home = scope.Climb(found.Base);
        for (
            ;
            home.Outer is { } outer && home.Outwards().Any(each => each.Chain.Group is { } group && named.ContainsKey(group.Code));
            home = outer)
        {
            path.Insert(0, home.Chain.Group!);
        }

        var rows = new Dictionary<string, double>(named, StringComparer.Ordinal);
        foreach (var around in scope.Outwards().Where(each => each.Chain.Group is not null))
        {
            rows.TryAdd(around.Chain.Group!.Code, around.Position);
        }

        return Gather(evaluation, home, path, found.Question, rows);
    }

    /// <summary>Number of the row that <c>..</c> or a reference stands for; 1 outside repeat groups.</summary>
    public static double GetPosition(AnswerScope scope, ExpressionNode node)
    {
        var row =
            node is ExpressionNode.Reference reference
                ? scope
                    .Outwards()
                    .FirstOrDefault(each => each.Chain.Group?.Code == reference.Code || each.Questions.Find(reference.Code) is not null)
            : scope.Chain.ClimbToRow((node as ExpressionNode.Row)?.Ups ?? 1) is { } chain ? scope.Climb(chain)
            : null;
        return Math.Max(1, row?.Position ?? 1);
    }

    private static ExpressionValue Gather(
        Evaluation evaluation,
        AnswerScope home,
        IReadOnlyList<Repeat> path,
        ScopedQuestion question,
        Dictionary<string, double>? rows)
    {
        var texts = new List<string>();
        Collect(home, level: 0);
        return ExpressionValue.OfSet(texts);

        void Collect(AnswerScope scope, int level)
        {
            if (level == path.Count)
            {
                evaluation.Step();
                AddAnswer(scope, question, texts);
                return;
            }

            var group = path[level];
            var all = scope.GetRelevantRows(group);
            if (rows is null || !rows.TryGetValue(group.Code, out var number))
            {
                foreach (var row in all)
                {
                    Collect(row, level + 1);
                }
            }
            else if (number >= 1 && number <= all.Count)
            {
                Collect(all[(int)number - 1], level + 1);
            }
        }
    }

    private static void AddAnswer(AnswerScope scope, ScopedQuestion question, List<string> texts)
    {
        if (!scope.IsRelevant(question))
        {
            return;
        }

        if (question.Question is Repeat group)
        {
            texts.AddRange(scope.GetRows(group).Select(row => row.Position.ToString(CultureInfo.InvariantCulture)));
        }
        else
        {
            texts.Add(scope.GetText(question));
        }
    }
}
