using System.Text.Json;

namespace Survey.Core.Questionnaires.Answers;

/// <summary>
/// Placeholder for an answer that could not be read, so that it is not reported as missing too. A response with such
/// an answer is never stored.
/// </summary>
public sealed record UnreadableAnswer : Answer
{
    /// <inheritdoc/>
    public override string ToText() => "";

    internal override void WriteTo(Utf8JsonWriter writer) => throw new InvalidOperationException("A response with problems is not stored.");
}
