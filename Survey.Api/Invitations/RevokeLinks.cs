namespace Survey.Api.Invitations;

/// <summary>Links to be ended at once.</summary>
/// <param name="Organization">The organization's code.</param>
/// <param name="Role">Only those for secretariat or chair; both without it.</param>
/// <param name="Id">Only this one; all without it.</param>
public sealed record RevokeLinks(string Organization, string? Role = null, Guid? Id = null);
