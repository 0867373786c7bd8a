using System.Globalization;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>
/// Describes in words when a question is asked: “only if “Any?” is “Yes””. For a condition that is too complex, only the
/// questions it depends on are named.
/// </summary>
/// <param name="words">The texts of the workbook's language.</param>
/// <param name="findQuestion">Finds a question by its code; null if there is none.</param>
/// <param name="labelOf">Gives the label of a question.</param>
/// <param name="namesOf">Gives the names of a list's choices.</param>
internal sealed class ConditionInWords(
    AnswerWords words,
    Func<string, Question?> findQuestion,
    Func<Question, string> labelOf,
    Func<ChoiceList, ChoiceNames> namesOf)
{
    /// <summary>The description of a condition.</summary>
    public string Of(Expression condition) =>
        Find(condition.Root) is { } said
            ? Put(words.OnlyIf, said)
            : Put(
                words.OnlySometimes,
                string.Join("; ", condition.References.Select(code => findQuestion(code) is { } question ? labelOf(question) : code)));

    private string? Find(ExpressionNode node, bool negated = false) =>
        node switch
        {
            ExpressionNode.Chain chain => OfChain(chain, negated),
            ExpressionNode.Call { Name: "not", Arguments: [var inner] } => Find(inner, !negated),
            ExpressionNode.Call { Name: "selected", Arguments: [ExpressionNode.Reference reference, ExpressionNode.Literal choice] }
                when !negated => OfChoice(reference, choice, words.Includes),
            _ => null,
        };

    private string? OfChain(ExpressionNode.Chain chain, bool negated)
    {
        var signs = chain.Links.Select(link => link.Symbol).Distinct(StringComparer.Ordinal).ToList();
        if (signs is ["and" or "or"] && !negated)
        {
            var join = signs[0] == "and" ? words.And : words.Or;
            return chain
                .Links.Select(link => Find(link.Operand))
                .Prepend(Find(chain.First))
                .Aggregate((left, right) => left is null || right is null ? null : Put(join, left, right));
        }

        if (
            chain is not { First: ExpressionNode.Reference reference, Links: [{ Symbol: "=" or "!=" } link] }
            || link.Operand is not ExpressionNode.Literal value)
        {
            return null;
        }

        var equal = (link.Symbol == "=") != negated;
        return value.Value.ToText().Length > 0
            ? OfChoice(reference, value, equal ? words.Is : words.IsNot)
            : findQuestion(reference.Code) is { } asked ? Put(equal ? words.IsNotAnswered : words.IsAnswered, labelOf(asked)) : null;
    }

    private string? OfChoice(ExpressionNode.Reference reference, ExpressionNode.Literal value, string pattern)
    {
        if (findQuestion(reference.Code) is not { } question)
        {
            return null;
        }

        var code = value.Value.ToText();
        return Put(pattern, labelOf(question), question is ChoiceQuestion choice ? namesOf(choice.Choices).NameOf(code) : code);
    }

    private static string Put(string pattern, params object[] parts) => string.Format(CultureInfo.InvariantCulture, pattern, parts);
}
