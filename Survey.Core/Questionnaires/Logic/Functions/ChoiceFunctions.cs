using Survey.Core.Questionnaires.Questions;
using static Survey.Core.Questionnaires.Logic.Functions.ExpressionFunction;

namespace Survey.Core.Questionnaires.Logic.Functions;

/// <summary>
/// Functions for answers to choice questions. Such an answer is a list of codes separated by spaces; the answer to a select-one question is
/// one code, which may contain spaces.
/// </summary>
internal static class ChoiceFunctions
{
    public const string ChoiceName = "jr:choice-name";

    public static IReadOnlyList<ExpressionFunction> All { get; } =
    [
        new("selected", 2, 2, (evaluation, arguments) => ExpressionValue.OfTruth(
            IsSelected(ReadCodes(evaluation, arguments[0]), arguments[1].Evaluate(evaluation).ToText().Trim()))),
        new("selected-at", 2, 2, (evaluation, arguments) => FindAt(
            ReadCodes(evaluation, arguments[0]),
            Math.Truncate(evaluation.ToNumber(arguments[1].Evaluate(evaluation))))),
        new("count-selected", 1, 1, (evaluation, arguments) => ExpressionValue.OfNumber(ReadCodes(evaluation, arguments[0]).Length)),
        Of(ChoiceName, 2, 2, (evaluation, values) => FindLabel(evaluation, values[0].ToText(), values[1].ToText())),
    ];

    /// <summary>The code in a text like <c>'${code}'</c>; null for any other text.</summary>
    public static string? FindCode(string text)
    {
        var trimmed = text.Trim();
        return trimmed.StartsWith("${", StringComparison.Ordinal) && trimmed.EndsWith('}') ? trimmed[2..^1].Trim() : null;
    }

    /// <summary>The list of choices of a question; null if it is not a choice question.</summary>
    public static ChoiceList? FindChoices(Question question) => (question as ChoiceQuestion)?.Choices;

    private static string[] ReadCodes(Evaluation evaluation, ExpressionNode node)
    {
        var text = node.Evaluate(evaluation).ToText().Trim();
        var isOne =
            node is ExpressionNode.Reference reference && evaluation.Scope.Chain.Find(reference)?.Question.Question is SelectOneQuestion;
        return !isOne ? text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
            : text.Length == 0 ? []
            : [text];
    }

    // A calculated value may be a copy of one code with spaces.
    private static bool IsSelected(string[] codes, string code) =>
        codes.Contains(code, StringComparer.Ordinal) || (code.Contains(' ', StringComparison.Ordinal) && string.Join(' ', codes) == code);

    private static ExpressionValue FindAt(string[] codes, double index) =>
        index >= 0 && index < codes.Length ? ExpressionValue.OfText(codes[(int)index]) : ExpressionValue.Empty;

    private static ExpressionValue FindLabel(Evaluation evaluation, string choice, string reference) =>
        FindCode(reference) is { } code
        && evaluation.Scope.FindQuestion(code) is { } question
        && FindChoices(question)?.Find(choice.Trim()) is { } found
            ? ExpressionValue.OfText(found.Label.In(evaluation.Scope.EvaluationContext.Language))
            : ExpressionValue.Empty;
}
