using Survey.Core.Questionnaires.Questions;
using static Survey.Core.Questionnaires.Logic.Functions.ExpressionFunction;

namespace Survey.Core.Questionnaires.Logic.Functions;

/// <summary>Functions for answers to choice questions. Such an answer is a list of codes separated by spaces.</summary>
internal static class ChoiceFunctions
{
    public const string ChoiceName = "jr:choice-name";

    public static IReadOnlyList<ExpressionFunction> All { get; } =
    [
        OfTwoTexts("selected", (list, code) => Split(list).Contains(code.Trim(), StringComparer.Ordinal)),
        Of("selected-at", 2, 2, (evaluation, values) => FindAt(Split(values[0].ToText()), Math.Truncate(evaluation.ToNumber(values[1])))),
        Of("count-selected", 1, 1, (evaluation, values) => ExpressionValue.OfNumber(Split(values[0].ToText()).Length)),
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

    private static string[] Split(string list) => list.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);

    private static ExpressionValue FindAt(string[] codes, double index) =>
        index >= 0 && index < codes.Length ? ExpressionValue.OfText(codes[(int)index]) : ExpressionValue.Empty;

    private static ExpressionValue FindLabel(Evaluation evaluation, string choice, string reference) =>
        FindCode(reference) is { } code
        && evaluation.Scope.FindQuestion(code) is { } question
        && FindChoices(question)?.Find(choice.Trim()) is { } found
            ? ExpressionValue.OfText(found.Label.In(evaluation.Scope.EvaluationContext.Language))
            : ExpressionValue.Empty;
}
