using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Core.Reading.Tables;
using Survey.Core.Reading.Typed;

namespace Survey.Collecting.Directories;

/// <summary>Finds the columns of a directory's table by their headers.</summary>
internal sealed class DirectoryColumns
{
    private readonly Dictionary<(string Column, string? Language), int> _columns = [];

    private DirectoryColumns()
    {
    }

    /// <summary>
    /// Removes invisible characters, which word processors and web pages leave in copied text and which mean nothing in a directory.
    /// </summary>
    public static TextTable WithoutInvisible(TextTable sheet) =>
        sheet with { Rows = [.. sheet.Rows.Select(row => row with { Cells = [.. row.Cells.Select(cell => TypedName.Clean(cell))] })] };

    /// <summary>True if the table has the column "code", as all directories have.</summary>
    public static bool HasCode(TextTable sheet) =>
        sheet.Header?.Cells.Any(header => NameOf(OneLine(header)) == DirectoryTable.CodeColumn) == true;

    /// <summary>Reads the header; null if the column "code" is missing.</summary>
    public static DirectoryColumns? Read(TextTable sheet, ProblemLog problems)
    {
        var columns = new DirectoryColumns();
        for (var index = 0; index < (sheet.Header?.Cells.Count ?? 0); index++)
        {
            var header = sheet.Header!.Cells[index];
            if (header.Length > 0)
            {
                columns.Add(header, index, sheet.Header.PlaceIn(sheet.Place, Excerpt.Of(header), index), problems);
            }
        }

        if (columns.Has(DirectoryTable.CodeColumn))
        {
            return columns;
        }

        problems.Add(ProblemCatalogue.TableUnreadable, sheet.Place);
        return null;
    }

    /// <summary>True if there is a column with that name, in any language.</summary>
    public bool Has(string column) => _columns.Keys.Any(key => key.Column == column);

    /// <summary>Index of the column, from 0; null if there is none.</summary>
    public int? Find(string column, string? language = null) => _columns.TryGetValue((column, language), out var index) ? index : null;

    /// <summary>The languages of a column, in the order of the table; null stands for the column without a language.</summary>
    public IEnumerable<string?> LanguagesOf(string column) =>
        _columns.Where(each => each.Key.Column == column).OrderBy(each => each.Value).Select(each => each.Key.Language);

    // Each run of white space, including no-break spaces, becomes one space.
    private static string OneLine(string header) =>
        string.Join(' ', InvisibleCharacters.Remove(header).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string NameOf(string header) => header.Trim().ToLowerInvariant().Replace("email", "e-mail", StringComparison.Ordinal);

    private void Add(string header, int index, Place place, ProblemLog problems)
    {
        var name = OneLine(header);
        var language = default(string);
        if (name.EndsWith(')') && name.LastIndexOf('(') is var open and > 0)
        {
            language = name[(open + 1)..^1].Trim();
            name = name[..open];
        }

        name = NameOf(name);
        if (
            DirectoryTable.Columns.All(column => column.Name != name)
            || (language is not null && !DirectoryTable.Columns.Single(column => column.Name == name).IsText))
        {
            problems.Add(
                ProblemCatalogue.TableColumnUnknown,
                place,
                ("found", header),
                ("known", Detail.Words(DirectoryTable.Columns.Select(column => column.Name))));
        }
        else if (language is not null && !LanguageTag.IsValid(language))
        {
            problems.Add(ProblemCatalogue.LanguageInvalid, place, ("found", language));
        }
        else if (!_columns.TryAdd((name, language), index))
        {
            problems.Add(ProblemCatalogue.TableColumnTwice, place, ("found", header));
        }
    }
}
