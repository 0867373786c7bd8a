namespace Survey.Api.Invitations;

/// <summary>A new link. Its address contains the secret, which is shown only this once.</summary>
/// <param name="Link">The link.</param>
/// <param name="Address">The address to send. Anybody who has it can write the response, or endorse it.</param>
public sealed record IssuedLinkView(LinkView Link, Uri Address);
