namespace Survey.Api.Directories;

/// <summary>What a contact is to be.</summary>
/// <param name="Organization">The organization's code, which cannot be changed later.</param>
/// <param name="Role">secretariat or chair.</param>
/// <param name="Name">The person's name, or that of the office.</param>
/// <param name="Email">One e-mail address.</param>
/// <param name="Language">The language to write in, for instance fr.</param>
public sealed record SaveContact(string Organization, string Role, string Name, string Email, string Language);
