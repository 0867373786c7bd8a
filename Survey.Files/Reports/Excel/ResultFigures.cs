using Survey.Core.Results;
using Survey.Core.Rounds;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Excel;

/// <summary>The figures of the results of questions, with their formulas.</summary>
/// <param name="data">The sheet over which the formulas count; null for values only.</param>
/// <param name="round">The round of the results.</param>
/// <param name="charts">The formulas of charts, to which those of choices and elements are added; null for none.</param>
internal sealed class ResultFigures(DataSheet? data, Round round, ChartFormulas? charts = null)
{
    public SheetFigure Asked(QuestionResult question) => Figure(question.Total.Asked, question, (data, columns) =>
        data.CountNumbers(columns.Level, columns.Answered));

    /// <summary>Number of responses or rows with an answer.</summary>
    public SheetFigure Answered(QuestionResult question, GroupResult? group) => Figure(
        (group?.Tabulation ?? question.Total).Answered,
        question,
        (data, columns) => data.Count(columns.Level, With(data, group, columns.Answered)));

    /// <summary>Number of respondents with an answer.</summary>
    public SheetFigure Respondents(QuestionResult question) => Figure(question.Total.Respondents.Count, question, (data, columns) =>
        data.Count(level: 0, columns.Answered));

    /// <summary>Number of responses or rows that name a choice or element.</summary>
    public SheetFigure Count(QuestionResult question, int entry, GroupResult? group) => Figure(
        (group?.Tabulation ?? question.Total).Entries[entry].Count,
        question,
        (data, columns) => data.Count(columns.Level, With(data, group, columns.Entries[entry])));

    /// <summary>Number of respondents that name a choice or element.</summary>
    public SheetFigure Respondents(QuestionResult question, int entry) => Figure(
        question.Total.Entries[entry].By.Count,
        question,
        (data, columns) => data.Count(level: 0, columns.Entries[entry]));

    /// <summary>The share of a choice or element.</summary>
    /// <param name="entry">The choice or element.</param>
    /// <param name="part">The cell of the number that is divided.</param>
    /// <param name="whole">The cell of the number that it is divided by.</param>
    public SheetFigure Share(EntryCount entry, string part, string whole) =>
        new(entry.Share, data is null ? null : $"IF({whole}=0,\"\",ROUND({part}/{whole},4))");

    /// <summary>Notes the formulas of a choice or element for charts, which count respondents in place of rows.</summary>
    /// <param name="question">The question.</param>
    /// <param name="entry">The position of the choice or element.</param>
    /// <param name="group">The group; null for all respondents.</param>
    /// <param name="part">The cell with its number. Of a group inside repeat groups it counts rows, so charts do not refer to it.</param>
    /// <param name="whole">The cell of the number that its share divides by.</param>
    public void NoteForCharts(QuestionResult question, int entry, GroupResult? group, string part, string whole)
    {
        if (data is null)
        {
            return;
        }

        if (group is not null && question.Question.Groups.Count > 0)
        {
            var columns = data.Columns.Of(question.Question);
            part = data.Count(level: 0, With(data, group, columns.Entries[entry]));
            whole = data.Count(level: 0, With(data, group, columns.Answered));
        }

        charts?.Note((group?.Tabulation ?? question.Total).Entries[entry], part, whole);
    }

    /// <summary>A figure of numbers or dates.</summary>
    /// <param name="question">The question.</param>
    /// <param name="function">The function that gives it.</param>
    /// <param name="value">The engine's figure; null for none.</param>
    /// <param name="group">The group; null for all respondents.</param>
    public SheetFigure OfValues(QuestionResult question, string function, object? value, GroupResult? group)
    {
        var isExact = value is decimal number ? CellValue.IsExact(number) : value is DateOnly day && CellValue.IsExact(day);
        if (data is null
            || !isExact
            || data.FindOfValues(function, data.Columns.Of(question.Question), group is null ? null : data.ColumnOf(group.Group, round))
                is not { } formula)
        {
            return new SheetFigure(value, Formula: null);
        }

        var rounded = function == "AVERAGE" ? $"ROUND({formula},{Figures.GetDecimalsOfMean((decimal)value!)})" : formula;
        return new SheetFigure(value, rounded) { IsArray = group is not null };
    }

    private SheetFigure Figure(int value, QuestionResult question, Func<DataSheet, QuestionData, string> write) =>
        new(value, data is null ? null : write(data, data.Columns.Of(question.Question)));

    private DataColumn[] With(DataSheet sheet, GroupResult? group, DataColumn column) =>
        group is null ? [column] : [sheet.ColumnOf(group.Group, round), column];
}
