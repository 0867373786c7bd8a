using Survey.Api.Http;
using Survey.Collecting.Directories;
using Survey.Collecting.Invitations;
using Survey.Core.Responses;

namespace Survey.Api.Directories;

/// <summary>Whom to write to at an organization.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Organization">The organization's code.</param>
/// <param name="Role">secretariat or chair.</param>
/// <param name="Name">The person's or office's name.</param>
/// <param name="Email">The address.</param>
/// <param name="Language">The language to write in.</param>
/// <param name="Bounce">What the mail server said when it refused the address; null if it has not.</param>
/// <param name="ETag">What to send as If-Match, so that nobody's change is overwritten.</param>
public sealed record ContactView(Guid Id, string Organization, string Role, string Name, string Email, string Language, string? Bounce, string ETag)
{
    /// <summary>The view of a contact.</summary>
    public static ContactView Of(Contact contact) =>
        new(contact.Id, contact.Organization, contact.Role.ToCode(), contact.Name, contact.Email, contact.Language, contact.Bounce, Preconditions.ToETag(contact.Stamp));
}
