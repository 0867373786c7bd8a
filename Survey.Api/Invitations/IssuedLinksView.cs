namespace Survey.Api.Invitations;

/// <summary>New links, in the order of the organizations.</summary>
/// <param name="Links">The links with their addresses, which are shown only this once.</param>
public sealed record IssuedLinksView(IReadOnlyList<IssuedLinkView> Links);
