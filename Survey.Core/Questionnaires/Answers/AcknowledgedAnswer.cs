using System.Text.Json;

namespace Survey.Core.Questionnaires.Answers;

/// <summary>A confirmation that was given.</summary>
public sealed record AcknowledgedAnswer : Answer
{
    /// <summary><c>OK</c>, as forms of XLSForm have it.</summary>
    public override string ToText() => "OK";

    internal override void WriteTo(Utf8JsonWriter writer) => writer.WriteBooleanValue(value: true);
}
