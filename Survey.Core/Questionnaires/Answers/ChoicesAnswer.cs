using System.Text.Json;

namespace Survey.Core.Questionnaires.Answers;

/// <summary>Several choices from a list.</summary>
/// <param name="Codes">
/// Codes of the choices, at least one, each once. In the order of the list; for a ranking, the highest rank first.
/// </param>
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
