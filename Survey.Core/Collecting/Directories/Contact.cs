using Survey.Core.Responses;
using Survey.Core.Storing.Sqlite;

namespace Survey.Core.Collecting.Directories;

/// <summary>Whom to write to at an organization. Contacts are personal: they stand in the store alone, in no file of a round.</summary>
/// <param name="Id">Its key; empty for one that is not stored yet.</param>
/// <param name="Organization">The organization's code.</param>
/// <param name="Role">Secretariat or chair.</param>
/// <param name="Name">The person's or office's name, of 1 to 200 characters.</param>
/// <param name="Email">An e-mail address.</param>
/// <param name="Language">The language to write in.</param>
public sealed record Contact(Guid Id, string Organization, ActorRole Role, string Name, string Email, string Language)
{
    /// <summary>What the mail server said when it refused the address; null if it has not.</summary>
    public string? Bounce { get; init; }

    /// <summary>Whether both are the same line of an address book: an organization has an address once in each role.</summary>
    internal bool IsSame(Contact other) =>
        Organization == other.Organization && Role == other.Role && string.Equals(Email, other.Email, StringComparison.OrdinalIgnoreCase);

    internal static Contact Of(ContactRow row) =>
        new(new Guid(row.Id, bigEndian: true), row.Organization, ActorRoles.Find(row.Role)!.Value, row.Name, row.Email, row.Language) { Bounce = row.Bounce };

    internal ContactRow ToRow(string round) => new()
    {
        Id = Id.ToByteArray(bigEndian: true),
        Round = round,
        Organization = Organization,
        Role = Role.ToCode(),
        Name = Name,
        Email = Email,
        Language = Language,
        Bounce = Bounce,
    };
}
