namespace Survey.Core.Collecting;

/// <summary>What one press of a button put into the outbox.</summary>
/// <param name="Written">How many messages; 0 if the same press came before.</param>
/// <param name="WithoutContact">The codes of organizations that nobody is known to write to at.</param>
public sealed record SentMessages(int Written, IReadOnlyList<string> WithoutContact);
