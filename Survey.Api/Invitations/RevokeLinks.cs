namespace Survey.Api.Invitations;

/// <summary>Requests that links are revoked at once.</summary>
/// <param name="Organization">The organization's code.</param>
/// <param name="Role">Only links of this role, secretariat or chair; by default, both.</param>
/// <param name="Id">Only this link; by default, all.</param>
public sealed record RevokeLinks(string Organization, string? Role = null, Guid? Id = null);
