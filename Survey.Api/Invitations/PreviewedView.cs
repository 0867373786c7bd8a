namespace Survey.Api.Invitations;

/// <summary>A message that would be sent.</summary>
/// <param name="Organization">The organization's code.</param>
/// <param name="Name">Name of the recipient.</param>
/// <param name="Email">E-mail address of the recipient.</param>
/// <param name="Language">Language of the text.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Body">The text.</param>
public sealed record PreviewedView(string Organization, string Name, string Email, string Language, string Subject, string Body);
