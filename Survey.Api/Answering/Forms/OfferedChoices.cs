using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Api.Answering.Forms;

/// <summary>Clears choices that a choice filter no longer offers, because another answer has changed.</summary>
internal static class OfferedChoices
{
    // Clearing one choice may take another away, as country, region and city do.
    private const int MaxPasses = 20;

    /// <summary>Removes the choices that are not offered from the fields of a page.</summary>
    /// <param name="values">The fields.</param>
    /// <param name="page">The page.</param>
    /// <param name="read">Reads the answers in the fields, together with those of the other pages.</param>
    public static void Keep(FormValues values, FormPage page, Func<FormValues, AnswerScope> read)
    {
        if (!HasFilter(page.Items))
        {
            return;
        }

        for (var pass = 0; pass < MaxPasses && Clear(values, page.PlainQuestions, read(values), ""); pass++)
        {
        }
    }

    /// <summary>All answers of a draft, with those of one page replaced.</summary>
    public static AnswerSet Replace(AnswerSet all, FormPage page, AnswerSet ofPage)
    {
        var codes = page.PlainQuestions.Select(question => question.Code).ToHashSet(StringComparer.Ordinal);
        return new AnswerSet([.. all.Answers.Where(each => !codes.Contains(each.Key)), .. ofPage.Answers]);
    }

    private static bool HasFilter(IEnumerable<Item> items) =>
        items.Any(item => item is ChoiceQuestion { Filter: not null }
            || HasFilter((item as Section)?.Items ?? (item as Repeat)?.Items ?? []));

    private static bool Clear(FormValues values, IEnumerable<Question> questions, AnswerScope scope, string prefix)
    {
        var isCleared = false;
        foreach (var question in questions)
        {
            var name = prefix + question.Code;
            if (question is Repeat repeat)
            {
                foreach (var (key, row) in values.GetKeys(name).Zip(scope.GetRows(repeat)))
                {
                    isCleared |= Clear(values, FormPage.QuestionsOf(repeat.Items), row, FormValues.RowPrefix(name, key));
                }
            }
            else if (question is ChoiceQuestion { Filter: not null } filtered && values.GetAll(name) is { Count: > 0 } chosen)
            {
                var gone = FormView.ChoicesOf(filtered, scope)
                    .Where(each => !each.IsOffered)
                    .Select(each => each.Choice.Code)
                    .ToHashSet(StringComparer.Ordinal);
                string[] kept = [.. chosen.Where(code => !gone.Contains(code))];
                if (kept.Length < chosen.Count)
                {
                    values.Set(name, kept);
                    isCleared = true;
                }
            }
        }

        return isCleared;
    }
}
