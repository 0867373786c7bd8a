namespace Survey.Api.Invitations;

/// <summary>Requests new links, for instance for a mail merge.</summary>
/// <param name="Organizations">Codes of the organizations.</param>
/// <param name="Role">secretariat or chair.</param>
/// <param name="Replace">True to revoke the links they already have for this role.</param>
public sealed record IssueLinks(IReadOnlyList<string> Organizations, string Role, bool Replace = false);
