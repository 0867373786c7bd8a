namespace Survey.Api.Invitations;

/// <summary>What was put into the outbox.</summary>
/// <param name="Written">How many messages; 0 if the same request came before, or another one to the same contacts within ten minutes.</param>
/// <param name="WithoutContact">The codes of organizations that nobody is known to write to at.</param>
/// <param name="NotInvited">With reminders, the codes of organizations that have no working link: invite them first.</param>
public sealed record SentView(int Written, IReadOnlyList<string> WithoutContact, IReadOnlyList<string> NotInvited);
