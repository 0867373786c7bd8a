using System.Text.Json;

namespace Survey.Core.Questionnaires.Answers;

/// <summary>One of a list of choices.</summary>
/// <param name="Code">The choice's code, never its label.</param>
public sealed record ChoiceAnswer(string Code) : Answer
{
    /// <inheritdoc/>
    public override string ToText() => Code;

    internal override void WriteTo(Utf8JsonWriter writer) => writer.WriteStringValue(Code);
}
