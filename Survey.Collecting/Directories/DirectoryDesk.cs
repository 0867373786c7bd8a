using System.Text.Json.Nodes;
using Survey.Collecting.Invitations;
using Survey.Collecting.Rounds;
using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Reading.Tables;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Storage;

namespace Survey.Collecting.Directories;

/// <summary>
/// Use cases of a round's directory. Organizations, types and regions are part of the round's definition, so each change makes a new
/// revision of it; contacts are stored separately. Every call is one transaction.
/// </summary>
public sealed class DirectoryDesk(IStore store)
{
    private static readonly Place RequestPlace = Place.OfFile("request");

    /// <summary>The directory of a round; null if there is no such round.</summary>
    public async Task<DirectoryBook?> Find(string round, CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return await session.Rounds.Find(round) is var (found, _) ? await ToBook(session, found) : null;
    }

    /// <summary>Some contacts of a round, by organization and in the order they were entered; null if there is no such round.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="after">The contact after which to begin; null for the first.</param>
    /// <param name="limit">The largest number of contacts.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<Contact>?> FindContacts(
        string round,
        (string Organization, Guid Id)? after,
        int limit,
        CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return await session.Rounds.Find(round) is null
            ? null
            : [.. (await session.Contacts.GetPage(round, after?.Organization, after?.Id, limit)).Select(Contact.Of)];
    }

    /// <summary>Adds an organization at the end, and invites it; or changes one.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="organization">The new values; its position is ignored.</param>
    /// <param name="isNew">True to add: then the code must not exist yet; false to change: then it must.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="seen">
    /// <see cref="StampOf"/> of the organization that the caller edited; it is a problem if the present one differs. Null to skip this
    /// check.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task<Outcome<RoundStanding>> SaveOrganization(
        string round,
        Organization organization,
        bool isNew,
        Actor actor,
        string? seen = null,
        CancellationToken cancellationToken = default) =>
        Change(
            round,
            isNew ? "organization-added" : "organization-changed",
            organization.Code,
            actor,
            cancellationToken,
            (book, problems) =>
            {
                var before = book.Directory.FindOrganization(organization.Code);
                var isThere = before is not null;
                if (isNew && isThere)
                {
                    problems.Add(ProblemCatalogue.CodeDuplicate["organization"], RequestPlace.Member("code"), ("found", organization.Code));
                }
                else if (!isNew && !isThere)
                {
                    Unknown(organization.Code, problems);
                }
                else if (before is not null && seen is not null && seen != StampOf(before))
                {
                    problems.Add(ProblemCatalogue.OrganizationStale, RequestPlace);
                }

                DirectoryLimits.Verify(organization, before, RequestPlace, problems);
                var others = book.Directory.Organizations;
                return book with
                {
                    Round = With(
                        book.Round,
                        organizations: isThere
                            ? [.. others.Select(each => each.Code == organization.Code ? organization : each)]
                            : [.. others, organization]),
                };
            }
        );

    /// <summary>Version stamp: changes whenever the organization does.</summary>
    public static string StampOf(Organization organization) =>
        VersionStamp.Of(
            DirectoryTable
                .CellsOf(organization)
                .OrderBy(cell => cell.Key, StringComparer.Ordinal)
                .Select(cell => $"{cell.Key}\n{cell.Value}"));

    /// <summary>Removes an organization and its contacts. It is a problem if the organization has a response, a draft or a link.</summary>
    public Task<Outcome<RoundStanding>> RemoveOrganization(
        string round,
        string organization,
        Actor actor,
        CancellationToken cancellationToken = default) =>
        Change(round, "organization-removed", organization, actor, cancellationToken, (book, problems) =>
        {
            if (book.Directory.FindOrganization(organization) is null)
            {
                Unknown(organization, problems);
            }

            return book with
            {
                Round = With(book.Round, organizations: [.. book.Directory.Organizations.Where(each => each.Code != organization)]),
                Contacts = [.. book.Contacts.Where(contact => contact.Organization != organization)],
            };
        });

    /// <summary>Replaces types with their groups, and regions. All those that organizations have must be included.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="groups">All groups of types, in the order of reports.</param>
    /// <param name="types">All types, in the order of reports.</param>
    /// <param name="regions">All regions with their subregions, in the order of reports.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task<Outcome<RoundStanding>> SaveTypesAndRegions(
        string round,
        IReadOnlyList<TypeGroup> groups,
        IReadOnlyList<OrganizationType> types,
        IReadOnlyList<Region> regions,
        Actor actor,
        CancellationToken cancellationToken = default) =>
        Change(round, "types-and-regions-changed", details: null, actor, cancellationToken, (book, problems) =>
        {
            if (
                HasTwice(groups.Select(group => group.Code), "group", problems)
                | HasTwice(types.Select(type => type.Code), "type", problems)
                | HasTwice(regions.SelectMany(region => region.Subregions).Select(subregion => subregion.Code), "subregion", problems)
                | HasTwice(regions.Select(region => region.Code), "region", problems))
            {
                return book;
            }

            return book with
            {
                Round = book.Round with { Directory = new OrganizationDirectory(regions, groups, types, book.Directory.Organizations) },
            };
        });

    /// <summary>Adds or changes a contact.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="id">Key of the contact to change; null to add one.</param>
    /// <param name="organization">The organization's code.</param>
    /// <param name="role">Code of the role: secretariat or chair.</param>
    /// <param name="name">The name.</param>
    /// <param name="email">The address.</param>
    /// <param name="language">Language for messages.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="seen">
    /// <see cref="Contact.Stamp"/> of the contact that the caller edited; it is a problem if the present one differs. Null to skip this
    /// check.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task<Outcome<RoundStanding>> SaveContact(
        string round,
        Guid? id,
        string organization,
        string role,
        string name,
        string email,
        string language,
        Actor actor,
        string? seen = null,
        CancellationToken cancellationToken = default) =>
        Change(round, id is null ? "contact-added" : "contact-changed", organization, actor, cancellationToken, (book, problems) =>
        {
            if (book.Directory.FindOrganization(organization) is null)
            {
                Unknown(organization, problems);
            }

            var before = book.Contacts.FirstOrDefault(contact => contact.Id == id && contact.Organization == organization);
            if (id is not null && before is null)
            {
                problems.Add(ProblemCatalogue.ContactUnknown, RequestPlace);
            }
            else if (before is not null && seen is not null && seen != before.Stamp)
            {
                problems.Add(ProblemCatalogue.EntryStale, RequestPlace);
            }

            var contact = ContactRules.Check(organization, role, name, email, language, RequestPlace.Member, problems);
            if (contact is null)
            {
                return book;
            }

            if (book.Contacts.Any(each => each.Id != id && each.IsSame(contact)))
            {
                problems.Add(
                    ProblemCatalogue.ContactTwice,
                    RequestPlace.Member(DirectoryTable.EmailColumn),
                    ("role", new Phrase($"role-{contact.Role.ToCode()}")));
            }

            var saved = before is null
                ? contact
                : contact with
                {
                    Id = before.Id,
                    Bounce = before.Email == contact.Email ? before.Bounce : null,
                };
            return book with
            {
                Contacts = before is null ? [.. book.Contacts, saved] : [.. book.Contacts.Select(each => each == before ? saved : each)],
            };
        });

    /// <summary>Removes a contact.</summary>
    public async Task<Outcome<RoundStanding>> RemoveContact(
        string round,
        Guid id,
        Actor actor,
        CancellationToken cancellationToken = default)
    {
        string? organization;
        await using (var session = await store.BeginReadAsync(cancellationToken))
        {
            organization = (await session.Contacts.Find(round, id))?.Organization;
        }

        return await Change(round, "contact-removed", organization, actor, cancellationToken, (book, problems) =>
        {
            if (book.Contacts.All(contact => contact.Id != id))
            {
                problems.Add(ProblemCatalogue.ContactUnknown, RequestPlace);
            }

            return book with { Contacts = [.. book.Contacts.Where(contact => contact.Id != id)] };
        });
    }

    /// <summary>Previews the import of a table. Nothing is changed.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="sheet">The table.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<Outcome<DirectoryImport>> Preview(string round, TextTable sheet, CancellationToken cancellationToken = default)
    {
        var problems = new ProblemLog();
        await using var session = await store.BeginReadAsync(cancellationToken);
        if (await session.Rounds.Find(round) is not var (found, _))
        {
            problems.Add(ProblemCatalogue.RoundUnknown, RequestPlace, ("found", round));
            return problems.ToOutcome<DirectoryImport>(null);
        }

        return problems.ToOutcome(DirectoryImport.Read(sheet, await ToBook(session, found), removes: false, problems));
    }

    /// <summary>Imports a table into the directory.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="sheet">The table.</param>
    /// <param name="removes">True to remove what the table does not have.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task<Outcome<RoundStanding>> Import(
        string round,
        TextTable sheet,
        bool removes,
        Actor actor,
        CancellationToken cancellationToken = default) =>
        Change(round, "directory-imported", details: null, actor, cancellationToken, (book, problems) =>
            DirectoryImport.Read(sheet, book, removes, problems) is { } import
                ? book with { Round = book.Round with { Directory = import.Directory }, Contacts = import.Contacts }
                : book);

    private Task<Outcome<RoundStanding>> Change(
        string round,
        string action,
        string? details,
        Actor actor,
        CancellationToken cancellationToken,
        Func<DirectoryBook, ProblemLog, DirectoryBook> change)
    {
        DirectoryBook? after = null;
        var directoryChanged = false;
        return new RoundDesk(store).ChangeDefinition(
            round,
            definition => directoryChanged ? Write(definition, after!) : definition,
            async (session, standing, problems) =>
            {
                var before = await ToBook(session, standing.Round);
                after = change(before, problems);
                directoryChanged = !ReferenceEquals(after.Directory, before.Directory);
                foreach (
                    var removed in before.Directory.Organizations.Where(each =>
                        after.Directory.FindOrganization(each.Code) is null && before.InUse.Contains(each.Code)))
                {
                    problems.Add(ProblemCatalogue.OrganizationInUse, RequestPlace, ("found", removed.Code));
                }

                if (problems.Errors == 0)
                {
                    await Save(session, round, before.Contacts, after.Contacts);
                }
            },
            action,
            details,
            actor,
            cancellationToken);
    }

    /// <summary>Stores the contacts that changed, and cancels or redirects waiting messages to them.</summary>
    internal static async Task Save(StoreSession session, string round, IReadOnlyList<Contact> before, IReadOnlyList<Contact> after)
    {
        foreach (var contact in before.Where(contact => after.All(each => each.Id != contact.Id)))
        {
            await session.Contacts.Remove(round, contact.Id);
            await session.Messages.Cancel(round, contact.Organization, contact.Id);
        }

        foreach (var contact in after.Where(contact => !before.Contains(contact)))
        {
            await session.Contacts.Save((contact.Id == Guid.Empty ? contact with { Id = session.NewId() } : contact).ToRow(round));
            var earlier = before.FirstOrDefault(each => each.Id == contact.Id);
            if (earlier is not null && earlier.Role != contact.Role)
            {
                await session.Messages.Cancel(round, contact.Organization, contact.Id);
            }
            else if (earlier is not null && earlier.Email != contact.Email)
            {
                await session.Messages.Redirect(round, contact.Organization, contact.Id, contact.Name, contact.Email);
            }
        }
    }

    /// <summary>
    /// The documents with another directory. If the round lists whom it invites, new organizations are added to the list and removed ones
    /// are taken off it.
    /// </summary>
    internal static RoundDefinition Write(RoundDefinition definition, DirectoryBook book)
    {
        var before = definition.ToRound().Directory;
        var written = definition with { Directory = DirectoryWriter.Write(book.Directory) };
        return RoundDesk.Edit(written, document => FollowDirectory(document, before, book.Directory));
    }

    /// <summary>
    /// Changes <c>round.json</c> as a change of the directory requires: the list of organizations and their extensions of the deadline.
    /// </summary>
    internal static void FollowDirectory(JsonObject document, OrganizationDirectory before, OrganizationDirectory after)
    {
        if (document["organizations"] is JsonArray invited)
        {
            var codes = invited
                .Select(each => each!.GetValue<string>())
                .Where(code => after.FindOrganization(code) is not null)
                .Concat(after.Organizations.Select(each => each.Code).Where(code => before.FindOrganization(code) is null));
            document["organizations"] = new JsonArray([.. codes.Select(code => (JsonNode)code)]);
        }

        foreach (
            var gone in (document["extensions"] as JsonObject)
                ?.Select(each => each.Key)
                .Where(code => after.FindOrganization(code) is null)
                .ToList()
                ?? [])
        {
            document["extensions"]!.AsObject().Remove(gone);
        }
    }

    private static Round With(Round round, IReadOnlyList<Organization> organizations) =>
        round with { Directory = round.Directory.With(organizations) };

    /// <summary>The directory of a stored round.</summary>
    internal static async Task<DirectoryBook> ToBook(StoreSession session, Round round)
    {
        var contacts = await session.Contacts.GetAll(round.Code);
        var inUse = await session.Responses.GetRespondentsInUse(round.Code);
        var stopped = await session.ReminderChoices.GetStopped(round.Code);
        return new DirectoryBook(round, [.. contacts.Select(row => Contact.Of(row, stopped))], inUse.ToHashSet(StringComparer.Ordinal));
    }

    private static bool HasTwice(IEnumerable<string> codes, string what, ProblemLog problems)
    {
        var twice = codes
            .GroupBy(code => code, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => group.Key)
            .ToList();
        twice.ForEach(code =>
            problems.Add(ProblemCatalogue.CodeDuplicate, RequestPlace, ("found", code), ("what", new Phrase($"what-{what}"))));
        return twice.Count > 0;
    }

    private static void Unknown(string organization, ProblemLog problems) =>
        problems.Add(ProblemCatalogue.OrganizationUnknown["directory"], RequestPlace, ("found", organization));
}
