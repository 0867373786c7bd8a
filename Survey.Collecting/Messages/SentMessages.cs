namespace Survey.Collecting.Messages;

/// <summary>What one press of a button put into the outbox.</summary>
/// <param name="Written">How many messages; 0 if the same press came before, or another one just now.</param>
/// <param name="WithoutContact">The codes of organizations that nobody is known to write to at.</param>
/// <param name="NotInvited">With a reminder, the codes of organizations that were chosen and have no working link: they are invited, not reminded. Empty with an invitation.</param>
public sealed record SentMessages(int Written, IReadOnlyList<string> WithoutContact, IReadOnlyList<string> NotInvited);
