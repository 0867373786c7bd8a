using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Core.Reading.Tables;

namespace Survey.Collecting.Directories;

/// <summary>Result of importing a table into a directory.</summary>
/// <param name="Organizations">All organizations after the import, in their new order.</param>
/// <param name="Contacts">All contacts after the import.</param>
/// <param name="Changes">All changes in the order of the table, then removals.</param>
/// <param name="IsReordered">True if existing organizations would change their order.</param>
public sealed record DirectoryImport(
    IReadOnlyList<Organization> Organizations,
    IReadOnlyList<Contact> Contacts,
    IReadOnlyList<DirectoryChange> Changes,
    bool IsReordered)
{
    /// <summary>The directory after the import. One without types or regions has those of the table.</summary>
    public required OrganizationDirectory Directory { get; init; }

    /// <summary>True if the directory has something that the table does not have.</summary>
    public bool Removes => Changes.Any(change => change.Kind == DirectoryChangeKind.Removed);

    /// <summary>Compares a table with a directory, and reports all problems with line and cell.</summary>
    /// <param name="sheet">The table.</param>
    /// <param name="book">The present directory.</param>
    /// <param name="removes">True to remove what the table does not have; it is listed among the changes in any case.</param>
    /// <param name="problems">Receives the problems found.</param>
    /// <returns>The result of importing it; null if the table cannot be read at all.</returns>
    public static DirectoryImport? Read(TextTable sheet, DirectoryBook book, bool removes, ProblemLog problems) =>
        Read(sheet, book.Directory, book.Contacts, book.Round.Questionnaire.DefaultLanguage, removes, problems);

    /// <summary>Compares a table with a directory, as the other overload does.</summary>
    /// <param name="sheet">The table.</param>
    /// <param name="directory">The present directory.</param>
    /// <param name="known">The present contacts.</param>
    /// <param name="defaultLanguage">The language of texts without one.</param>
    /// <param name="removes">True to remove what the table does not have.</param>
    /// <param name="problems">Receives the problems found.</param>
    internal static DirectoryImport? Read(
        TextTable sheet,
        OrganizationDirectory directory,
        IReadOnlyList<Contact> known,
        string defaultLanguage,
        bool removes,
        ProblemLog problems)
    {
        (sheet, directory) = FirstKinds.Add(TableColumns.WithoutInvisible(sheet), directory);
        if (TableColumns.Read(sheet, DirectoryTable.Columns, problems) is not { } columns)
        {
            problems.Add(ProblemCatalogue.TableUnreadable, sheet.Place);
            return null;
        }

        var reader = new DirectoryLineReader(directory, defaultLanguage, problems);
        var code = columns.Find(DirectoryTable.CodeColumn)!.Value;
        var groups = sheet.Body
            .GroupBy(row => row[code], StringComparer.Ordinal)
            .Select(rows => new DirectoryLines(sheet, columns, [.. rows], problems))
            .ToList();
        var organizations = groups.Select(reader.ReadOrganization).OfType<Organization>().ToList();
        DirectoryLimits.WarnOfCodes(
            [
                .. groups.Where(lines => Code.IsValid(lines.Code) && directory.FindOrganization(lines.Code) is null)
                    .Select(lines => (lines.Code, lines.PlaceOf(DirectoryTable.CodeColumn))),
            ],
            [.. directory.Organizations.Select(each => each.Code), .. groups.Select(lines => lines.Code)],
            problems);
        var contacts = columns.Has(DirectoryTable.EmailColumn) ? groups.SelectMany(reader.ReadContacts).ToList() : null;
        var (kept, isReordered) = Arrange(organizations, directory.Organizations, removes);
        var changes = CompareOrganizations(directory, organizations).ToList();
        if (contacts is not null)
        {
            changes.AddRange(CompareContacts(known, contacts));
        }

        return new DirectoryImport(
            kept,
            contacts is null
                ? [.. known.Where(contact => kept.Exists(each => each.Code == contact.Organization))]
                : Merge(known, contacts, removes),
            [.. changes.OrderBy(change => change.Kind == DirectoryChangeKind.Removed)],
            isReordered)
        {
            Directory = directory.With(kept),
        };
    }

    /// <summary>
    /// Orders the organizations. If the table has them all, its order applies. Otherwise each keeps its position, and a new one follows its
    /// predecessor in the table and those after it that the table does not have.
    /// </summary>
    private static (List<Organization> Kept, bool IsReordered) Arrange(
        List<Organization> table,
        IReadOnlyList<Organization> before,
        bool removes)
    {
        if (removes || before.All(each => table.Exists(other => other.Code == each.Code)))
        {
            var known = table.Select(each => each.Code).Where(code => before.Any(each => each.Code == code));
            return (
                table,
                !before
                    .Select(each => each.Code)
                    .Where(code => table.Exists(each => each.Code == code))
                    .SequenceEqual(known, StringComparer.Ordinal));
        }

        var all = before.Select(each => table.Find(other => other.Code == each.Code) ?? each).ToList();
        foreach (
            var (added, index) in table
                .Select((each, index) => (each, index))
                .Where(each => before.All(other => other.Code != each.each.Code)))
        {
            var at = index == 0 ? all.Count : all.FindIndex(each => each.Code == table[index - 1].Code) + 1;
            while (at < all.Count && !table.Contains(all[at]))
            {
                at++;
            }

            all.Insert(at, added);
        }

        return (all, false);
    }

    private static IEnumerable<DirectoryChange> CompareOrganizations(OrganizationDirectory directory, List<Organization> table)
    {
        foreach (var organization in table)
        {
            var before = directory.FindOrganization(organization.Code);
            if (before is null)
            {
                yield return new DirectoryChange(DirectoryChangeKind.Added, organization.Code, Contact: null, []);
            }
            else if (Differences(DirectoryTable.CellsOf(before), DirectoryTable.CellsOf(organization)) is { Count: > 0 } fields)
            {
                yield return new DirectoryChange(DirectoryChangeKind.Changed, organization.Code, Contact: null, fields);
            }
        }

        foreach (var organization in directory.Organizations.Where(before => table.TrueForAll(each => each.Code != before.Code)))
        {
            yield return new DirectoryChange(DirectoryChangeKind.Removed, organization.Code, Contact: null, []);
        }
    }

    private static IEnumerable<DirectoryChange> CompareContacts(IReadOnlyList<Contact> known, List<Contact> table)
    {
        foreach (var contact in table)
        {
            var before = known.FirstOrDefault(contact.IsSame);
            if (before is null)
            {
                yield return new DirectoryChange(DirectoryChangeKind.Added, contact.Organization, contact.Email, []);
            }
            else if (Differences(DirectoryTable.CellsOf(before), DirectoryTable.CellsOf(contact)) is { Count: > 0 } fields)
            {
                yield return new DirectoryChange(DirectoryChangeKind.Changed, contact.Organization, contact.Email, fields);
            }
        }

        foreach (var contact in known.Where(before => !table.Exists(before.IsSame)))
        {
            yield return new DirectoryChange(DirectoryChangeKind.Removed, contact.Organization, contact.Email, []);
        }
    }

    private static List<Contact> Merge(IReadOnlyList<Contact> known, List<Contact> table, bool removes)
    {
        var merged = table
            .Select(contact => (known.FirstOrDefault(contact.IsSame) ?? (removes ? FindCorrected(contact) : null)) is { } before
                ? contact with { Id = before.Id, Bounce = contact.Email == before.Email ? before.Bounce : null }
                : contact)
            .ToList();
        return removes ? merged : [.. merged, .. known.Where(before => !table.Exists(before.IsSame))];

        // A name that the table has with one other address only: the address was corrected.
        Contact? FindCorrected(Contact contact)
        {
            var gone = known.Where(before => IsNamesake(before) && !table.Exists(before.IsSame)).ToList();
            return gone.Count == 1 && table.Count(each => IsNamesake(each) && !known.Any(each.IsSame)) == 1 ? gone[0] : null;

            bool IsNamesake(Contact other) =>
                (other.Organization, other.Role, other.Name) == (contact.Organization, contact.Role, contact.Name);
        }
    }

    private static List<(string Column, string Before, string After)> Differences(
        Dictionary<string, string> before,
        Dictionary<string, string> after) =>
        [
            .. before
                .Keys.Union(after.Keys, StringComparer.Ordinal)
                .Select(column => (column, before.GetValueOrDefault(column, ""), after.GetValueOrDefault(column, "")))
                .Where(field => field.Item2 != field.Item3),
        ];
}
