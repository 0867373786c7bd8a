using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Core.Responses;

/// <summary>Tells what changed between two sets of answers to the same questions.</summary>
/// <remarks>
/// Rows have no names. Rows that say the same in both are the same row, wherever they stand; the others are taken to be
/// each other's earlier and later form in the order they stand. So moving a row is no change, and adding one in the
/// middle is one.
/// </remarks>
public static class AnswerComparison
{
    /// <summary>All differences, in the order of the questionnaire; none if both say the same.</summary>
    public static IReadOnlyList<AnswerChange> Compare(QuestionScope questions, AnswerSet before, AnswerSet after) => [.. Compare(questions, before, after, [])];

    private static IEnumerable<AnswerChange> Compare(QuestionScope questions, AnswerSet before, AnswerSet after, AnswerRow[] rows)
    {
        foreach (var question in questions.Questions.Select(each => each.Question))
        {
            if (question is Repeat repeat)
            {
                foreach (var change in CompareRows(repeat, before.GetRows(repeat.Code), after.GetRows(repeat.Code), rows))
                {
                    yield return change;
                }
            }
            else if (before.Find(question.Code) is var old && after.Find(question.Code) is var now && !AreSame(question, old, now))
            {
                yield return new AnswerChange(rows, question, old, now);
            }
        }
    }

    private static IEnumerable<AnswerChange> CompareRows(Repeat repeat, IReadOnlyList<AnswerSet> before, IReadOnlyList<AnswerSet> after, AnswerRow[] rows)
    {
        var kept = before.Select(AnswerJson.Write).ToList();
        var changed = new List<int>();
        for (var index = 0; index < after.Count; index++)
        {
            if (!kept.Remove(AnswerJson.Write(after[index])))
            {
                changed.Add(index);
            }
        }

        var gone = new List<int>();
        for (var index = 0; index < before.Count && kept.Count > 0; index++)
        {
            if (kept.Remove(AnswerJson.Write(before[index])))
            {
                gone.Add(index);
            }
        }

        return Enumerable.Range(0, Math.Max(gone.Count, changed.Count)).SelectMany(pair => Compare(
            repeat.Scope,
            pair < gone.Count ? before[gone[pair]] : AnswerSet.Empty,
            pair < changed.Count ? after[changed[pair]] : AnswerSet.Empty,
            [.. rows, new AnswerRow(repeat, (pair < changed.Count ? changed[pair] : gone[pair]) + 1)]));
    }

    private static bool AreSame(Question question, Answer? old, Answer? now) => ToJson(question, old) == ToJson(question, now);

    private static string ToJson(Question question, Answer? answer) => answer is null ? "" : AnswerJson.Write(new AnswerSet([new(question.Code, answer)]));
}
