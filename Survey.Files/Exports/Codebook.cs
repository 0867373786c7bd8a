using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;
using Survey.Core.Rounds;

namespace Survey.Files.Exports;

/// <summary>The table that describes the columns of the other tables, one line for each.</summary>
internal static class Codebook
{
    /// <summary>The name of the table.</summary>
    public const string Name = "codebook";

    /// <summary>The languages of the labels: those of the questionnaire, then those that only the frameworks have.</summary>
    public static IReadOnlyList<string> GetLanguages(Round round)
    {
        var questionnaire = round.Questionnaire;
        var frameworks = round.Frameworks.All
            .SelectMany(framework => framework.Themes)
            .SelectMany(theme => theme.Elements.Select(element => element.Title).Append(theme.Title));
        return
        [
            .. QuestionnaireLanguages.Of(questionnaire)
                .DefaultIfEmpty(questionnaire.DefaultLanguage)
                .Concat(frameworks.SelectMany(text => text.Languages))
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>The table's columns.</summary>
    public static ExportTable ToTable(Round round)
    {
        var languages = GetLanguages(round);
        return new ExportTable(
            Name,
            [
                new ExportColumn("table", ColumnKind.Codes),
                new ExportColumn("column", ColumnKind.Codes),
                new ExportColumn("question", ColumnKind.Codes),
                new ExportColumn("type", ColumnKind.Codes),
                .. languages.Select(language => new ExportColumn($"label.{language}", ColumnKind.Text)),
                new ExportColumn("choice", ColumnKind.Codes),
                .. languages.Select(language => new ExportColumn($"choice_label.{language}", ColumnKind.Text)),
                new ExportColumn("variable", ColumnKind.Codes),
                new ExportColumn("unit", ColumnKind.Codes),
            ]);
    }

    /// <summary>A line for each column of the tables.</summary>
    public static IEnumerable<object?[]> GetRows(IReadOnlyList<ExportTable> tables, Round round)
    {
        var languages = GetLanguages(round);
        var defaultLanguage = round.Questionnaire.DefaultLanguage;
        foreach (var (table, column) in tables.SelectMany(table => table.Columns.Select(column => (table, column))))
        {
            yield return
            [
                table.Name,
                column.Name,
                column.Question?.Code,
                column.Question?.TypeName ?? ToTypeName(column.Kind),
                .. languages.Select(language => column.Question is { } question ? Find(question.Label, language, defaultLanguage) : null),
                Join([.. column.Choices.Select(choice => choice.Code)]),
                .. languages.Select(language =>
                    Join([.. column.Choices.Select(choice => Find(choice.Label, language, defaultLanguage) ?? "")])),
                column.VariableName,
                (column.Question as NumericQuestion)?.Unit?.Code,
            ];
        }
    }

    // Several choices of one column stand in one cell, one per line, so that the table has exactly one line per column.
    private static string? Join(IReadOnlyList<string> lines)
    {
        var joined = string.Join('\n', lines.Count > 1 ? lines.Select(line => line.ReplaceLineEndings(" ")) : lines);
        return joined.Trim('\n').Length == 0 ? null : joined;
    }

    /// <summary>The text in exactly this language; null if there is none. A text without languages is in the default language.</summary>
    private static string? Find(LocalizedText text, string language, string defaultLanguage) =>
        text.Languages.DefaultIfEmpty(defaultLanguage).Contains(language, StringComparer.OrdinalIgnoreCase) ? text.In(language) : null;

    private static string ToTypeName(ColumnKind kind) => kind switch
    {
        ColumnKind.Text or ColumnKind.Codes or ColumnKind.Calculated => "text",
        ColumnKind.WholeNumber => "integer",
        ColumnKind.Number => "decimal",
        ColumnKind.Date => "date",
        ColumnKind.Truth => "boolean",
    };
}
