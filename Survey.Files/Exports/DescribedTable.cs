using System.Globalization;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;

namespace Survey.Files.Exports;

/// <summary>A table of the export as scripts read it: each column with its label and the labels of its values.</summary>
/// <param name="Name">The name of the table; its file is this with the suffix csv.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="HasLineBreaks">True if a cell has a line break.</param>
/// <param name="Columns">In order.</param>
internal sealed record DescribedTable(string Name, long Rows, bool HasLineBreaks, IReadOnlyList<DescribedColumn> Columns)
{
    /// <summary>Describes a table.</summary>
    /// <param name="spool">The table with its rows.</param>
    /// <param name="export">The round, and the language of labels that replace codes.</param>
    public static DescribedTable Of(TableSpool spool, AnswersExport export) =>
        new(
            spool.Table.Name,
            spool.Count,
            spool.HasLineBreaks,
            [.. spool.Table.Columns.Select((column, i) => DescribedColumn.Of(column, spool, i, export))]);
}

/// <summary>A column of a table as scripts read it.</summary>
/// <param name="Column">The column.</param>
/// <param name="Kind">What its cells contain; calculated values are numbers if all of them are, otherwise text.</param>
/// <param name="Label">One line.</param>
/// <param name="Values">
/// For a select-one question its choices, in order; for a column of 0 and 1, or false and true, these two. Empty for any other.
/// </param>
/// <param name="Bytes">The most bytes of a cell of the csv file in UTF-8, at least 1; only of texts and codes.</param>
internal sealed record DescribedColumn(
    ExportColumn Column,
    ColumnKind Kind,
    string Label,
    IReadOnlyList<DescribedValue> Values,
    int Bytes)
{
    /// <summary>True if its cells are choices as text, which a script turns into numbers with labels.</summary>
    public bool IsChoice => Kind == ColumnKind.Codes && Values.Count > 0;

    public static DescribedColumn Of(ExportColumn column, TableSpool spool, int position, AnswersExport export)
    {
        var fallback = export.Round.Questionnaire.DefaultLanguage;
        var language = export.Labels ?? fallback;
        var words = ExportWords.Of(language);
        var kind = spool.GetKind(position);
        IReadOnlyList<DescribedValue> values = column.Question is SelectOneQuestion question
            ? [.. DescribedValue.Of(question.Choices, export.Labels, fallback)]
            : column.IsMark ? [new("0", 0, words.No), new("1", 1, words.Yes)]
            : kind == ColumnKind.Truth ? [new("false", 0, words.No), new("true", 1, words.Yes)]
            : [];

        // The csv file may have an apostrophe in front of a text.
        var bytes = Math.Max(1 + spool.GetMaxBytes(position), values.Select(value => value.Cell.Length * 3).DefaultIfEmpty().Max());
        return new DescribedColumn(column, kind, LabelOf(column, language, fallback, words), values, bytes);
    }

    /// <summary>The label of a column in a language, on one line.</summary>
    public static string LabelOf(ExportColumn column, string language, string fallback, ExportWords words)
    {
        var label = column.Question is { } question
            ? question.Label.In(language, fallback)
                + ((question as NumericQuestion)?.Unit is { } unit ? $" ({unit.Sign})" : "")
                + (column.IsMark ? $": {column.Choices[0].Label.In(language, fallback)}" : column.IsThemes ? $": {words.Themes}" : "")
            : column.Name.Split('.')[^1] switch
            {
                "organization" => words.Organization,
                "type" => words.Type,
                "regions" => words.Regions,
                "channel" => words.Channel,
                "state" => words.State,
                "language" => words.Language,
                "submitted_on" => words.SubmittedOn,
                "late" => words.Late,
                "same_answers" => words.SameAnswers,
                "row" => words.Row,
                _ => words.OuterRow,
            };
        return label.ReplaceLineEndings(" ").Trim();
    }
}

/// <summary>A value of a column with its label.</summary>
/// <param name="Cell">The cell of the csv file, without the apostrophe in front of a formula.</param>
/// <param name="Number">
/// Its number in Stata and SPSS: the code, if all codes of the list are whole numbers; otherwise the position in the list, from 1.
/// </param>
/// <param name="Label">One line, unique among the values.</param>
internal sealed record DescribedValue(string Cell, int Number, string Label)
{
    /// <summary>The label of a choice in all its languages; null for 0 and 1.</summary>
    public LocalizedText? Text { get; init; }

    // Beyond this, Stata has no labels.
    private const int MaxNumber = 2_000_000_000;

    /// <summary>The values of a list of choices.</summary>
    /// <param name="list">The list.</param>
    /// <param name="labels">The language of the labels in the cells; null for codes.</param>
    /// <param name="fallback">The language of labels that are missing in that one.</param>
    public static IEnumerable<DescribedValue> Of(ChoiceList list, string? labels, string fallback)
    {
        var names = list.Typed.GetNames(labels ?? fallback, fallback);
        var isNumbered = list.Distinct.All(choice => FindNumber(choice.Code) is not null);
        return list.Distinct.Zip(names, (choice, name) => (choice.Code, choice.Label, Name: name.Value))
            .Select((choice, i) => labels is null
                ? new DescribedValue(choice.Code, NumberOf(choice.Code, i), choice.Name)
                : new DescribedValue(
                    choice.Label.In(labels, fallback),
                    NumberOf(choice.Code, i),
                    choice.Label.In(labels, fallback).ReplaceLineEndings(" ").Trim()))
            .Zip(list.Distinct, (value, choice) => value with { Text = choice.Label })
            .DistinctBy(value => value.Cell, StringComparer.Ordinal);

        int NumberOf(string code, int position) => isNumbered ? FindNumber(code)!.Value : position + 1;
    }

    private static int? FindNumber(string code) =>
        int.TryParse(code, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && Math.Abs((long)number) <= MaxNumber
        && number.ToString(CultureInfo.InvariantCulture) == code
            ? number
            : null;
}
