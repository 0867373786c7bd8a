using ClosedXML.Excel;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Results;
using Survey.Files.Reports.Texts;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Excel;

/// <summary>
/// The sheet of the results of questions: the questions one below the other, a row per choice, and a column per region, type, group
/// of types and answer.
/// </summary>
internal static class ResultsSheet
{
    private const int TitleRow = 1;
    private const int SubtitleRow = 2;

    /// <summary>The row of the column headers.</summary>
    public const int HeadRow = 3;

    private const int AskedColumn = 2;
    private const int AnsweredColumn = 3;
    private const int CountColumn = 4;
    private const int RespondentsColumn = 5;
    private const int ShareColumn = 6;

    private static readonly double[] FixedWidths = [60, 11, 11, 9, 12, 12];
    private static readonly string[] FixedHeads =
    [
        "results.question",
        "results.asked",
        "results.answered",
        "results.count",
        "respondents",
        "share",
    ];

    /// <summary>Writes the sheet into the workbook of an overview; none if nobody responded.</summary>
    public static void Write(ReportBook book)
    {
        var results = book.Report.Answers.Results;
        if (results.Responded > 0)
        {
            var figures = new ResultFigures(book.Data, results.Round, book.ChartFormulas);
            var sheet = Write(book.AddFixed("results"), book.Styles, results, book.Wording, figures, book.Formulas);
            PageLayout.Apply(sheet, book, HeadRow, headColumns: 1);
        }
    }

    /// <summary>Writes the sheet, without its page layout.</summary>
    /// <param name="worksheet">An empty sheet.</param>
    /// <param name="styles">The styles of cells.</param>
    /// <param name="results">The results to show.</param>
    /// <param name="wording">Gives the language.</param>
    /// <param name="figures">Gives the formulas; null for values only.</param>
    /// <param name="formulas">The formulas of the workbook; null if it has none.</param>
    /// <param name="publication">The publication to name below the title; null for none.</param>
    public static Sheet Write(
        IXLWorksheet worksheet,
        CellStyles styles,
        RoundResults results,
        ReportWording wording,
        ResultFigures? figures = null,
        ICollection<WrittenFormula>? formulas = null,
        PublishedState? publication = null)
    {
        List<ResultGroup> groups = [.. results.Questions.Take(1).SelectMany(question => question.Groups).Select(group => group.Group)];
        double[] widths = [.. FixedWidths, .. groups.Select(_ => 13d), 60];
        var sheet = new Sheet(worksheet, styles, widths) { CutNote = wording["workbook.cut"], Formulas = formulas };
        sheet.SetWidths();
        sheet.Line(TitleRow, wording.Of(results.Round.Title), sheet.Styles.Title);
        sheet.Line(SubtitleRow, Describe(results, wording, publication), sheet.Styles.Subtitle);
        var column = 0;
        foreach (var head in FixedHeads.Select(key => wording[$"workbook.{key}"])
            .Concat(groups.Select(group => wording.Heading(group.Name)))
            .Append(wording["workbook.results.organizations"]))
        {
            column++;
            sheet.Text(HeadRow, column, head, column == 1 ? sheet.Styles.Head : sheet.Styles.HeadCentered);
        }

        var row = HeadRow;
        foreach (var question in results.Questions)
        {
            WriteQuestion(sheet, ref row, question, wording, figures ?? new ResultFigures(data: null, results.Round));
        }

        return sheet;
    }

    private static string Describe(RoundResults results, ReportWording wording, PublishedState? publication)
    {
        List<string> sentences = [$"{wording.Count("responses", results.Responded)}."];
        if (publication is not null)
        {
            sentences.Add($"{wording.Of(publication)}.");
        }

        if (results.Selection.Region is { } only)
        {
            sentences.Add(wording.Fill("workbook.results.region", ("region", wording.Of(only))));
        }

        if (results.AsOf is { } day)
        {
            sentences.Add(wording.Fill("overview.as-of", ("day", wording.Day(day))));
        }

        if (results.Selection.By is { } by)
        {
            sentences.Add(wording.Fill("workbook.results.by", ("question", wording.Of(by.Question.Label))));
        }

        return string.Join(' ', sentences.Append(wording["workbook.results.rows"]));
    }

    private static void WriteQuestion(
        Sheet sheet,
        ref int row,
        QuestionResult question,
        ReportWording wording,
        ResultFigures figures)
    {
        var total = question.Total;
        var label = NameOf(question, wording);
        row++;
        var ends = ResultsText.Ends(question, wording);
        sheet.Text(row, 1, ends.Length == 0 ? label : $"{label}\n{ends}", sheet.Styles.Group);
        sheet.Figure(row, AskedColumn, figures.Asked(question), sheet.Styles.GroupFigure, label);
        sheet.Figure(row, AnsweredColumn, figures.Answered(question, group: null), sheet.Styles.GroupFigure, label);
        sheet.Text(row, CountColumn, "", sheet.Styles.GroupFigure);
        sheet.Figure(row, RespondentsColumn, figures.Respondents(question), sheet.Styles.GroupFigure, label);
        sheet.Text(row, ShareColumn, "", sheet.Styles.GroupFigure);
        var column = FixedHeads.Length;
        foreach (var group in question.Groups)
        {
            sheet.Figure(row, ++column, figures.Answered(question, group), sheet.Styles.GroupFigure, label);
        }

        var organizations = question.Total.Entries.Count == 0 ? wording.ListNames(total.Respondents) : "";
        sheet.Text(row, ++column, organizations, sheet.Styles.Group);
        var headRow = row;
        for (var position = 0; position < total.Entries.Count; position++)
        {
            WriteEntry(sheet, ++row, headRow, question, position, wording, figures);
        }

        WriteFigures(sheet, ref row, question, wording, figures);
    }

    private static void WriteEntry(
        Sheet sheet,
        int row,
        int headRow,
        QuestionResult question,
        int position,
        ReportWording wording,
        ResultFigures figures)
    {
        var entry = question.Total.Entries[position];
        var label = LabelOf(question, entry, wording);
        sheet.Text(row, 1, label, sheet.Styles.Body);
        sheet.Text(row, AskedColumn, "", sheet.Styles.Figure);
        sheet.Text(row, AnsweredColumn, "", sheet.Styles.Figure);
        sheet.Figure(row, CountColumn, figures.Count(question, position, group: null), sheet.Styles.Figure, label);
        sheet.Figure(row, RespondentsColumn, figures.Respondents(question, position), sheet.Styles.Figure, label);
        var kind = question.Total.Answered < ReportBook.DenominatorOfDecimals ? MatrixCell.Share : MatrixCell.FineShare;
        var inRows = question.Question.Groups.Count > 0;
        var (partColumn, wholeColumn) = inRows ? (RespondentsColumn, RespondentsColumn) : (CountColumn, AnsweredColumn);
        var share = figures.Share(entry, FormulaText.Cell(row, partColumn), FormulaText.Cell(headRow, wholeColumn));
        sheet.Figure(row, ShareColumn, share, sheet.Styles.Matrix(kind), label);
        NoteForCharts(partColumn, wholeColumn, group: null);
        var column = FixedHeads.Length;
        foreach (var group in question.Groups)
        {
            sheet.Figure(row, ++column, figures.Count(question, position, group), sheet.Styles.Figure, label);
            NoteForCharts(column, column, group);
        }

        sheet.Text(row, ++column, entry.Count == 0 ? "" : wording.ListNames(entry.By), sheet.Styles.Body);

        void NoteForCharts(int partAt, int wholeAt, GroupResult? group) => figures.NoteForCharts(
            question,
            position,
            group,
            FormulaText.FixedCell(sheet.Worksheet.Name, row, partAt),
            FormulaText.FixedCell(sheet.Worksheet.Name, headRow, wholeAt));
    }

    private static void WriteFigures(Sheet sheet, ref int row, QuestionResult question, ReportWording wording, ResultFigures results)
    {
        (string Label, string Function, Func<Tabulation, object?> Find)[] figures = question.Kind switch
        {
            ResultKind.Numbers =>
            [
                ("minimum", "MIN", each => each.Numbers?.Minimum),
                ("maximum", "MAX", each => each.Numbers?.Maximum),
                ("mean", "AVERAGE", each => each.Numbers?.Mean),
                ("median", "MEDIAN", each => each.Numbers?.Median),
                ("sum", "SUM", each => each.Numbers?.Sum),
            ],
            ResultKind.Dates => [("first", "MIN", each => each.Dates?.Minimum), ("last", "MAX", each => each.Dates?.Maximum)],
            ResultKind.Choices or ResultKind.Ranks or ResultKind.Elements or ResultKind.Answers => [],
            _ => throw new InvalidOperationException($"No kind {question.Kind}."),
        };
        foreach (var (label, function, find) in figures.Where(figure => figure.Label != "sum" || question.Question.HasSum))
        {
            var line = ++row;
            var name = wording.Of(question.Question.Question.Label);
            for (var empty = 2; empty <= sheet.Columns; empty++)
            {
                sheet.Text(row, empty, "", sheet.Styles.Body);
            }

            sheet.Text(row, 1, wording[$"workbook.results.{label}"], sheet.Styles.Body);
            Write(CountColumn, find(question.Total), group: null);
            var column = FixedHeads.Length;
            foreach (var group in question.Groups)
            {
                Write(++column, find(group.Tabulation), group);
            }

            void Write(int at, object? value, GroupResult? group) =>
                WriteFigure(sheet, line, at, results.OfValues(question, function, value, group), name, question.Question.Question);
        }
    }

    private static void WriteFigure(Sheet sheet, int row, int column, SheetFigure figure, string label, Question question)
    {
        var measured = question is NumericQuestion { Unit: { } unit } ? sheet.Styles.FigureOf(unit) : null;
        if (figure.Formula is not null)
        {
            sheet.Figure(
                row,
                column,
                figure,
                figure.Value is DateOnly ? sheet.Styles.Date : measured ?? sheet.Styles.ExactFigure,
                label);
        }
        else if (measured is not null)
        {
            sheet.Figure(row, column, figure, measured, label);
        }
        else if (figure.Value is not null)
        {
            sheet.Value(row, column, figure.Value, sheet.Styles.Figure);
        }
    }

    /// <summary>The label of a question, with those of the repeat groups around it.</summary>
    public static string NameOf(QuestionResult question, ReportWording wording) =>
        string.Join(
            " › ",
            [.. question.Question.Groups.Select(group => wording.Of(group.Label)), wording.Of(question.Question.Question.Label)]);

    /// <summary>The label of a choice or element, with its mean rank if it has one.</summary>
    public static string LabelOf(QuestionResult question, EntryCount entry, ReportWording wording)
    {
        var label = wording.Of(entry.Label);
        label = question.Kind == ResultKind.Elements ? $"({entry.Code}) {label}" : label;
        return entry.MeanRank is { } rank
            ? wording.Fill("workbook.results.mean-rank", ("label", label), ("rank", wording.Number(rank)))
            : label;
    }
}
