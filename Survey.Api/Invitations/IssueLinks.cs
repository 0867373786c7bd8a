namespace Survey.Api.Invitations;

/// <summary>Links to be made, for instance for a mail merge.</summary>
/// <param name="Organizations">The codes of the organizations.</param>
/// <param name="Role">secretariat or chair.</param>
/// <param name="Replace">Whether the links they have for this role end at once.</param>
public sealed record IssueLinks(IReadOnlyList<string> Organizations, string Role, bool Replace = false);
