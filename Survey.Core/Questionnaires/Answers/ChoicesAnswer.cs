using System.Text.Json;

namespace Survey.Core.Questionnaires.Answers;

/// <summary>Some of a list of choices.</summary>
/// <param name="Codes">The choices' codes, at least one, each once: in the order of the list of choices, or of a ranking the foremost first.</param>
public sealed record ChoicesAnswer(IReadOnlyList<string> Codes) : Answer
{
    /// <inheritdoc/>
    public override string ToText() => string.Join(' ', Codes);

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var code in Codes)
        {
            writer.WriteStringValue(code);
        }

        writer.WriteEndArray();
    }
}
