namespace Survey.Api.Directories;

/// <summary>The new values of a contact.</summary>
/// <param name="Organization">The organization's code, which cannot be changed later.</param>
/// <param name="Role">secretariat or chair.</param>
/// <param name="Name">Name of the person or the office.</param>
/// <param name="Email">One e-mail address.</param>
/// <param name="Language">Language for messages, for instance fr.</param>
public sealed record SaveContact(string Organization, string Role, string Name, string Email, string Language);
