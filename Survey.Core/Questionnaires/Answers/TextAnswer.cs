using System.Text.Json;

namespace Survey.Core.Questionnaires.Answers;

/// <summary>An answer that is kept as text: a text, web address, e-mail address, time, date with time, or hidden value.</summary>
/// <param name="Value">Not blank.</param>
public sealed record TextAnswer(string Value) : Answer
{
    /// <inheritdoc/>
    public override string ToText() => Value;

    internal override void WriteTo(Utf8JsonWriter writer) => writer.WriteStringValue(Value);
}
