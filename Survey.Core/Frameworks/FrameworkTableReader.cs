using System.Globalization;
using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Core.Reading.Tables;

namespace Survey.Core.Frameworks;

/// <summary>Reads a framework from the sheets of a file (<see cref="FrameworkTables"/>).</summary>
/// <param name="sheets">The sheets, without invisible characters.</param>
/// <param name="problems">Receives the problems found.</param>
internal sealed class FrameworkTableReader(IReadOnlyList<TextTable> sheets, ProblemLog problems)
{
    private static readonly TableColumn[] FrameworkColumns =
        [new(TableColumns.Code), new(FrameworkTables.NameColumn, IsText: true), new(FrameworkTables.SourceColumn, IsText: true)];

    private static readonly TableColumn[] ThemeColumns =
        [new(TableColumns.Code), new(FrameworkTables.TitleColumn, IsText: true), new(FrameworkTables.ShortColumn, IsText: true)];

    private static readonly TableColumn[] ElementColumns = [new(FrameworkTables.ThemeColumn), .. ThemeColumns];

    /// <summary>The framework; incomplete if there is a problem, and null if there are no elements to be read.</summary>
    /// <param name="usualCode">The framework's code if the file does not say one.</param>
    /// <param name="name">The framework's name if the file does not say one.</param>
    /// <param name="place">The file.</param>
    public Framework? Read(string usualCode, string name, Place place)
    {
        var (code, title, source) = ReadNames(usualCode, name);
        if (ReadElements(place) is not { } elements)
        {
            return null;
        }

        var themes = ReadThemes(elements);
        if (elements.Count is 0 or > ElementSet.Capacity || themes.Count > ElementSet.Capacity)
        {
            problems.Add(
                ProblemCatalogue.FrameworkSize,
                place,
                ("themes", themes.Count),
                ("elements", elements.Count),
                ("most", ElementSet.Capacity));
            return null;
        }

        return new Framework(
            code,
            title,
            source,
            themes.Count == 0 ? [ToTheme(0, null, title, title, elements, 0)] : Arrange(themes, elements));
    }

    private (string Code, LocalizedText Name, LocalizedText? Source) ReadNames(string code, string name)
    {
        if (FindSheet(FrameworkTables.FrameworkSheet) is not { } sheet
            || ReadColumns(sheet, FrameworkColumns) is not { } columns
            || sheet.Body.FirstOrDefault() is not { } row)
        {
            return (code, LocalizedText.Plain(name), null);
        }

        var line = new Line(sheet, columns, row, problems);
        return (
            line.ReadCode(new UniqueCodes("framework", problems)) ?? code,
            line.ReadText(FrameworkTables.NameColumn) ?? LocalizedText.Plain(name),
            line.ReadText(FrameworkTables.SourceColumn));
    }

    private List<Entry>? ReadElements(Place place)
    {
        var sheet = FindSheet(FrameworkTables.ElementsSheet)
            ?? sheets.FirstOrDefault(TableColumns.HasCode)
            ?? sheets.FirstOrDefault(each => each.Rows.Count > 0)
            ?? new TextTable(FrameworkTables.ElementsSheet, place, []);
        return ReadColumns(sheet, ElementColumns) is { } columns ? ReadEntries(sheet, columns, "element") : null;
    }

    /// <summary>
    /// The themes of their sheet. Without one, those that the elements name: by codes, or by titles, which get the numbers that are free.
    /// Titles that differ only in upper and lower case and in spaces are one.
    /// </summary>
    private List<Entry> ReadThemes(List<Entry> elements)
    {
        if (FindSheet(FrameworkTables.ThemesSheet) is { } sheet)
        {
            return ReadColumns(sheet, ThemeColumns) is { } columns ? ReadEntries(sheet, columns, "theme") : [];
        }

        var named = elements
            .Select(element => element.Theme)
            .Where(theme => theme.Length > 0)
            .DistinctBy(KeyOf, StringComparer.Ordinal)
            .ToList();
        var codes = named.Where(theme => Code.IsValid(theme)).ToHashSet(StringComparer.Ordinal);
        var free = Enumerable.Range(1, named.Count + codes.Count)
            .Select(number => number.ToString(CultureInfo.InvariantCulture))
            .Where(number => !codes.Contains(number))
            .GetEnumerator();
        return
        [
            .. named.Select(theme => new Entry(
                codes.Contains(theme) || !free.MoveNext() ? theme : free.Current,
                theme,
                LocalizedText.Plain(theme),
                LocalizedText.Plain(theme),
                Place.OfFile(""))),
        ];
    }

    private static string KeyOf(string theme) =>
        string.Join(' ', theme.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();

    /// <summary>Puts each element into its theme. One that names no theme, or an unknown one, is a problem.</summary>
    private List<Theme> Arrange(List<Entry> themes, List<Entry> elements)
    {
        var known = Detail.List(themes.Select(theme => theme.Code));
        var byTheme = elements.ToLookup(element => themes.FindIndex(theme => KeyOf(theme.Theme) == KeyOf(element.Theme)));
        foreach (var element in byTheme[-1])
        {
            problems.Add(
                element.Theme.Length == 0 ? ProblemCatalogue.ThemeUnknown["none"] : ProblemCatalogue.ThemeUnknown,
                element.ThemePlace,
                ("found", element.Theme.Length == 0 ? element.Code : element.Theme),
                ("known", known));
        }

        var arranged = new List<Theme>();
        foreach (var (index, theme) in themes.Index())
        {
            arranged.Add(ToTheme(index, theme.Code, theme.Title, theme.Short, byTheme[index], arranged.Sum(each => each.Elements.Count)));
        }

        return arranged;
    }

    private static Theme ToTheme(
        int position,
        string? code,
        LocalizedText title,
        LocalizedText shortTitle,
        IEnumerable<Entry> elements,
        int first) =>
        new(
            position,
            code,
            title,
            shortTitle,
            [.. elements.Select((element, index) => new Element(first + index, element.Code, element.Title, element.Short))]);

    private List<Entry> ReadEntries(TextTable sheet, TableColumns columns, string what)
    {
        var codes = new UniqueCodes(what, problems);
        var entries = new List<Entry>();
        foreach (var row in sheet.Body)
        {
            var line = new Line(sheet, columns, row, problems);
            if (line.ReadCode(codes) is not { } code)
            {
                continue;
            }

            var (title, shortTitle) = (line.ReadText(FrameworkTables.TitleColumn), line.ReadText(FrameworkTables.ShortColumn));
            if (title is null && shortTitle is null)
            {
                problems.Add(ProblemCatalogue.LabelMissing, line.PlaceOf(FrameworkTables.TitleColumn), ("found", code));
            }

            title ??= shortTitle ?? LocalizedText.Plain(code);
            entries.Add(new Entry(
                code,
                what == "theme" ? code : line.Get(FrameworkTables.ThemeColumn),
                title,
                shortTitle ?? title,
                line.PlaceOf(FrameworkTables.ThemeColumn)));
        }

        return entries;
    }

    private TableColumns? ReadColumns(TextTable sheet, IReadOnlyList<TableColumn> known)
    {
        var columns = TableColumns.Read(sheet, known, problems);

        // A table of something else, such as a directory, has codes too, but no titles.
        if (columns is not null
            && known != FrameworkColumns
            && !columns.Has(FrameworkTables.TitleColumn)
            && !columns.Has(FrameworkTables.ShortColumn))
        {
            columns = null;
        }

        if (columns is null)
        {
            problems.Add(
                ProblemCatalogue.TableUnreadable["framework"],
                sheet.Place,
                ("known", Detail.Words(known.Select(each => each.Name))));
        }

        return columns;
    }

    private TextTable? FindSheet(string name) =>
        sheets.FirstOrDefault(sheet => sheet.Name.Trim().Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A theme or an element.</summary>
    /// <param name="Code">Its code.</param>
    /// <param name="Theme">What elements call their theme; for a theme, what its elements call it.</param>
    /// <param name="Title">The full title.</param>
    /// <param name="Short">A few words; the full title if none was given.</param>
    /// <param name="ThemePlace">Where an element names its theme.</param>
    private sealed record Entry(string Code, string Theme, LocalizedText Title, LocalizedText Short, Place ThemePlace);

    /// <summary>One line of a sheet.</summary>
    private sealed record Line(TextTable Sheet, TableColumns Columns, TextRow Row, ProblemLog Problems)
    {
        public string Get(string column) => Columns.Find(column) is { } index ? Row[index] : "";

        /// <summary>The code; null after a problem.</summary>
        public string? ReadCode(UniqueCodes codes)
        {
            var (code, place) = (Get(TableColumns.Code), PlaceOf(TableColumns.Code));
            if (Code.IsValid(code))
            {
                return codes.Take(code, place);
            }

            Problems.Add(ProblemCatalogue.CodeInvalid, place, ("found", code));
            return null;
        }

        /// <summary>The text of a column, by language; null if there is none. Text without a language beside others is a problem.</summary>
        public LocalizedText? ReadText(string column)
        {
            var said = Columns
                .LanguagesOf(column)
                .Select(language => (Language: language, Text: Row[Columns.Find(column, language)!.Value]))
                .Where(each => each.Text.Length > 0)
                .ToList();
            var plain = said.Find(each => each.Language is null).Text;
            if (plain is not null && said.Count > 1)
            {
                var other = said.Find(each => each.Language is not null).Language;
                Problems.Add(
                    ProblemCatalogue.TableColumnTwice["language"],
                    PlaceOf(column),
                    ("found", column),
                    ("other", TableColumns.In(column, other)));
            }

            return said.Count == 0 ? null
                : plain is not null ? LocalizedText.Plain(plain)
                : LocalizedText.Of([.. said.Select(each => KeyValuePair.Create(each.Language!, each.Text))]);
        }

        public Place PlaceOf(string column) =>
            (Columns.Find(column) ?? Columns.LanguagesOf(column).Select(language => Columns.Find(column, language)).FirstOrDefault())
                is { } index
                ? Row.PlaceIn(Sheet.Place, column, index)
                : Sheet.Place.Row(Row.Number);
    }
}
