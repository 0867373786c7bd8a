using Survey.Core.Problems;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Core.Questionnaires;

/// <summary>
/// Checks that need the whole questionnaire: every <c>${code}</c> must refer to a question that is visible from
/// there, and no question may depend on itself, directly or through other questions.
/// </summary>
public static class QuestionnaireVerifier
{
    /// <summary>Reports the problems of a questionnaire.</summary>
    /// <param name="questionnaire">The questionnaire to check.</param>
    /// <param name="file">The file that it was read from.</param>
    /// <param name="problems">Collects the problems.</param>
    public static void Verify(Questionnaire questionnaire, Place file, ProblemLog problems)
    {
        var graph = LogicGraph.Of(questionnaire.Scope);
        VerifyReferences(questionnaire.Items, graph.Root, [0], file, problems);
        foreach (var cycle in graph.Cycles)
        {
            var codes = cycle.Select(node => node.Question.Question.Code);
            var first = cycle[0];
            problems.Add(
                ProblemCatalogue.ExpressionCycle,
                PlaceOf(first.Home, file).Member(first.Question.Question.Code),
                ("cycle", Detail.Exact($"{string.Join(" → ", codes)} → {first.Question.Question.Code}")));
        }
    }

    // "sections" is the number of sections around the items: first within their own scope, then around their repeat group
    // within the outer scope, and so on.
    private static void VerifyReferences(
        IReadOnlyList<Item> items,
        ScopeChain chain,
        IReadOnlyList<int> sections,
        Place place,
        ProblemLog problems)
    {
        foreach (var item in items)
        {
            var itsPlace = place.Member(item.Code);
            foreach (var (member, expression) in ExpressionsOf(item))
            {
                new ExpressionChecker(chain, sections, itsPlace.Member(member), problems).Check(
                    expression,
                    isAboutAnswer: member is "constraint" or "warning",
                    isDefault: member is "defaultExpression",
                    member is "choiceFilter" ? (item as ChoiceQuestion)?.Choices : null);
            }

            if (item is Section section)
            {
                VerifyReferences(section.Items, chain, [sections[0] + 1, .. sections.Skip(1)], place, problems);
            }
            else if (item is Repeat repeat)
            {
                VerifyReferences(
                    repeat.Items,
                    chain.Inner.First(inner => inner.Questions == repeat.Scope),
                    [0, .. sections],
                    itsPlace,
                    problems);
            }
        }
    }

    /// <summary>The expressions of an item, each with the name of its member in the file.</summary>
    private static IEnumerable<(string Member, Expression Expression)> ExpressionsOf(Item item)
    {
        var question = item as Question;
        (string, Expression?)[] all =
        [
            ("relevant", item.Relevant),
            ("required", question?.Rules.Required),
            ("constraint", question?.Rules.Constraint),
            ("warning", question?.Rules.Warning),
            ("readOnly", question?.Rules.ReadOnly),
            ("defaultExpression", question?.Rules.DefaultExpression),
            ("calculation", (question as CalculatedQuestion)?.Calculation),
            ("choiceFilter", (question as ChoiceQuestion)?.Filter),
            ("count", (question as Repeat)?.Count),
        ];
        return all.Where(each => each.Item2 is not null).Select(each => (each.Item1, each.Item2!));
    }

    private static Place PlaceOf(ScopeChain chain, Place file) =>
        chain.Group is { } group ? PlaceOf(chain.Outer!, file).Member(group.Code) : file;
}
