using Survey.Collecting.Invitations;
using Survey.Core.Responses;
using Survey.Storage.Tables;

namespace Survey.Collecting.Directories;

/// <summary>A recipient of messages for an organization.</summary>
/// <param name="Id">Key, a UUID of version 7.</param>
/// <param name="Organization">The organization's code.</param>
/// <param name="Role">Secretariat or chair.</param>
/// <param name="Name">Name of the person or the office.</param>
/// <param name="Email">One e-mail address.</param>
/// <param name="Language">Language for messages.</param>
/// <param name="Bounce">The mail server's reply when it refused the address; null if it has not.</param>
public sealed record Contact(Guid Id, string Organization, ActorRole Role, string Name, string Email, string Language, string? Bounce)
{
    /// <summary>True if the person asked for no more reminders of the round.</summary>
    public bool WantsNoReminders { get; init; }

    /// <summary>Version stamp: changes when the role, name, address or language changes.</summary>
    public string Stamp => VersionStamp.Of(Role.ToCode(), Name, Email, Language);

    /// <summary>The contact, with its choice about reminders.</summary>
    /// <param name="row">The stored contact.</param>
    /// <param name="stopped">The addresses that want no more reminders, from <see cref="ReminderChoiceTable.GetStopped"/>.</param>
    internal static Contact Of(ContactRow row, IReadOnlySet<string> stopped) =>
        Of(row) with { WantsNoReminders = stopped.Contains(ToKey(row.Email)) };

    /// <summary>An address as it is compared in choices about reminders.</summary>
    internal static string ToKey(string email) => email.ToLowerInvariant();

    internal static Contact Of(ContactRow row) =>
        new(row.Id, row.Organization, ActorRoles.Find(row.Role)!.Value, row.Name, row.Email, row.Language, row.Bounce);

    /// <summary>True if both are the same entry: an organization has an address once in each role.</summary>
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
