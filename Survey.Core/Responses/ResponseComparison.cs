using System.Globalization;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Core.Responses;

/// <summary>The differences between two revisions of a response.</summary>
/// <remarks>
/// Rows of a repeat group have no ids, so <see cref="RowAlignment"/> matches them by content. Comparing in the
/// opposite direction gives the mirrored changes.
/// </remarks>
/// <param name="Changes">
/// In the order of the questionnaire. Rows of a repeat group are in their later order, and a removed row comes before
/// the row that followed it. Empty if the answers are equal.
/// </param>
public sealed record ResponseComparison(IReadOnlyList<AnswerChange> Changes)
{
    /// <summary>Compares two sets of answers to one questionnaire.</summary>
    public static ResponseComparison Of(Questionnaire questionnaire, AnswerSet before, AnswerSet after)
    {
        var changes = new List<AnswerChange>();
        Compare(changes, questionnaire.Scope, "", before, "", after);
        return new ResponseComparison(changes);
    }

    private static void Compare(
        List<AnswerChange> changes,
        QuestionScope scope,
        string prefixBefore,
        AnswerSet before,
        string prefixAfter,
        AnswerSet after)
    {
        foreach (var (question, _) in scope.Questions)
        {
            var (placeBefore, placeAfter) = (prefixBefore + question.Code, prefixAfter + question.Code);
            if (question is Repeat repeat)
            {
                CompareRows(changes, repeat, placeBefore, before.GetRows(question.Code), placeAfter, after.GetRows(question.Code));
                continue;
            }

            switch (before.Find(question.Code), after.Find(question.Code))
            {
                case (null, null):
                    break;
                case (null, { } added):
                    changes.Add(new AnswerChange(question, AnswerChangeKind.Added, null, placeAfter, null, added));
                    break;
                case ({ } removed, null):
                    changes.Add(new AnswerChange(question, AnswerChangeKind.Removed, placeBefore, null, removed, null));
                    break;
                case ({ } earlier, { } later) when AnswerText.Of(earlier) != AnswerText.Of(later):
                    changes.Add(new AnswerChange(question, AnswerChangeKind.Changed, placeBefore, placeAfter, earlier, later));
                    break;
            }
        }
    }

    private static void CompareRows(
        List<AnswerChange> changes,
        Repeat repeat,
        string placeBefore,
        IReadOnlyList<AnswerSet> before,
        string placeAfter,
        IReadOnlyList<AnswerSet> after)
    {
        var alignment = RowAlignment.Of(before, after);
        var next = 0;
        for (var row = 0; row < after.Count; row++)
        {
            var earlier = alignment.FindEarlier(row);
            var isMoved = earlier is { } known && alignment.IsMoved(known);
            if (earlier is { } at && !isMoved)
            {
                ReportRemoved(until: at);
                next = at + 1;
            }

            var (was, now) = ($"{placeBefore}{Number(earlier ?? 0)}", $"{placeAfter}{Number(row)}");
            if (earlier is null)
            {
                changes.Add(new AnswerChange(repeat, AnswerChangeKind.Added, null, now, null, new RowsAnswer([after[row]])));
                continue;
            }

            if (isMoved)
            {
                changes.Add(
                    new AnswerChange(
                        repeat,
                        AnswerChangeKind.Moved,
                        was,
                        now,
                        new RowsAnswer([before[earlier.Value]]),
                        new RowsAnswer([after[row]])));
            }

            Compare(changes, repeat.Scope, $"{was}.", before[earlier.Value], $"{now}.", after[row]);
        }

        ReportRemoved(until: before.Count);

        void ReportRemoved(int until)
        {
            for (var row = next; row < until; row++)
            {
                if (alignment.IsRemoved(row))
                {
                    changes.Add(
                        new AnswerChange(
                            repeat,
                            AnswerChangeKind.Removed,
                            $"{placeBefore}{Number(row)}",
                            null,
                            new RowsAnswer([before[row]]),
                            null));
                }
            }
        }
    }

    private static string Number(int row) => string.Create(CultureInfo.InvariantCulture, $" #{row + 1}");
}
