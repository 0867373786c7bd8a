namespace Survey.Api.Invitations;

/// <summary>A message that would be sent.</summary>
/// <param name="Organization">The organization's code.</param>
/// <param name="Name">Who it would go to.</param>
/// <param name="Email">The address.</param>
/// <param name="Language">The language.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Body">The text.</param>
public sealed record PreviewedView(string Organization, string Name, string Email, string Language, string Subject, string Body);
