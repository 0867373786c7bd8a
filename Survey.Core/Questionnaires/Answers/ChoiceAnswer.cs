using System.Text.Json;

namespace Survey.Core.Questionnaires.Answers;

/// <summary>One choice from a list.</summary>
/// <param name="Code">Code of the choice, never its label.</param>
public sealed record ChoiceAnswer(string Code) : Answer
{
    /// <inheritdoc/>
    public override string ToText() => Code;

    internal override void WriteTo(Utf8JsonWriter writer) => writer.WriteStringValue(Code);
}
