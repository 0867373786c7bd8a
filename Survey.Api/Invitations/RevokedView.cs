namespace Survey.Api.Invitations;

/// <summary>What ended.</summary>
/// <param name="Revoked">How many links worked until now.</param>
public sealed record RevokedView(int Revoked);
