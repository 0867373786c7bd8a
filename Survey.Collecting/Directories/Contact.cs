using Survey.Collecting.Invitations;
using Survey.Core.Responses;
using Survey.Storage.Tables;

namespace Survey.Collecting.Directories;

/// <summary>Somebody to write to.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Organization">The organization's code.</param>
/// <param name="Role">Secretariat or chair.</param>
/// <param name="Name">The person's name, or that of the office.</param>
/// <param name="Email">The address.</param>
/// <param name="Language">The language to write in.</param>
/// <param name="Bounce">What the mail server said when it refused the address; null if it has not.</param>
public sealed record Contact(Guid Id, string Organization, ActorRole Role, string Name, string Email, string Language, string? Bounce)
{
    /// <summary>A short text that differs whenever what people say of the contact does.</summary>
    public string Stamp => EntryStamp.Of(Role.ToCode(), Name, Email, Language);

    internal static Contact Of(ContactRow row) =>
        new(row.Id, row.Organization, ActorRoles.Find(row.Role)!.Value, row.Name, row.Email, row.Language, row.Bounce);

    /// <summary>Whether both are the same line of an address book: an organization has an address once in each role.</summary>
    internal bool IsSame(Contact other) =>
        Organization == other.Organization && Role == other.Role && string.Equals(Email, other.Email, StringComparison.OrdinalIgnoreCase);

    internal ContactRow ToRow(string round) => new()
    {
        Id = Id,
        Round = round,
        Organization = Organization,
        Role = Role.ToCode(),
        Name = Name,
        Email = Email,
        Language = Language,
        Bounce = Bounce,
    };
}
