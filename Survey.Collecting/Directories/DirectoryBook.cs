using Survey.Core.Organizations;
using Survey.Core.Rounds;

namespace Survey.Collecting.Directories;

/// <summary>The directory of a round with its contacts.</summary>
/// <param name="Round">The round.</param>
/// <param name="Contacts">By organization and order of entry.</param>
/// <param name="InUse">Codes of the organizations that cannot be removed: they have a response, a draft or a link.</param>
public sealed record DirectoryBook(Round Round, IReadOnlyList<Contact> Contacts, IReadOnlySet<string> InUse)
{
    /// <summary>Regions, types and organizations.</summary>
    public OrganizationDirectory Directory => Round.Directory;

    /// <summary>The contacts of an organization.</summary>
    public IEnumerable<Contact> GetContacts(string organization) => Contacts.Where(contact => contact.Organization == organization);
}
