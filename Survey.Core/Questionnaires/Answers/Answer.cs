using System.Text.Json;

namespace Survey.Core.Questionnaires.Answers;

/// <summary>What was answered to one question. No answer is the absence of an <see cref="Answer"/>, never an empty one.</summary>
public abstract record Answer
{
    /// <summary>The answer as a text: what expressions compare and flat tables show.</summary>
    /// <remarks>Numbers and dates in the form of JSON and ISO 8601; several codes with a space between.</remarks>
    public abstract string ToText();

    /// <summary>Writes the answer as response files have it.</summary>
    internal abstract void WriteTo(Utf8JsonWriter writer);
}
