namespace Survey.Collecting.Links;

/// <summary>A link just made, with the secret, which is told this once.</summary>
/// <param name="Link">The link.</param>
/// <param name="Secret">What stands in its address after <c>/link/</c>.</param>
public sealed record IssuedLink(AccessLink Link, string Secret);
