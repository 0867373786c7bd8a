using System.Text.Json;

namespace Survey.Core.Questionnaires.Answers;

/// <summary>A confirmation.</summary>
public sealed record AcknowledgedAnswer : Answer
{
    /// <summary><c>OK</c>, the value that XLSForm uses for a confirmation.</summary>
    public override string ToText() => "OK";

    internal override void WriteTo(Utf8JsonWriter writer) => writer.WriteBooleanValue(value: true);
}
