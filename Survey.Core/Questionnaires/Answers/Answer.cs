using System.Text.Json;

namespace Survey.Core.Questionnaires.Answers;

/// <summary>The answer to one question. An unanswered question has no <see cref="Answer"/>, never an empty one.</summary>
public abstract record Answer
{
    /// <summary>The answer as text, for comparisons in expressions and for flat tables.</summary>
    /// <remarks>Numbers as in JSON, dates as in ISO 8601, several codes separated by a space.</remarks>
    public abstract string ToText();

    /// <summary>Writes the answer in the form of response files.</summary>
    internal abstract void WriteTo(Utf8JsonWriter writer);
}
