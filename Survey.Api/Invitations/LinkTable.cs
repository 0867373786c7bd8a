using Survey.Collecting.Directories;
using Survey.Collecting.Links;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Api.Invitations;

/// <summary>Links as a table for mail merge: a line a link and contact. The links are in it this once.</summary>
internal static class LinkTable
{
    private static readonly string[] Header = ["organization", "name", "role", "contact name", "contact e-mail", "contact language", "deadline", "link"];

    /// <summary>The table.</summary>
    /// <param name="round">The round.</param>
    /// <param name="links">The links just made.</param>
    /// <param name="contacts">The contacts of the round.</param>
    /// <param name="toAddress">The address of a link.</param>
    public static DirectoryTable Of(Round round, IReadOnlyList<IssuedLink> links, IReadOnlyList<Contact> contacts, Func<IssuedLink, Uri> toAddress)
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
