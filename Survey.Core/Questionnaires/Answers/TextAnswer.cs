using System.Text.Json;

namespace Survey.Core.Questionnaires.Answers;

/// <summary>A text, a web address or an e-mail address.</summary>
/// <param name="Value">Not blank.</param>
public sealed record TextAnswer(string Value) : Answer
{
    /// <inheritdoc/>
    public override string ToText() => Value;

    internal override void WriteTo(Utf8JsonWriter writer) => writer.WriteStringValue(Value);
}
