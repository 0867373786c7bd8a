namespace Survey.Collecting.Links;

/// <summary>A new link with its secret, which is shown only this once.</summary>
/// <param name="Link">The link.</param>
/// <param name="Secret">The part of its address after <c>/link/</c>.</param>
public sealed record IssuedLink(AccessLink Link, string Secret);
