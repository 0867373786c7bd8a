using Survey.Api.Http;
using Survey.Collecting.Directories;
using Survey.Collecting.Invitations;
using Survey.Core.Responses;

namespace Survey.Api.Directories;

/// <summary>A contact of an organization.</summary>
/// <param name="Id">Key of the contact.</param>
/// <param name="Organization">The organization's code.</param>
/// <param name="Role">secretariat or chair.</param>
/// <param name="Name">Name of the person or office.</param>
/// <param name="Email">The e-mail address.</param>
/// <param name="Language">Language for messages.</param>
/// <param name="Bounce">The mail server's reply when it refused the address; null if it has not.</param>
/// <param name="ETag">Send it as If-Match, so that nobody's change is overwritten.</param>
public sealed record ContactView(
    Guid Id,
    string Organization,
    string Role,
    string Name,
    string Email,
    string Language,
    string? Bounce,
    string ETag)
{
    /// <summary>The view of a contact.</summary>
    public static ContactView Of(Contact contact) =>
        new(
            contact.Id,
            contact.Organization,
            contact.Role.ToCode(),
            contact.Name,
            contact.Email,
            contact.Language,
            contact.Bounce,
            Preconditions.ToETag(contact.Stamp));
}
