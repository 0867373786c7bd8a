using Survey.Core.Problems;
using Survey.Core.Reading.Typed;

namespace Survey.Core.Reading.Tables;

/// <summary>Finds the columns of a table by their headers. A column of texts may occur once for each language: <c>name (fr)</c>.</summary>
public sealed class TableColumns
{
    /// <summary>The column that every table of things with codes has.</summary>
    public const string Code = "code";

    private readonly Dictionary<(string Column, string? Language), int> _columns = [];

    private TableColumns()
    {
    }

    /// <summary>
    /// Removes invisible characters, which word processors and web pages leave in copied text and which mean nothing in a name or a code.
    /// </summary>
    public static TextTable WithoutInvisible(TextTable sheet) =>
        sheet with { Rows = [.. sheet.Rows.Select(row => row with { Cells = [.. row.Cells.Select(cell => TypedName.Clean(cell))] })] };

    /// <summary>True if the table has the column "code".</summary>
    public static bool HasCode(TextTable sheet) => sheet.Header?.Cells.Any(header => NameOf(OneLine(header)) == Code) == true;

    /// <summary>Reads the header and reports unknown and repeated columns; null if the column "code" is missing.</summary>
    /// <param name="sheet">The table.</param>
    /// <param name="known">The columns that it may have.</param>
    /// <param name="problems">Receives the problems found.</param>
    public static TableColumns? Read(TextTable sheet, IReadOnlyList<TableColumn> known, ProblemLog problems)
    {
        var columns = new TableColumns();
        for (var index = 0; index < (sheet.Header?.Cells.Count ?? 0); index++)
        {
            var header = sheet.Header!.Cells[index];
            if (header.Length > 0)
            {
                columns.Add(header, index, known, sheet.Header.PlaceIn(sheet.Place, Excerpt.Of(header), index), problems);
            }
        }

        return columns.Has(Code) ? columns : null;
    }

    /// <summary>Header of a column in a language; null for text without a language.</summary>
    public static string In(string column, string? language) => language is null ? column : $"{column} ({language})";

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

    private void Add(string header, int index, IReadOnlyList<TableColumn> known, Place place, ProblemLog problems)
    {
        var name = OneLine(header);
        var language = default(string);
        if (name.EndsWith(')') && name.LastIndexOf('(') is var open and > 0)
        {
            language = name[(open + 1)..^1].Trim();
            name = name[..open];
        }

        name = NameOf(name);
        if (known.FirstOrDefault(column => column.Name == name) is not { } found || (language is not null && !found.IsText))
        {
            problems.Add(
                ProblemCatalogue.TableColumnUnknown,
                place,
                ("found", header),
                ("known", Detail.Words(known.Select(column => column.Name))));
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
