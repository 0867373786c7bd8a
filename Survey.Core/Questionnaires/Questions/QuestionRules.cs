using System.Text.Json;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>Rules that any question may have.</summary>
public sealed record QuestionRules
{
    /// <summary>No rules.</summary>
    public static QuestionRules None { get; } = new();

    /// <summary>Condition under which an answer is required; null for never.</summary>
    public Expression? Required { get; init; }

    /// <summary>Message for a missing required answer; null for the general message.</summary>
    public LocalizedText? RequiredMessage { get; init; }

    /// <summary>Condition that an answer must fulfil, where <c>.</c> is the answer itself; null for none.</summary>
    public Expression? Constraint { get; init; }

    /// <summary>Message for an answer that does not fulfil the constraint; null for the general message.</summary>
    public LocalizedText? ConstraintMessage { get; init; }

    /// <summary>
    /// Condition under which an answer is doubtful, where <c>.</c> is the answer itself; null for never. It stops nobody.
    /// </summary>
    public Expression? Warning { get; init; }

    /// <summary>Message for a doubtful answer; null for the general message.</summary>
    public LocalizedText? WarningMessage { get; init; }

    /// <summary>Condition under which the answer is shown but cannot be changed; null for never.</summary>
    public Expression? ReadOnly { get; init; }

    /// <summary>Initial answer of a new response, in the form of response files; null for none.</summary>
    public JsonElement? Default { get; init; }

    /// <summary>Expression for the initial answer of a new response, evaluated once; null for none.</summary>
    public Expression? DefaultExpression { get; init; }

    /// <summary>These rules for numbers of a unit: percentages go from 0 to 100, unless there is another constraint.</summary>
    internal QuestionRules For(NumberUnit? unit) => unit is { IsPercent: true } && Constraint is null
        ? this with { Constraint = Expression.Parse(NumberUnit.PercentLimits, Place.OfFile(""), new ProblemLog()) }
        : this;
}
