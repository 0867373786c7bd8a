using System.Text.Json;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>What holds for a question of any type.</summary>
/// <param name="Required">When an answer is required; null for never.</param>
/// <param name="Constraint">What an answer must fulfil, with <c>.</c> for the answer itself; null for anything.</param>
/// <param name="ConstraintMessage">What is said when it does not; null for a general message.</param>
/// <param name="Default">What a new response begins with, as a response file would have it; null for nothing.</param>
public sealed record QuestionRules(Expression? Required, Expression? Constraint, LocalizedText? ConstraintMessage, JsonElement? Default)
{
    /// <summary>No rule at all.</summary>
    public static QuestionRules None { get; } = new(null, null, null, null);
}
