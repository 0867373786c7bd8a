namespace Survey.Api.Invitations;

/// <summary>Links just made, in the order of the organizations.</summary>
/// <param name="Links">The links with their addresses, told this once.</param>
public sealed record IssuedLinksView(IReadOnlyList<IssuedLinkView> Links);
