using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Core.Reading.Typed;
using Survey.Core.Responses;
using Survey.Files.XlsForms;

namespace Survey.Collecting.Directories;

/// <summary>
/// Organizations pasted from a spreadsheet, turned into a table that can be imported: cells between tabs, with or without a header. What
/// people leave out is added: the header, codes made from the names, the role of contacts. Names of types and regions become their codes.
/// </summary>
public static class PastedLines
{
    /// <summary>The columns of lines without a header, in order.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        DirectoryTable.NameColumn,
        DirectoryTable.TypeColumn,
        DirectoryTable.RegionsColumn,
        DirectoryTable.ContactColumn,
        DirectoryTable.EmailColumn,
        DirectoryTable.LanguageColumn,
    ];

    private const char Tab = '\t';
    private const int LongestCode = 40;

    /// <summary>The table as text, with a header and one tab between cells.</summary>
    /// <param name="text">What was pasted.</param>
    /// <param name="directory">The present directory: the names of its types and regions, and the codes of its organizations.</param>
    public static string ToTable(string text, OrganizationDirectory directory)
    {
        // A quotation mark that is never closed is reported when the table is read.
        var place = Place.OfFile("");
        var separator = text.Contains(Tab, StringComparison.Ordinal) ? Tab : (char?)null;
        var rows = CsvForm.ReadText(text.ReplaceLineEndings("\n"), "", place, new ProblemLog(), separator)
            .Rows
            .Select(row => row.Cells.Select(cell => TypedName.Clean(cell)).ToList())
            .Where(cells => cells.Exists(cell => cell.Length > 0))
            .ToList();
        if (rows.Count > 0 && !IsHeader(rows[0]))
        {
            rows.Insert(0, [.. Columns.Take(rows.Max(cells => cells.Count))]);
        }

        return rows.Count == 0 ? "" : ToText(Complete(rows, directory));
    }

    /// <summary>True if a cell of the first line is the name of a column, and not something that an organization could be called.</summary>
    private static bool IsHeader(IEnumerable<string> cells) =>
        cells.Any(cell =>
            NameOf(cell)
                is DirectoryTable.CodeColumn
                    or DirectoryTable.NameColumn
                    or DirectoryTable.TypeColumn
                    or DirectoryTable.EmailColumn);

    private static string NameOf(string header)
    {
        var open = header.IndexOf('(', StringComparison.Ordinal);
        return (open > 0 ? header[..open] : header).Trim().ToLowerInvariant().Replace("email", "e-mail", StringComparison.Ordinal);
    }

    private static List<List<string>> Complete(List<List<string>> rows, OrganizationDirectory directory)
    {
        var width = rows.Max(cells => cells.Count);
        foreach (var cells in rows)
        {
            cells.AddRange(Enumerable.Repeat("", width - cells.Count));
        }

        var header = rows[0];
        if (Find(DirectoryTable.CodeColumn) < 0 && Find(DirectoryTable.NameColumn) is var name and >= 0)
        {
            AddCodes(rows, name, directory);
        }

        var (type, regions) = (Find(DirectoryTable.TypeColumn), Find(DirectoryTable.RegionsColumn));
        foreach (var cells in rows.Skip(1))
        {
            if (type >= 0)
            {
                cells[type] = FindCode(cells[type], directory.Types, each => each.Code, each => each.Name) ?? cells[type];
            }

            if (regions >= 0)
            {
                cells[regions] = ToRegions(cells[regions], directory);
            }
        }

        if (Find(DirectoryTable.EmailColumn) is var email and >= 0)
        {
            CompleteContacts(
                rows,
                email,
                Find(DirectoryTable.ContactColumn),
                Find(DirectoryTable.RoleColumn),
                Find(DirectoryTable.NameColumn));
        }

        return rows;

        int Find(string column) => header.FindIndex(each => NameOf(each) == column);
    }

    /// <summary>
    /// Adds a first column of codes: that of the organization with this name, or one made from the name. A line without a name belongs to
    /// the organization above it.
    /// </summary>
    private static void AddCodes(List<List<string>> rows, int name, OrganizationDirectory directory)
    {
        var codes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var taken = directory.Organizations.Select(each => each.Code).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var above = "";
        foreach (var cells in rows.Skip(1))
        {
            var title = cells[name];
            if (title.Length > 0 && !codes.TryGetValue(title, out above!))
            {
                above = directory.FindByName(title) is [var known] ? known.Code : Propose(title);
                taken.Add(above);
                codes.Add(title, above);
            }

            cells.Insert(0, above);
        }

        rows[0].Insert(0, DirectoryTable.CodeColumn);

        string Propose(string title) =>
            Code.FromText(title, LongestCode, taken.Contains) is { Length: > 0 } code
                ? code
                : Code.FromText($"organization {codes.Count + 1}", LongestCode, taken.Contains);
    }

    /// <summary>Adds the role of secretariat, and the name of the organization for a contact without a name.</summary>
    private static void CompleteContacts(List<List<string>> rows, int email, int contact, int role, int name)
    {
        if (contact >= 0 && name >= 0)
        {
            foreach (var cells in rows.Skip(1).Where(cells => cells[email].Length > 0 && cells[contact].Length == 0))
            {
                cells[contact] = cells[name];
            }
        }

        if (role < 0)
        {
            rows[0].Add(DirectoryTable.RoleColumn);
            foreach (var cells in rows.Skip(1))
            {
                cells.Add(cells[email].Length > 0 ? ActorRole.Secretariat.ToCode() : "");
            }
        }

        if (contact < 0)
        {
            rows[0].Add(DirectoryTable.ContactColumn);
            foreach (var cells in rows.Skip(1))
            {
                cells.Add(cells[email].Length > 0 && name >= 0 ? cells[name] : "");
            }
        }
    }

    /// <summary>The codes of regions that a cell names, one name or several; names that are not known stay.</summary>
    private static string ToRegions(string cell, OrganizationDirectory directory) =>
        directory.Regions.Count == 0
            ? cell
            : FindRegion(cell, directory)
        ?? string.Join(
            "; ",
            (cell.Contains(';', StringComparison.Ordinal)
                ? cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                : DirectoryLineReader.SplitCodes(cell)).Select(part => FindRegion(part, directory) ?? part));

    private static string? FindRegion(string text, OrganizationDirectory directory) =>
        FindCode(text, directory.Regions, each => each.Code, each => each.Name);

    private static string? FindCode<T>(string text, IEnumerable<T> known, Func<T, string> codeOf, Func<T, LocalizedText> nameOf)
        where T : class
    {
        var code = Code.FromText(text, LongestCode, _ => false);
        var found = known.FirstOrDefault(each => codeOf(each) == text)
            ?? known.FirstOrDefault(each =>
                nameOf(each).Languages.DefaultIfEmpty("").Any(language =>
                    string.Equals(nameOf(each).In(language), text, StringComparison.OrdinalIgnoreCase)))
            ?? known.FirstOrDefault(each => code.Length > 0 && string.Equals(codeOf(each), code, StringComparison.OrdinalIgnoreCase));
        return found is null ? null : codeOf(found);
    }

    private static string ToText(List<List<string>> rows) =>
        string.Join('\n', rows.Select(cells => string.Join(Tab, cells.Select(Quote))));

    private static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny('"', Tab, '\n') < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
