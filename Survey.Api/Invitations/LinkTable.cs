using Survey.Collecting.Directories;
using Survey.Collecting.Links;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Api.Invitations;

/// <summary>
/// Table of new links for mail merge, with one line for each link and contact. It is the only place where the links are shown.
/// </summary>
internal static class LinkTable
{
    private static readonly string[] Header =
    [
        "organization",
        "name",
        "role",
        "contact name",
        "contact e-mail",
        "contact language",
        "deadline",
        "link",
    ];

    /// <summary>Makes the table.</summary>
    /// <param name="round">The round.</param>
    /// <param name="links">The new links.</param>
    /// <param name="contacts">All contacts of the round.</param>
    /// <param name="toAddress">Makes the address of a link.</param>
    public static DirectoryTable Of(
        Round round,
        IReadOnlyList<IssuedLink> links,
        IReadOnlyList<Contact> contacts,
        Func<IssuedLink, Uri> toAddress)
    {
        var lines = new List<IReadOnlyList<string>>();
        foreach (var link in links)
        {
            var organization = round.Directory.FindOrganization(link.Link.Organization)!;
            var people = contacts.Where(contact => contact.Organization == organization.Code && contact.Role == link.Link.Role).ToList();
            foreach (var person in people.Count == 0 ? [null] : people.Cast<Contact?>())
            {
                lines.Add(
                [
                    organization.Code,
                    organization.Name.In(person?.Language ?? round.Questionnaire.DefaultLanguage, round.Questionnaire.DefaultLanguage),
                    ActorRoles.ToCode(link.Link.Role),
                    person?.Name ?? "",
                    person?.Email ?? "",
                    person?.Language ?? "",
                    round.GetDeadline(organization.Code)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "",
                    toAddress(link).ToString(),
                ]);
            }
        }

        return new DirectoryTable(Header, lines);
    }
}
