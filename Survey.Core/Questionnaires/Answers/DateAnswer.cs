using System.Text.Json;
using Survey.Core.Reading.Typed;

namespace Survey.Core.Questionnaires.Answers;

/// <summary>A date of the Gregorian calendar.</summary>
/// <param name="Value">The date, without a time or time zone.</param>
public sealed record DateAnswer(DateOnly Value) : Answer
{
    /// <inheritdoc/>
    public override string ToText() => TypedDate.Write(Value);

    internal override void WriteTo(Utf8JsonWriter writer) => writer.WriteStringValue(ToText());
}
