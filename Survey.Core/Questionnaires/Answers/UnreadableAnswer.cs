using System.Text.Json;

namespace Survey.Core.Questionnaires.Answers;

/// <summary>
/// Stands for an answer that has a problem of its own, so that it is not reported as missing too. A response that holds
/// one is never stored.
/// </summary>
public sealed record UnreadableAnswer : Answer
{
    /// <inheritdoc/>
    public override string ToText() => "";

    internal override void WriteTo(Utf8JsonWriter writer) => throw new InvalidOperationException("A response with problems is not stored.");
}
