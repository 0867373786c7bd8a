using System.Text.Json;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>What holds for a question of any type.</summary>
public sealed record QuestionRules
{
    /// <summary>No rule at all.</summary>
    public static QuestionRules None { get; } = new();

    /// <summary>When an answer is required; null for never.</summary>
    public Expression? Required { get; init; }

    /// <summary>What is said when a required answer is missing; null for a general message.</summary>
    public LocalizedText? RequiredMessage { get; init; }

    /// <summary>What an answer must fulfil, with <c>.</c> for the answer itself; null for anything.</summary>
    public Expression? Constraint { get; init; }

    /// <summary>What is said when it does not; null for a general message.</summary>
    public LocalizedText? ConstraintMessage { get; init; }

    /// <summary>When the answer can be seen and not changed; null for never.</summary>
    public Expression? ReadOnly { get; init; }

    /// <summary>What a new response begins with, as a response file would have it; null for nothing.</summary>
    public JsonElement? Default { get; init; }

    /// <summary>What a new response begins with, worked out once; null for nothing.</summary>
    public Expression? DefaultExpression { get; init; }
}
