using Survey.Core.Problems;
using Survey.Core.Questionnaires.Logic.Functions;
using Survey.Core.Questionnaires.Questions;

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
    private readonly HashSet<(ProblemKind Kind, string Reference)> _reported = [];
    private Expression? _expression;

    // The list whose columns bare names are; null outside of choice filters and lookups.
    private ChoiceList? _list;

    /// <summary>Reports the problems of an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="isAboutAnswer">True for a constraint or warning, in which <c>.</c> is the answer itself.</param>
    /// <param name="isDefault">True for a default, which is evaluated once only.</param>
    /// <param name="list">The list that the expression filters; null if it is no choice filter.</param>
    public void Check(Expression expression, bool isAboutAnswer, bool isDefault = false, ChoiceList? list = null)
    {
        _expression = expression;
        _list = list;
        Check(expression.Root, takesSets: false, needsSet: false);
        if (!isAboutAnswer && Expression.Walk(expression.Root).OfType<ExpressionNode.Current>().FirstOrDefault() is { } current)
        {
            Report(ProblemCatalogue.ExpressionCycle["self"], current);
        }

        if (!isDefault)
        {
            WarnOfOnce(expression);
        }

        foreach (var (node, reason) in LiteralChecker.Find(expression))
        {
            Report(ProblemCatalogue.ExpressionLiteral, node, ("found", WrittenOf(node)), ("reason", reason));
        }
    }

    private void Check(ExpressionNode node, bool takesSets, bool needsSet)
    {
        switch (node)
        {
            case ExpressionNode.Reference reference:
                CheckReference(reference, takesSets, needsSet);
                break;
            case ExpressionNode.Row row
                when FindByPath(row.Ups) is var meant && meant.Group is not null && meant != chain.ClimbToRow(row.Ups):
                Report(ProblemCatalogue.ExpressionAmbiguous["row"], row, ("found", row.ToString()));
                break;
            case ExpressionNode.Call call:
                CheckCall(call);
                break;
            case ChoiceLookup lookup:
                CheckLookup(lookup);
                break;
            case ExpressionNode.Column column:
                CheckColumn(column.Name, column);
                break;
            default:
                foreach (var child in node.Children)
                {
                    Check(child, takesSets: false, needsSet: false);
                }

                break;
        }

        if (needsSet && node is not (ExpressionNode.Reference or ChoiceLookup))
        {
            Report(ProblemCatalogue.ExpressionNotRepeated["value"], node, ("found", WrittenOf(node)));
        }
    }

    private string WrittenOf(ExpressionNode node) => _expression!.WrittenOf(node);

    private void CheckCall(ExpressionNode.Call call)
    {
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            var isRow = call.Function.Name == RepeatFunctions.IndexedRepeat && i > 0 && i % 2 == 0;
            var takesSets = i >= call.Function.SetsFrom && !isRow;
            Check(call.Arguments[i], takesSets, call.Function.NeedsSet);
            if (takesSets
                && !call.Function.TakesGroups
                && call.Arguments[i] is ExpressionNode.Reference reference
                && chain.Find(reference)?.Question.Question is Repeat)
            {
                Report(
                    ProblemCatalogue.ExpressionNotRepeated["group"],
                    reference,
                    ("found", reference.ToString()),
                    ("function", call.Name));
            }
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

    private void CheckLookup(ChoiceLookup lookup)
    {
        var lists = chain.Root.Questions.ChoiceLists;
        if (lists.All(list => list.Code != lookup.List))
        {
            Report(
                ProblemCatalogue.ChoiceListUnknown,
                lookup,
                ("found", lookup.List),
                ("known", Detail.List(lists.Select(list => list.Code))));
        }

        var around = _list;
        _list = lists.FirstOrDefault(list => list.Code == lookup.List);
        foreach (var condition in lookup.Conditions)
        {
            Check(condition, takesSets: false, needsSet: false);
        }

        CheckColumn(lookup.Field ?? "name", lookup);
        _list = around;
    }

    /// <summary>Reports a column that no choice of the list has.</summary>
    private void CheckColumn(string name, ExpressionNode node)
    {
        if (_list is not { Choices: { Count: > 0 } choices } list || choices.Any(choice => choice.FindColumn(name) is not null))
        {
            return;
        }

        if (node is not ChoiceLookup || name != "label")
        {
            var columns = choices.SelectMany(choice => choice.Columns).Select(column => column.Key).Append("name");
            Report(
                ProblemCatalogue.ExpressionColumnUnknown,
                node,
                ("found", name),
                ("list", list.Code),
                ("hint", NearMiss.Ask(name, columns.Distinct(StringComparer.Ordinal))));
        }
    }

    /// <summary>Reports <c>once()</c> of what may be different at the next evaluation: calculated values are not stored.</summary>
    private void WarnOfOnce(Expression expression)
    {
        foreach (var call in Expression.Walk(expression.Root).OfType<ExpressionNode.Call>().Where(call => call.Name == LogicFunctions.Once))
        {
            var changes = Expression.Walk(call.Arguments[0]).Any(node => node
                is ExpressionNode.Reference
                    or ExpressionNode.Current
                    or ExpressionNode.Row
                    or ExpressionNode.Call { Name: "today" or "now" or "position" });
            if (changes)
            {
                Report(ProblemCatalogue.ExpressionOnce, call, ("found", call.ToString()!));
            }
        }
    }

    private void CheckReference(ExpressionNode.Reference reference, bool takesSets, bool needsSet)
    {
        if (chain.Find(reference) is not { } found)
        {
            Report(ProblemCatalogue.ExpressionUnknownReference, reference, ("found", reference.ToString()));
            return;
        }

        if (found.IsAmbiguous)
        {
            Report(ProblemCatalogue.ExpressionAmbiguous, reference, ("found", reference.ToString()));
        }
        else if (
            reference.Ups > 0
            && FindByPath(reference.Ups) is var meant
            && meant != found.Base
            && meant.Questions.Find(reference.Code) is not null)
        {
            Report(ProblemCatalogue.ExpressionAmbiguous["section"], reference, ("found", reference.ToString()), ("code", reference.Code));
        }

        if (found.IsSet && !takesSets)
        {
            Report(ProblemCatalogue.ExpressionIntoRepeat, reference, ("found", reference.ToString()));
        }
        else if (needsSet && !found.IsSet && found.Base.Group is null && found.Question.Question is not Repeat)
        {
            Report(ProblemCatalogue.ExpressionNotRepeated, reference, ("found", reference.ToString()));
        }
    }

    private void CheckIndexedRepeat(ExpressionNode.Call call)
    {
        if (call.Arguments[0] is not ExpressionNode.Reference question)
        {
            Report(ProblemCatalogue.ExpressionNotRepeated["first-argument"], call.Arguments[0]);
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
                Report(
                    ProblemCatalogue.ExpressionNotRepeated["around"],
                    call.Arguments[i],
                    ("found", WrittenOf(call.Arguments[i])),
                    ("question", WrittenOf(question)),
                    ("known", Detail.List(around)));
            }
        }
    }

    private void CheckChoiceName(ExpressionNode node)
    {
        if (node is not ExpressionNode.Literal literal || ChoiceFunctions.FindCode(literal.Value.ToText()) is not { } code)
        {
            Report(ProblemCatalogue.ExpressionUnknownReference["quoted"], node);
        }
        else if (chain.Find(new ExpressionNode.Reference(code, Ups: 0)) is not { } found)
        {
            Report(ProblemCatalogue.ExpressionUnknownReference, node, ("found", $"${{{code}}}"));
        }
        else if (ChoiceFunctions.FindChoices(found.Question.Question) is null && found.Question.Question is not UnreadableQuestion)
        {
            Report(ProblemCatalogue.ExpressionUnknownReference["no-choices"], node, ("found", $"${{{code}}}"));
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

    private void Report(ProblemVariant variant, ExpressionNode node, params ReadOnlySpan<(string Name, Detail Value)> details)
    {
        if (_reported.Add((variant.Kind, node.ToString()!)))
        {
            problems.Add(variant, place, details);
        }
    }
}
