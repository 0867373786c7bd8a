using Survey.Core.Organizations;
using Survey.Core.Rounds;

namespace Survey.Collecting.Directories;

/// <summary>The directory of a round with all that coordinators keep in it.</summary>
/// <param name="Round">The round.</param>
/// <param name="Contacts">By organization, and in the order they were entered.</param>
/// <param name="InUse">The codes of the organizations that cannot be removed: they have a response, a draft or a link.</param>
public sealed record DirectoryBook(Round Round, IReadOnlyList<Contact> Contacts, IReadOnlySet<string> InUse)
{
    /// <summary>Regions, types and organizations.</summary>
    public OrganizationDirectory Directory => Round.Directory;

    /// <summary>The contacts of an organization.</summary>
    public IEnumerable<Contact> GetContacts(string organization) => Contacts.Where(contact => contact.Organization == organization);
}
