using ClosedXML.Excel;
using Survey.Core.Results;
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
            var sheet = Write(book.AddFixed("results"), book.Styles, results, book.Wording);
            PageLayout.Apply(sheet, book, HeadRow, headColumns: 1);
        }
    }

    /// <summary>Writes the sheet, without its page layout.</summary>
    /// <param name="worksheet">An empty sheet.</param>
    /// <param name="styles">The styles of cells.</param>
    /// <param name="results">The results to show.</param>
    /// <param name="wording">Gives the language.</param>
    public static Sheet Write(IXLWorksheet worksheet, CellStyles styles, RoundResults results, ReportWording wording)
    {
        List<ResultGroup> groups = [.. results.Questions.Take(1).SelectMany(question => question.Groups).Select(group => group.Group)];
        double[] widths = [.. FixedWidths, .. groups.Select(_ => 13d), 60];
        var sheet = new Sheet(worksheet, styles, widths) { CutNote = wording["workbook.cut"] };
        sheet.SetWidths();
        sheet.Line(TitleRow, wording.Of(results.Round.Title), sheet.Styles.Title);
        sheet.Line(SubtitleRow, Describe(results, wording), sheet.Styles.Subtitle);
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
            WriteQuestion(sheet, ref row, question, wording);
        }

        return sheet;
    }

    private static string Describe(RoundResults results, ReportWording wording)
    {
        List<string> sentences = [$"{wording.Count("responses", results.Responded)}."];
        if (results.Selection.Region is { } only)
        {
            sentences.Add(wording.Fill("workbook.results.region", ("region", wording.Of(only))));
        }

        if (results.Selection.By is { } by)
        {
            sentences.Add(wording.Fill("workbook.results.by", ("question", wording.Of(by.Question.Label))));
        }

        return string.Join(' ', sentences.Append(wording["workbook.results.rows"]));
    }

    private static void WriteQuestion(Sheet sheet, ref int row, QuestionResult question, ReportWording wording)
    {
        var (item, total) = (question.Question, question.Total);
        var around = item.Groups.Count == 0 ? "" : $"{string.Join(" › ", item.Groups.Select(group => wording.Of(group.Label)))} › ";
        row++;
        sheet.Text(row, 1, around + wording.Of(item.Question.Label), sheet.Styles.Group);
        sheet.Number(row, 2, total.Asked, sheet.Styles.GroupFigure);
        sheet.Number(row, 3, total.Answered, sheet.Styles.GroupFigure);
        sheet.Text(row, 4, "", sheet.Styles.GroupFigure);
        sheet.Number(row, 5, total.Respondents.Count, sheet.Styles.GroupFigure);
        sheet.Text(row, 6, "", sheet.Styles.GroupFigure);
        var column = FixedHeads.Length;
        foreach (var group in question.Groups)
        {
            sheet.Number(row, ++column, group.Tabulation.Answered, sheet.Styles.GroupFigure);
        }

        var organizations = question.Total.Entries.Count == 0 ? wording.ListNames(total.Respondents) : "";
        sheet.Text(row, ++column, organizations, sheet.Styles.Group);
        for (var position = 0; position < total.Entries.Count; position++)
        {
            WriteEntry(sheet, ++row, question, position, wording);
        }

        WriteFigures(sheet, ref row, question, wording);
    }

    private static void WriteEntry(Sheet sheet, int row, QuestionResult question, int position, ReportWording wording)
    {
        var entry = question.Total.Entries[position];
        sheet.Text(row, 1, LabelOf(question, entry, wording), sheet.Styles.Body);
        sheet.Text(row, 2, "", sheet.Styles.Figure);
        sheet.Text(row, 3, "", sheet.Styles.Figure);
        sheet.Number(row, 4, entry.Count, sheet.Styles.Figure);
        sheet.Number(row, 5, entry.By.Count, sheet.Styles.Figure);
        if (entry.Share is { } share)
        {
            var kind = question.Total.Answered < ReportBook.DenominatorOfDecimals ? MatrixCell.Share : MatrixCell.FineShare;
            sheet.Number(row, 6, (double)share, sheet.Styles.Matrix(kind, recurrent: false, first: false));
        }
        else
        {
            sheet.Text(row, 6, "", sheet.Styles.Figure);
        }

        var column = FixedHeads.Length;
        foreach (var group in question.Groups)
        {
            sheet.Number(row, ++column, group.Tabulation.Entries[position].Count, sheet.Styles.Figure);
        }

        sheet.Text(row, ++column, entry.Count == 0 ? "" : wording.ListNames(entry.By), sheet.Styles.Body);
    }

    private static void WriteFigures(Sheet sheet, ref int row, QuestionResult question, ReportWording wording)
    {
        (string Label, Func<Tabulation, object?> Find)[] figures = question.Kind switch
        {
            ResultKind.Numbers =>
            [
                ("minimum", each => each.Numbers?.Minimum),
                ("maximum", each => each.Numbers?.Maximum),
                ("mean", each => each.Numbers?.Mean),
                ("median", each => each.Numbers?.Median),
                ("sum", each => each.Numbers?.Sum),
            ],
            ResultKind.Dates => [("first", each => each.Dates?.Minimum), ("last", each => each.Dates?.Maximum)],
            ResultKind.Choices or ResultKind.Ranks or ResultKind.Elements or ResultKind.Answers => [],
            _ => throw new InvalidOperationException($"No kind {question.Kind}."),
        };
        foreach (var (label, find) in figures)
        {
            row++;
            for (var empty = 2; empty <= sheet.Columns; empty++)
            {
                sheet.Text(row, empty, "", sheet.Styles.Body);
            }

            sheet.Text(row, 1, wording[$"workbook.results.{label}"], sheet.Styles.Body);
            WriteFigure(sheet, row, 4, find(question.Total));
            var column = FixedHeads.Length;
            foreach (var group in question.Groups)
            {
                WriteFigure(sheet, row, ++column, find(group.Tabulation));
            }
        }
    }

    private static void WriteFigure(Sheet sheet, int row, int column, object? figure)
    {
        if (figure is not null)
        {
            sheet.Value(row, column, figure, sheet.Styles.Figure);
        }
    }

    private static string LabelOf(QuestionResult question, EntryCount entry, ReportWording wording)
    {
        var label = wording.Of(entry.Label);
        label = question.Kind == ResultKind.Elements ? $"({entry.Code}) {label}" : label;
        return entry.MeanRank is { } rank
            ? wording.Fill("workbook.results.mean-rank", ("label", label), ("rank", wording.Number(rank)))
            : label;
    }
}
