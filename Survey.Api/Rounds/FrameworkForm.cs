using System.Globalization;
using Survey.Core.Frameworks;
using Survey.Core.Problems;
using Survey.Core.Questionnaires;
using Survey.Core.Reading;
using Survey.Core.Reading.Tables;
using Survey.Core.Reading.Typed;
using Survey.Core.Rounds;
using Survey.Files.XlsForms;

namespace Survey.Api.Rounds;

/// <summary>
/// Converts a framework to the rows of a form and back. Each theme is a row, followed by the rows of its elements; each row has a title and
/// a short title in each language.
/// </summary>
internal static class FrameworkForm
{
    private const string TitleColumn = "title";
    private const string ShortColumn = "short";
    private const string ThemeColumn = "theme";

    /// <summary>Place of the rows, for problems. The row of the form with number 1 is row 2, below the header.</summary>
    private static Place RowsPlace => Place.OfFile("request").Member("rows");

    /// <summary>The languages of the questionnaire and of the framework; if no text has a language, one empty language.</summary>
    public static IReadOnlyList<string> LanguagesOf(Round round, Framework framework)
    {
        var texts = framework.Themes.SelectMany(theme => new[] { theme.Title, theme.Short })
            .Concat(framework.Elements.SelectMany(element => new[] { element.Title, element.Short }))
            .Append(framework.Name);
        List<string> languages =
        [
            .. QuestionnaireLanguages.Of(round.Questionnaire)
                .Concat(texts.SelectMany(text => text.Languages))
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
        return languages.Count == 0 ? [""] : languages;
    }

    /// <summary>The rows of a framework.</summary>
    public static List<FrameworkRow> ToRows(Framework framework, IReadOnlyList<string> languages, string defaultLanguage)
    {
        var rows = new List<FrameworkRow>();
        foreach (var theme in framework.Themes)
        {
            if (theme.Code is not null)
            {
                rows.Add(ToRow(true, theme.Code, theme.Title, theme.Short));
            }

            rows.AddRange(theme.Elements.Select(element => ToRow(false, element.Code, element.Title, element.Short)));
        }

        return rows;

        FrameworkRow ToRow(bool isTheme, string code, LocalizedText title, LocalizedText shortTitle) => new(
            isTheme,
            code,
            [.. languages.Select(language => Say(title, language))],
            [.. languages.Select(language => shortTitle.Equals(title) ? "" : Say(shortTitle, language))]);

        string Say(LocalizedText text, string language) =>
            language.Length == 0 ? text.In(language) : text.InOnly(language, defaultLanguage);
    }

    /// <summary>The rows as they were typed.</summary>
    public static List<FrameworkRow> ToRows(IFormCollection form, IReadOnlyList<string> languages) =>
    [
        .. form["kind"].Select((kind, row) => new FrameworkRow(
            kind == "theme",
            TypedName.Clean(In(form, "code", row)),
            [.. languages.Select(language => TypedName.Clean(In(form, $"{TitleColumn}-{language}", row)))],
            [.. languages.Select(language => TypedName.Clean(In(form, $"{ShortColumn}-{language}", row)))])),
    ];

    private static string In(IFormCollection form, string field, int row) => form[field].ElementAtOrDefault(row) ?? "";

    /// <summary>Moves, adds or removes a row, as a button says. A theme moves with its elements.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="action">The button: <c>up/3</c>, <c>down/3</c>, <c>remove/3</c>, <c>element/3</c> or <c>theme/3</c>.</param>
    /// <param name="languages">The number of languages.</param>
    /// <returns>The row, from 0, on which the work goes on; null if the button is unknown.</returns>
    public static int? Act(List<FrameworkRow> rows, string action, int languages)
    {
        var parts = action.Split('/');
        if (parts.Length != 2 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at > rows.Count)
        {
            return null;
        }

        switch (parts[0])
        {
            case "element" or "theme":
                List<string> none = [.. Enumerable.Repeat("", languages)];
                rows.Insert(at, new FrameworkRow(parts[0] == "theme", "", none, none));
                return at;
            case "remove" when at < rows.Count:
                rows.RemoveAt(at);
                return Math.Min(at, rows.Count - 1);
            case "up" or "down" when at < rows.Count:
                return Move(rows, at, isUp: parts[0] == "up");
            default:
                return null;
        }
    }

    private static int Move(List<FrameworkRow> rows, int at, bool isUp)
    {
        var length = LengthOf(rows, at);
        var block = rows.GetRange(at, length);
        var to = !isUp ? at + length
            : rows[at].IsTheme ? rows.FindLastIndex(Math.Max(at - 1, 0), row => row.IsTheme)
            : at - 1;
        if (to < 0 || to >= rows.Count || (isUp && at == 0))
        {
            return at;
        }

        var target = isUp ? to : at + (rows[at].IsTheme ? LengthOf(rows, to) : 1);
        rows.RemoveRange(at, length);
        rows.InsertRange(target, block);
        return target;
    }

    /// <summary>The number of rows of a theme with its elements; 1 for an element.</summary>
    private static int LengthOf(List<FrameworkRow> rows, int at)
    {
        var next = rows[at].IsTheme ? rows.FindIndex(at + 1, row => row.IsTheme) : at + 1;
        return (next < 0 ? rows.Count : next) - at;
    }

    /// <summary>
    /// Reads lines pasted from a spreadsheet: theme, code and titles; or code and title; or titles alone. With a header, its columns. A
    /// new text in the column of themes begins a theme.
    /// </summary>
    /// <param name="text">The lines, with tabs between cells.</param>
    /// <param name="languages">The languages of the titles, in order.</param>
    public static List<FrameworkRow> Paste(string text, IReadOnlyList<string> languages)
    {
        var lines = CsvForm.ReadText(text.ReplaceLineEndings("\n"), "", Place.OfFile(""), new ProblemLog(), '\t')
            .Rows
            .Select(row => row.Cells.Select(cell => TypedName.Clean(cell)).ToList())
            .Where(cells => cells.Exists(cell => cell.Length > 0))
            .ToList();
        if (lines.Count == 0)
        {
            return [];
        }

        var header = lines[0].ConvertAll(cell => cell.ToLowerInvariant());
        if (header.Exists(cell => cell is TableColumns.Code || cell.StartsWith(TitleColumn, StringComparison.Ordinal)))
        {
            lines.RemoveAt(0);
        }
        else
        {
            string[] codes = lines.Max(cells => cells.Count) switch
            {
                1 => [],
                2 => [TableColumns.Code],
                _ => [ThemeColumn, TableColumns.Code],
            };
            header = [.. codes, .. languages.Select(language => NameOf(TitleColumn, language))];
        }

        var rows = new List<FrameworkRow>();
        var theme = "";
        foreach (var cells in lines)
        {
            if (Find(cells, ThemeColumn) is { Length: > 0 } named && named != theme)
            {
                theme = named;
                rows.Add(new FrameworkRow(
                    true,
                    Code.IsValid(named) ? named : "",
                    [.. languages.Select((_, index) => index == 0 ? named : "")],
                    [.. languages.Select(_ => "")]));
            }

            rows.Add(new FrameworkRow(false, Find(cells, TableColumns.Code), Texts(cells, TitleColumn), Texts(cells, ShortColumn)));
        }

        return rows;

        string Find(List<string> cells, string column) => cells.ElementAtOrDefault(header.IndexOf(column)) ?? "";

        List<string> Texts(List<string> cells, string column) =>
        [
            .. languages.Select((language, index) =>
                Find(cells, NameOf(column, language)) is { Length: > 0 } said ? said
                : index == 0 ? Find(cells, column)
                : ""),
        ];
    }

    /// <summary>
    /// Reads the framework and reports all problems; null after one. Empty rows are left out; a title without a code gets a free number.
    /// </summary>
    /// <param name="rows">The rows.</param>
    /// <param name="before">The stored framework, whose code, name and source stay.</param>
    /// <param name="languages">The languages of the rows.</param>
    /// <param name="problems">Receives the problems.</param>
    public static Framework? Read(List<FrameworkRow> rows, Framework before, IReadOnlyList<string> languages, ProblemLog problems)
    {
        string[] texts =
        [
            .. languages.Select(language => NameOf(TitleColumn, language)),
            .. languages.Select(language => NameOf(ShortColumn, language)),
        ];
        var (themes, elements) = (new List<TextRow>(), new List<TextRow>());
        var hasThemes = rows.Exists(row => row.IsTheme && !row.IsEmpty);
        var theme = "";
        foreach (var (index, row) in rows.Index().Where(each => !each.Item.IsEmpty))
        {
            var code = row.Code.Length > 0 ? row.Code : FreeNumber(rows, row.IsTheme, index);
            if (row.IsTheme)
            {
                theme = code;
            }

            string[] codes = row.IsTheme || !hasThemes ? [code] : [theme, code];
            (row.IsTheme ? themes : elements).Add(new TextRow(index + 2, [.. codes, .. row.Titles, .. row.Shorts]));
        }

        var tables = new List<TextTable>();
        if (hasThemes)
        {
            tables.Add(new TextTable("themes", RowsPlace, [new TextRow(1, [TableColumns.Code, .. texts]), .. themes]));
        }

        string[] columns = hasThemes ? [ThemeColumn, TableColumns.Code] : [TableColumns.Code];
        tables.Add(new TextTable(FrameworkTables.ElementsSheet, RowsPlace, [new TextRow(1, [.. columns, .. texts]), .. elements]));
        return FrameworkTables.Read(tables, before.Code, before.Code, RowsPlace, problems) is { } read
            ? new Framework(before.Code, before.Name, before.Source, read.Themes)
            : null;
    }

    /// <summary>The smallest number that no row of the kind has as code; rows without a code before this one have taken theirs.</summary>
    private static string FreeNumber(List<FrameworkRow> rows, bool isTheme, int index)
    {
        var taken = rows.Where(row => row.IsTheme == isTheme).Select(row => row.Code).ToHashSet(StringComparer.Ordinal);
        var before = rows.Take(index).Count(row => row.IsTheme == isTheme && row.Code.Length == 0 && !row.IsEmpty);
        return Enumerable.Range(1, rows.Count + 1)
            .Select(number => number.ToString(CultureInfo.InvariantCulture))
            .Where(number => !taken.Contains(number))
            .ElementAt(before);
    }

    /// <summary>The header of a column in a language.</summary>
    private static string NameOf(string column, string language) => TableColumns.In(column, language.Length == 0 ? null : language);

    /// <summary>The id of a field, from its row (1 for the first), its column and its language.</summary>
    public static string IdOf(int number, string column, string language) =>
        language.Length == 0 ? $"row-{number}-{column}" : $"row-{number}-{column}-{language}";
}

/// <summary>A row of the form.</summary>
/// <param name="IsTheme">True for a theme, false for an element.</param>
/// <param name="Code">The code; empty for none yet.</param>
/// <param name="Titles">The titles, in the order of the languages.</param>
/// <param name="Shorts">The short titles; empty if they are the titles.</param>
public sealed record FrameworkRow(bool IsTheme, string Code, IReadOnlyList<string> Titles, IReadOnlyList<string> Shorts)
{
    /// <summary>True if nothing was typed.</summary>
    public bool IsEmpty => Code.Length == 0 && Titles.Concat(Shorts).All(string.IsNullOrEmpty);
}
