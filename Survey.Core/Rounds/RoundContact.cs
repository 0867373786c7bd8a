namespace Survey.Core.Rounds;

/// <summary>Who writes to the organizations of a round, and reads their replies.</summary>
/// <param name="Name">The name that messages are signed with: a person's, or that of an office.</param>
/// <param name="Email">The address that replies go to.</param>
public sealed record RoundContact(string Name, string Email);
