namespace Survey.Api.Invitations;

/// <summary>A link just made. Its address holds the secret, which is told this once.</summary>
/// <param name="Link">The link.</param>
/// <param name="Address">What to send; whoever has it can write the answer, or endorse it.</param>
public sealed record IssuedLinkView(LinkView Link, Uri Address);
