using Survey.Core.Problems;
using Survey.Core.Questionnaires.Logic.Functions;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Logic;

/// <summary>
/// Checks an expression against the questionnaire around it: every question that it names must be visible from there,
/// and the answers of all rows may be used only where a function accepts them.
/// </summary>
/// <param name="chain">The scope that the expression is in.</param>
/// <param name="sections">
/// The number of sections around the expression within its scope, then around its repeat group in the outer scope,
/// and so on outwards.
/// </param>
/// <param name="place">The place of the expression.</param>
/// <param name="problems">Collects the problems.</param>
internal sealed class ExpressionChecker(ScopeChain chain, IReadOnlyList<int> sections, Place place, ProblemLog problems)
{
    // Problems that were already reported for this expression. Each is reported once.
    private readonly HashSet<(ProblemKind Kind, string Reference)> _told = [];

    public void Check(Expression expression) => Check(expression.Root, takesSets: false, needsSet: false);

    private void Check(ExpressionNode node, bool takesSets, bool needsSet)
    {
        switch (node)
        {
            case ExpressionNode.Reference reference:
                CheckReference(reference, takesSets, needsSet);
                break;
            case ExpressionNode.Row row when FindByPath(row.Ups) is var meant && meant.Group is not null && meant != chain.ClimbToRow(row.Ups):
                Tell(ProblemCatalogue.ExpressionAmbiguous, row, $"“{row}” leads out of a section; write one “..” for each repeat group only.");
                break;
            case ExpressionNode.Call call:
                CheckCall(call);
                break;
            default:
                foreach (var child in node.Children)
                {
                    Check(child, takesSets: false, needsSet: false);
                }

                break;
        }

        if (needsSet && node is not ExpressionNode.Reference)
        {
            Tell(ProblemCatalogue.ExpressionNotRepeated, node, $"“{Excerpt.Of(node.ToString()!)}” is a single value; name a question inside a repeat group.");
        }
    }

    private void CheckCall(ExpressionNode.Call call)
    {
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            var isRow = call.Function.Name == RepeatFunctions.IndexedRepeat && i > 0 && i % 2 == 0;
            Check(call.Arguments[i], i >= call.Function.SetsFrom && !isRow, call.Function.NeedsSet);
        }

        switch (call.Function.Name)
        {
            case RepeatFunctions.IndexedRepeat:
                CheckIndexedRepeat(call);
                break;
            case ChoiceFunctions.ChoiceName:
                CheckChoiceName(call.Arguments[1]);
                break;
        }
    }

    private void CheckReference(ExpressionNode.Reference reference, bool takesSets, bool needsSet)
    {
        if (chain.Find(reference) is not { } found)
        {
            Tell(ProblemCatalogue.ExpressionUnknownReference, reference, $"“{reference}” refers to no question that can be seen from here. Correct the code, or add the question.");
            return;
        }

        if (found.IsAmbiguous)
        {
            Tell(ProblemCatalogue.ExpressionAmbiguous, reference, $"“{reference}” may be a question of one repeat group or of another. Give them different codes.");
        }
        else if (reference.Ups > 0 && FindByPath(reference.Ups) is var meant && meant != found.Base && meant.Questions.Find(reference.Code) is not null)
        {
            Tell(ProblemCatalogue.ExpressionAmbiguous, reference, $"“{reference}” leads out of a section, and there is a question of that code in the rows around. Write ${{{reference.Code}}} for the nearest, or give them different codes.");
        }

        if (found.IsSet && !takesSets)
        {
            Tell(ProblemCatalogue.ExpressionIntoRepeat, reference, $"“{reference}” has an answer in every row of a repeat group; it can be used inside that group, or in a function of all rows such as sum, count, join or indexed-repeat.");
        }
        else if (needsSet && !found.IsSet && found.Base.Group is null && found.Question.Question is not Repeat)
        {
            Tell(ProblemCatalogue.ExpressionNotRepeated, reference, $"“{reference}” has one answer only, since it is in no repeat group. Use it alone, or name a question inside a repeat group.");
        }
    }

    private void CheckIndexedRepeat(ExpressionNode.Call call)
    {
        if (call.Arguments[0] is not ExpressionNode.Reference question)
        {
            Tell(ProblemCatalogue.ExpressionNotRepeated, call.Arguments[0], "The first argument of indexed-repeat is a question inside a repeat group, written ${code}.");
            return;
        }

        if (chain.Find(question) is not { } found)
        {
            return;
        }

        var around = found.Below.Select(group => group.Code).ToHashSet(StringComparer.Ordinal);
        for (var each = found.Base; each.Group is { } group; each = each.Outer!)
        {
            around.Add(group.Code);
        }

        for (var i = 1; i < call.Arguments.Count; i += 2)
        {
            if (call.Arguments[i] is not ExpressionNode.Reference named || !around.Contains(named.Code))
            {
                Tell(ProblemCatalogue.ExpressionNotRepeated, call.Arguments[i], $"“{Excerpt.Of(call.Arguments[i].ToString()!)}” is no repeat group around “{question}”. Name one: {Excerpt.OfCodes(around)}.");
            }
        }
    }

    private void CheckChoiceName(ExpressionNode node)
    {
        if (node is not ExpressionNode.Literal literal || ChoiceFunctions.FindCode(literal.Value.ToText()) is not { } code)
        {
            Tell(ProblemCatalogue.ExpressionUnknownReference, node, "The second argument of jr:choice-name is a question in quotes: '${code}'.");
        }
        else if (chain.Find(new ExpressionNode.Reference(code, Ups: 0)) is not { } found)
        {
            Tell(ProblemCatalogue.ExpressionUnknownReference, node, $"“${{{Excerpt.Of(code)}}}” refers to no question that can be seen from here. Correct the code, or add the question.");
        }
        else if (ChoiceFunctions.FindChoices(found.Question.Question) is null && found.Question.Question is not UnreadableQuestion)
        {
            Tell(ProblemCatalogue.ExpressionUnknownReference, node, $"“${{{code}}}” is not answered from a list of choices, so that its choices have no labels.");
        }
    }

    /// <summary>The scope that a number of <c>..</c> leads to if every section counts as a level, as it does in XLSForm.</summary>
    private ScopeChain FindByPath(int ups)
    {
        var found = chain;
        for (var i = 0; i < sections.Count && found.Outer is not null && ups > sections[i] + 1; i++)
        {
            ups -= sections[i] + 1;
            found = found.Outer;
        }

        return found;
    }

    private void Tell(ProblemKind kind, ExpressionNode node, string message)
    {
        if (_told.Add((kind, node.ToString()!)))
        {
            problems.Add(kind, place, message);
        }
    }
}
