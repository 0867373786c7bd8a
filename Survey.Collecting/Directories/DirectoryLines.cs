using Survey.Core.Problems;
using Survey.Core.Questionnaires.XlsForms;
using Survey.Core.Reading;

namespace Survey.Collecting.Directories;

/// <summary>The lines of a table that belong to one organization.</summary>
/// <param name="sheet">The table.</param>
/// <param name="columns">Its columns.</param>
/// <param name="rows">The lines, at least one.</param>
/// <param name="problems">Where problems go.</param>
internal sealed class DirectoryLines(XlsSheet sheet, DirectoryColumns columns, IReadOnlyList<XlsRow> rows, ProblemLog problems)
{
    /// <summary>The organization's code, as its first line has it.</summary>
    public string Code => rows[0][columns.Find(DirectoryTable.CodeColumn)!.Value];

    /// <summary>The lines.</summary>
    public IReadOnlyList<XlsRow> Rows => rows;

    /// <summary>What the lines say in a column; empty for nothing, null if the column is not there. Two lines that differ are a problem.</summary>
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

    /// <summary>What one line says in a column; empty for nothing, also if the column is not there.</summary>
    public string In(XlsRow row, string column) => columns.Find(column) is { } index ? row[index] : "";

    /// <summary>Where the first line with something in a column says it; the first line if none does.</summary>
    public Place PlaceOf(string column, string? language = null) =>
        PlaceOf(rows.FirstOrDefault(row => columns.Find(column, language) is { } index && row[index].Length > 0) ?? rows[0], column, language);

    /// <summary>The place of a cell; of the line where the column is not there.</summary>
    public Place PlaceOf(XlsRow row, string column, string? language = null) =>
        columns.Find(column, language) is { } index
            ? sheet.Place.Row(row.Number).Cell(DirectoryTable.In(column, language), row.WhereIs(index))
            : sheet.Place.Row(row.Number);

    /// <summary>The place of a text in a language, which may stand in the column without one.</summary>
    public Place PlaceOfText(string column, string? language) => PlaceOf(column, columns.Find(column, language) is null ? null : language);

    /// <summary>A text by language: where a language has no column, it stays as it was.</summary>
    /// <param name="column">The column.</param>
    /// <param name="before">What it was; null for nothing.</param>
    /// <param name="defaultLanguage">The language of a plain text that stands beside others.</param>
    public LocalizedText? ReadText(string column, LocalizedText? before, string defaultLanguage) =>
        columns.Has(column) ? Merge(columns.LanguagesOf(column).Select(language => (language, Find(column, language)!)), before, defaultLanguage) : before;

    /// <summary>The former names: the k-th of each language are those of the same name.</summary>
    public IReadOnlyList<LocalizedText> ReadFormerNames(IReadOnlyList<LocalizedText> before, string defaultLanguage)
    {
        const string Column = DirectoryTable.FormerNamesColumn;
        if (!columns.Has(Column))
        {
            return before;
        }

        var byLanguage = columns.LanguagesOf(Column).Select(language => (Language: language, Names: Split(Find(Column, language)!))).ToList();
        return [.. Enumerable.Range(0, Math.Max(before.Count, byLanguage.Max(each => each.Names.Count)))
            .Select(number => Merge(byLanguage.Select(each => (each.Language, each.Names.ElementAtOrDefault(number) ?? "")), number < before.Count ? before[number] : null, defaultLanguage))
            .OfType<LocalizedText>()];
    }

    private static LocalizedText? Merge(IEnumerable<(string? Language, string Text)> given, LocalizedText? before, string defaultLanguage)
    {
        var said = given.ToList();
        var plain = said.Find(each => each.Language is null).Text;
        var wasPlain = before?.Languages.Any() == false;
        if (said.TrueForAll(each => each.Language is null || each.Text.Length == 0) && (before is null || wasPlain))
        {
            // Only a plain text, and no others that would stay.
            return string.IsNullOrEmpty(plain) ? (plain is null ? before : null) : LocalizedText.Plain(plain);
        }

        // A plain text is in the default language.
        var texts = new List<KeyValuePair<string, string>>();
        foreach (var language in (before?.Languages.DefaultIfEmpty(defaultLanguage) ?? []).Concat(said.Select(each => each.Language ?? defaultLanguage)).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var here = said.FindAll(each => string.Equals(each.Language ?? defaultLanguage, language, StringComparison.OrdinalIgnoreCase)).ConvertAll(each => each.Text);
            var text = here.Count == 0 ? before!.In(language) : here.Find(each => each.Length > 0) ?? "";
            if (text.Length > 0)
            {
                texts.Add(new(language, text));
            }
        }

        return texts.Count == 0 ? null
            : wasPlain && texts is [var only] && string.Equals(only.Key, defaultLanguage, StringComparison.OrdinalIgnoreCase) ? LocalizedText.Plain(only.Value)
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
