using Survey.Core.Questionnaires.Answers;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>A value that is not shown. It comes from its default, or from the program that fills in the form.</summary>
/// <param name="Head">Code, label and other properties that every item has.</param>
/// <param name="Rules">Required, constraint, default and other rules that any question may have.</param>
/// <param name="Source">
/// The metadata that it records: <c>start</c>, <c>end</c>, <c>today</c>, <c>username</c>, <c>email</c> or
/// <c>deviceid</c>; null for a plain hidden value.
/// </param>
public sealed record HiddenQuestion(ItemHead Head, QuestionRules Rules, string? Source) : Question(Head, Rules)
{
    /// <inheritdoc/>
    public override string TypeName => "hidden";

    /// <inheritdoc/>
    public override AnswerParts Parts => AnswerParts.One;

    /// <summary>The kinds of metadata that can be recorded.</summary>
    public static IReadOnlyList<string> Sources { get; } = ["start", "end", "today", "username", "email", "deviceid"];

    internal override Answer? Read(AnswerInput input, AnswerContext context) =>
        input.AsText(isOneLine: false) is { Length: > 0 } text ? new TextAnswer(text) : null;
}
