using Survey.Collecting.Invitations;
using Survey.Core.Organizations;
using Survey.Core.Reading;
using Survey.Core.Reading.Tables;
using Survey.Core.Reading.Typed;
using Survey.Core.Responses;

namespace Survey.Collecting.Directories;

/// <summary>A directory as a table: one line for each organization, and one more for each further contact.</summary>
/// <param name="Header">Names of the columns.</param>
/// <param name="Lines">The lines below the header; each has as many cells as there are columns, empty if there is no value.</param>
public sealed record DirectoryTable(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Lines)
{
    internal const string CodeColumn = TableColumns.Code;
    internal const string NameColumn = "name";
    internal const string ShortColumn = "short";
    internal const string TypeColumn = "type";
    internal const string RegionsColumn = "regions";
    internal const string SubregionsColumn = "subregions";
    internal const string FormerNamesColumn = "former names";
    internal const string ActiveFromColumn = "active from";
    internal const string ActiveToColumn = "active to";
    internal const string RoleColumn = "contact role";
    internal const string ContactColumn = "contact name";
    internal const string EmailColumn = "contact e-mail";
    internal const string LanguageColumn = "contact language";

    /// <summary>
    /// All columns, in order; a text column may occur once for each language. A table has subregions only if the directory does.
    /// </summary>
    internal static readonly IReadOnlyList<TableColumn> Columns =
    [
        new(CodeColumn),
        new(NameColumn, IsText: true),
        new(ShortColumn, IsText: true),
        new(TypeColumn),
        new(RegionsColumn),
        new(SubregionsColumn),
        new(FormerNamesColumn, IsText: true),
        new(ActiveFromColumn),
        new(ActiveToColumn),
        new(RoleColumn),
        new(ContactColumn),
        new(EmailColumn),
        new(LanguageColumn),
    ];

    /// <summary>Makes the table of a directory and its contacts.</summary>
    public static DirectoryTable Of(OrganizationDirectory directory, IReadOnlyList<Contact> contacts)
    {
        var cells = directory.Organizations.Select(organization => (organization.Code, Cells: CellsOf(organization))).ToList();
        var used = cells.SelectMany(each => each.Cells.Keys).ToHashSet(StringComparer.Ordinal);
        var header = Columns
            .Where(column => column.Name != SubregionsColumn || directory.Subregions.Count > 0)
            .SelectMany(column =>
                !column.IsText
                    ? [column.Name]
                    : used.Where(key => key == column.Name || key.StartsWith($"{column.Name} (", StringComparison.Ordinal))
                        .DefaultIfEmpty(column.Name))
            .ToList();
        var lines = new List<IReadOnlyList<string>>();
        foreach (var (code, organization) in cells)
        {
            var people = contacts.Where(contact => contact.Organization == code).Select(CellsOf).ToList();
            lines.Add(ToLine(organization.Concat(people.FirstOrDefault() ?? [])));
            lines.AddRange(people.Skip(1).Select(person => ToLine(person.Prepend(KeyValuePair.Create(CodeColumn, code)))));
        }

        return new DirectoryTable(header, lines);

        List<string> ToLine(IEnumerable<KeyValuePair<string, string>> line)
        {
            var byColumn = line.ToDictionary(StringComparer.Ordinal);
            return [.. header.Select(column => byColumn.GetValueOrDefault(column, ""))];
        }
    }

    /// <summary>The cells of an organization, by column; empty ones may be missing.</summary>
    internal static Dictionary<string, string> CellsOf(Organization organization)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal) { [CodeColumn] = organization.Code };
        AddText(cells, NameColumn, organization.Name);
        if (!organization.Short.Equals(organization.Name))
        {
            AddText(cells, ShortColumn, organization.Short);
        }

        cells[TypeColumn] = organization.Type.Code;
        cells[RegionsColumn] = string.Join("; ", organization.Regions.Select(region => region.Code));
        if (organization.Subregions.Count > 0)
        {
            cells[SubregionsColumn] = string.Join("; ", organization.Subregions.Select(subregion => subregion.Code));
        }

        AddFormerNames(cells, organization.FormerNames);
        cells[ActiveFromColumn] = ToText(organization.ActiveFrom);
        cells[ActiveToColumn] = ToText(organization.ActiveTo);
        return cells;
    }

    /// <summary>The cells of a contact, by column.</summary>
    internal static Dictionary<string, string> CellsOf(Contact contact) => new(StringComparer.Ordinal)
    {
        [RoleColumn] = contact.Role.ToCode(),
        [ContactColumn] = contact.Name,
        [EmailColumn] = contact.Email,
        [LanguageColumn] = contact.Language,
    };

    private static void AddText(Dictionary<string, string> cells, string column, LocalizedText text)
    {
        foreach (var language in LanguagesOf(text))
        {
            cells[TableColumns.In(column, language)] = text.In(language ?? "");
        }
    }

    /// <summary>
    /// Writes the former names, joined in one cell for each language. A name is empty in a language that it does not have, so that
    /// positions match.
    /// </summary>
    private static void AddFormerNames(Dictionary<string, string> cells, IReadOnlyList<LocalizedText> names)
    {
        foreach (var language in names.SelectMany(LanguagesOf).Distinct(StringComparer.Ordinal))
        {
            cells[TableColumns.In(FormerNamesColumn, language)] = string.Join(
                " | ",
                names.Select(name => LanguagesOf(name).Contains(language, StringComparer.Ordinal) ? Escape(name.In(language ?? "")) : ""));
        }
    }

    private static IEnumerable<string?> LanguagesOf(LocalizedText text) =>
        text.Languages.Cast<string?>().DefaultIfEmpty(defaultValue: null);

    private static string Escape(string name) =>
        name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);

    private static string ToText(DateOnly? day) => day is { } given ? TypedDate.Write(given) : "";
}
