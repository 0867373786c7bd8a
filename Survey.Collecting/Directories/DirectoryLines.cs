using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Core.Reading.Tables;

namespace Survey.Collecting.Directories;

/// <summary>The lines of a table that belong to one organization.</summary>
/// <param name="sheet">The table.</param>
/// <param name="columns">The table's columns.</param>
/// <param name="rows">The lines, at least one.</param>
/// <param name="problems">Receives the problems found.</param>
internal sealed class DirectoryLines(TextTable sheet, TableColumns columns, IReadOnlyList<TextRow> rows, ProblemLog problems)
{
    /// <summary>The organization's code, from the first line.</summary>
    public string Code => rows[0][columns.Find(DirectoryTable.CodeColumn)!.Value];

    public IReadOnlyList<TextRow> Rows => rows;

    /// <summary>
    /// The text of the lines in a column; empty if all are, null if there is no such column. Lines with different texts are a problem.
    /// </summary>
    public string? Find(string column, string? language = null)
    {
        if (columns.Find(column, language) is not { } index)
        {
            return null;
        }

        var said = rows.Where(row => row[index].Length > 0).ToList();
        foreach (var row in said.Where(row => row[index] != said[0][index]))
        {
            problems.Add(
                ProblemCatalogue.TableLinesDiffer,
                PlaceOf(row, column, language),
                ("row", said[0].Number),
                ("other", said[0][index]),
                ("organization", Code),
                ("found", row[index]));
        }

        return said.Count == 0 ? "" : said[0][index];
    }

    /// <summary>The text of one line in a column; empty if there is no such column.</summary>
    public string In(TextRow row, string column) => columns.Find(column) is { } index ? row[index] : "";

    /// <summary>The place of the first line with text in the column; of the first line if none has any.</summary>
    public Place PlaceOf(string column, string? language = null) =>
        PlaceOf(
            rows.FirstOrDefault(row => columns.Find(column, language) is { } index && row[index].Length > 0) ?? rows[0],
            column,
            language);

    /// <summary>The place of a cell; of the whole line if there is no such column.</summary>
    public Place PlaceOf(TextRow row, string column, string? language = null) =>
        columns.Find(column, language) is { } index
            ? row.PlaceIn(sheet.Place, TableColumns.In(column, language), index)
            : sheet.Place.Row(row.Number);

    /// <summary>The place of a text in a language; it may be in the column without a language.</summary>
    public Place PlaceOfText(string column, string? language) => PlaceOf(column, columns.Find(column, language) is null ? null : language);

    /// <summary>Reads a text by language. A language without a column keeps its old text.</summary>
    /// <param name="column">Name of the column.</param>
    /// <param name="before">The old text; null if there was none.</param>
    /// <param name="defaultLanguage">The language of a text without one, if it stands beside others.</param>
    public LocalizedText? ReadText(string column, LocalizedText? before, string defaultLanguage) =>
        columns.Has(column)
            ? Merge(columns.LanguagesOf(column).Select(language => (language, Find(column, language)!)), before, defaultLanguage)
            : before;

    /// <summary>Reads the former names. The names at the same position in all languages belong together.</summary>
    public IReadOnlyList<LocalizedText> ReadFormerNames(IReadOnlyList<LocalizedText> before, string defaultLanguage)
    {
        const string Column = DirectoryTable.FormerNamesColumn;
        if (!columns.Has(Column))
        {
            return before;
        }

        var byLanguage = columns
            .LanguagesOf(Column)
            .Select(language => (Language: language, Names: Split(Find(Column, language)!)))
            .ToList();
        return
        [
            .. Enumerable
                .Range(0, Math.Max(before.Count, byLanguage.Max(each => each.Names.Count)))
                .Select(number =>
                    Merge(
                        byLanguage.Select(each => (each.Language, each.Names.ElementAtOrDefault(number) ?? "")),
                        number < before.Count ? before[number] : null,
                        defaultLanguage))
                .OfType<LocalizedText>(),
        ];
    }

    private static LocalizedText? Merge(IEnumerable<(string? Language, string Text)> given, LocalizedText? before, string defaultLanguage)
    {
        var said = given.ToList();
        var plain = said.Find(each => each.Language is null).Text;
        var wasPlain = before?.Languages.Any() == false;
        if (said.TrueForAll(each => each.Language is null || each.Text.Length == 0) && (before is null || wasPlain))
        {
            // There is only a text without a language, and no others that would stay.
            return string.IsNullOrEmpty(plain) ? (plain is null ? before : null) : LocalizedText.Plain(plain);
        }

        // A text without a language is in the default language.
        var texts = new List<KeyValuePair<string, string>>();
        foreach (
            var language in (before?.Languages.DefaultIfEmpty(defaultLanguage) ?? [])
                .Concat(said.Select(each => each.Language ?? defaultLanguage))
                .Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var here = said.FindAll(each => string.Equals(each.Language ?? defaultLanguage, language, StringComparison.OrdinalIgnoreCase))
                .ConvertAll(each => each.Text);
            var text = here.Count == 0 ? before!.In(language) : here.Find(each => each.Length > 0) ?? "";
            if (text.Length > 0)
            {
                texts.Add(new(language, text));
            }
        }

        return texts.Count == 0 ? null
            : wasPlain && texts is [var only] && string.Equals(only.Key, defaultLanguage, StringComparison.OrdinalIgnoreCase)
                ? LocalizedText.Plain(only.Value)
            : LocalizedText.Of(texts);
    }

    private static List<string> Split(string cell)
    {
        var names = new List<string>();
        var name = new System.Text.StringBuilder();
        for (var at = 0; at < cell.Length; at++)
        {
            if (cell[at] == '|')
            {
                names.Add(name.ToString().Trim());
                name.Clear();
            }
            else
            {
                name.Append(cell[at] == '\\' && at + 1 < cell.Length ? cell[++at] : cell[at]);
            }
        }

        names.Add(name.ToString().Trim());
        return names;
    }
}
