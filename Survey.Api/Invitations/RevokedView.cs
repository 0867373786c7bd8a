namespace Survey.Api.Invitations;

/// <summary>Result of revoking links.</summary>
/// <param name="Revoked">Number of links that were valid until now.</param>
public sealed record RevokedView(int Revoked);
