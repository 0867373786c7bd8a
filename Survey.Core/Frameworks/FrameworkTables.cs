using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Core.Reading.Tables;

namespace Survey.Core.Frameworks;

/// <summary>
/// Writes a framework as tables, and reads them: <c>framework</c> (its code, name and source), <c>themes</c> and <c>elements</c>, one row
/// for each. Only <c>elements</c> is required.
/// </summary>
public static class FrameworkTables
{
    /// <summary>Name of the table that lists the elements.</summary>
    public const string ElementsSheet = "elements";

    internal const string FrameworkSheet = "framework";
    internal const string ThemesSheet = "themes";
    internal const string NameColumn = "name";
    internal const string SourceColumn = "source";
    internal const string ThemeColumn = "theme";
    internal const string TitleColumn = "title";
    internal const string ShortColumn = "short";

    /// <summary>Writes a framework. <see cref="Read"/> reads the tables as an equal framework.</summary>
    /// <param name="framework">The framework.</param>
    /// <param name="place">The file that the tables are for.</param>
    public static IReadOnlyList<TextTable> Write(Framework framework, Place place)
    {
        var tables = new List<TextTable>
        {
            ToTable(
                FrameworkSheet,
                [(NameColumn, [framework.Name]), (SourceColumn, [framework.Source])],
                [[framework.Code]],
                [TableColumns.Code]),
        };
        if (framework.HasThemes)
        {
            tables.Add(ToTable(
                ThemesSheet,
                [(TitleColumn, [.. framework.Themes.Select(theme => theme.Title)]), (ShortColumn, [.. framework.Themes.Select(ShortOf)])],
                [.. framework.Themes.Select(theme => (string[])[theme.Code!])],
                [TableColumns.Code]));
        }

        var elements = framework.Themes.SelectMany(theme => theme.Elements.Select(element => (Theme: theme, Element: element))).ToList();
        tables.Add(ToTable(
            ElementsSheet,
            [
                (TitleColumn, [.. elements.Select(each => each.Element.Title)]),
                (ShortColumn, [.. elements.Select(each => each.Element.Short.Equals(each.Element.Title) ? null : each.Element.Short)]),
            ],
            [.. elements.Select(each => framework.HasThemes ? (string[])[each.Theme.Code!, each.Element.Code] : [each.Element.Code])],
            framework.HasThemes ? [ThemeColumn, TableColumns.Code] : [TableColumns.Code]));
        return tables;

        TextTable ToTable(
            string name,
            IReadOnlyList<(string Column, IReadOnlyList<LocalizedText?> Texts)> texts,
            IReadOnlyList<string[]> codes,
            string[] codeColumns)
        {
            var columns = texts
                .SelectMany(each => LanguagesOf(each.Texts).Select(language => (each.Column, Language: language, each.Texts)))
                .ToList();
            string[] header = [.. codeColumns, .. columns.Select(column => TableColumns.In(column.Column, column.Language))];
            var rows = codes.Select((code, row) => new TextRow(
                row + 2,
                [.. code, .. columns.Select(column => Say(column.Texts[row], column.Language))]));
            return new TextTable(name, place, [new TextRow(1, header), .. rows]);
        }

        static LocalizedText? ShortOf(Theme theme) => theme.Short.Equals(theme.Title) ? null : theme.Short;
    }

    /// <summary>Reads a framework from the sheets of a file, and reports all problems with their cells.</summary>
    /// <param name="sheets">The sheets. Without a sheet of elements, the first one that has codes is read as such.</param>
    /// <param name="code">The framework's code if the file does not say one.</param>
    /// <param name="name">The framework's name if the file does not say one.</param>
    /// <param name="place">The file.</param>
    /// <param name="problems">Receives the problems found.</param>
    /// <returns>The framework; null after a problem.</returns>
    public static Framework? Read(IReadOnlyList<TextTable> sheets, string code, string name, Place place, ProblemLog problems)
    {
        var errors = problems.Errors;
        var framework = new FrameworkTableReader([.. sheets.Select(TableColumns.WithoutInvisible)], problems).Read(code, name, place);
        return problems.Errors > errors ? null : framework;
    }

    private static IEnumerable<string?> LanguagesOf(IEnumerable<LocalizedText?> texts) =>
        texts.OfType<LocalizedText>()
            .SelectMany(text => text.Languages.Cast<string?>().DefaultIfEmpty(defaultValue: null))
            .Distinct(StringComparer.OrdinalIgnoreCase);

    private static string Say(LocalizedText? text, string? language) => text?.InOnly(language ?? "", plainLanguage: "") ?? "";
}
