using Survey.Core.Problems;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Core.Questionnaires;

/// <summary>
/// Checks what can only be seen when the whole questionnaire is known: that every <c>${code}</c> refers to a question
/// that can be seen from there, and that no question decides, by whatever detour, about itself.
/// </summary>
public static class QuestionnaireVerifier
{
    /// <summary>Notes the problems of a questionnaire.</summary>
    /// <param name="questionnaire">What to check.</param>
    /// <param name="file">The file it was read from.</param>
    /// <param name="problems">Where problems go.</param>
    public static void Verify(Questionnaire questionnaire, Place file, ProblemLog problems)
    {
        var inRepeats = new HashSet<string>(StringComparer.Ordinal);
        CollectRepeated(questionnaire.Scope, inRepeats);
        VerifyScope(questionnaire.Scope, questionnaire.Items, [], inRepeats, file, problems);
    }

    private static void CollectRepeated(QuestionScope scope, HashSet<string> codes)
    {
        foreach (var repeat in scope.Questions.Select(each => each.Question).OfType<Repeat>())
        {
            codes.UnionWith(repeat.Scope.Questions.Select(each => each.Question.Code));
            CollectRepeated(repeat.Scope, codes);
        }
    }

    private static void VerifyScope(
        QuestionScope scope,
        IReadOnlyList<Item> items,
        IReadOnlyList<QuestionScope> around,
        HashSet<string> inRepeats,
        Place place,
        ProblemLog problems)
    {
        IReadOnlyList<QuestionScope> visible = [scope, .. around];
        VerifyReferences(items, visible, inRepeats, place, problems);
        VerifyCycles(scope, place, problems);
        foreach (var repeat in scope.Questions.Select(each => each.Question).OfType<Repeat>())
        {
            VerifyScope(repeat.Scope, repeat.Items, visible, inRepeats, place.Member(repeat.Code), problems);
        }
    }

    private static void VerifyReferences(
        IReadOnlyList<Item> items,
        IReadOnlyList<QuestionScope> visible,
        HashSet<string> inRepeats,
        Place place,
        ProblemLog problems)
    {
        foreach (var item in items)
        {
            var itsPlace = place.Member(item.Code);
            foreach (var (member, expression) in ExpressionsOf(item))
            {
                foreach (var code in expression.References.Where(code => visible.All(scope => scope.Find(code) is null)))
                {
                    var kind = inRepeats.Contains(code) ? ProblemCatalogue.ExpressionIntoRepeat : ProblemCatalogue.ExpressionUnknownReference;
                    var message = inRepeats.Contains(code)
                        ? $"“${{{code}}}” has an answer in every row of a repeat group; it can be used inside that group only."
                        : $"“${{{code}}}” refers to no question that can be seen from here. Correct the code, or add the question.";
                    problems.Add(kind, itsPlace.Member(member), message);
                }
            }

            if (item is Section section)
            {
                VerifyReferences(section.Items, visible, inRepeats, place, problems);
            }
        }
    }

    /// <summary>What an item refers to, with the member of the file it stands in.</summary>
    private static IEnumerable<(string Member, Expression Expression)> ExpressionsOf(Item item)
    {
        var question = item as Question;
        (string, Expression?)[] all =
        [
            ("relevant", item.Relevant),
            ("required", question?.Rules.Required),
            ("constraint", question?.Rules.Constraint),
            ("calculation", (question as CalculatedQuestion)?.Calculation),
        ];
        return all.Where(each => each.Item2 is not null).Select(each => (each.Item1, each.Item2!));
    }

    private static void VerifyCycles(QuestionScope scope, Place place, ProblemLog problems)
    {
        var finished = new HashSet<string>(StringComparer.Ordinal);
        foreach (var question in scope.Questions)
        {
            FindCycle(scope, question, [], finished, place, problems);
        }
    }

    private static void FindCycle(
        QuestionScope scope,
        ScopedQuestion question,
        List<string> path,
        HashSet<string> finished,
        Place place,
        ProblemLog problems)
    {
        var code = question.Question.Code;
        var seen = path.IndexOf(code);
        if (seen >= 0)
        {
            problems.Add(
                ProblemCatalogue.ExpressionCycle,
                place.Member(code),
                $"These decide about each other in a circle: {string.Join(" → ", path.Skip(seen))} → {code}. Remove one of the references.");
            return;
        }

        if (finished.Contains(code))
        {
            return;
        }

        path.Add(code);
        var calculation = (question.Question as CalculatedQuestion)?.Calculation;
        var references = question.Conditions.SelectMany(condition => condition.References).Concat(calculation?.References ?? []);
        foreach (var reference in references.Distinct(StringComparer.Ordinal))
        {
            if (scope.Find(reference) is { } next)
            {
                FindCycle(scope, next, path, finished, place, problems);
            }
        }

        path.RemoveAt(path.Count - 1);
        finished.Add(code);
    }
}
