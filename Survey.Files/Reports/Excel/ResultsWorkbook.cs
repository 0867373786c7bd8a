using ClosedXML.Excel;
using Survey.Core.Results;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Excel;

/// <summary>
/// Writes the results of questions as an Excel workbook with one sheet: the questions one below the other, a row per choice, and
/// a column per region, type and answer.
/// </summary>
public static class ResultsWorkbook
{
    private const int TitleRow = 1;
    private const int SubtitleRow = 2;
    private const int HeadRow = 3;
    private static readonly double[] FixedWidths = [60, 11, 11, 9, 12, 12];
    private static readonly string[] FixedHeads = ["question", "asked", "answered", "count", "respondents", "share"];

    /// <summary>Writes the workbook (.xlsx).</summary>
    /// <param name="output">A writable stream; it need not be seekable and is left open.</param>
    /// <param name="export">The results to write.</param>
    public static void Write(Stream output, ResultsExport export)
    {
        var results = export.Results;
        using var workbook = new XLWorkbook(XLEventTracking.Disabled);
        var wording = new ReportWording(results.Round, export.Language);
        workbook.Properties.Title = CellText.Fit(wording.Of(results.Round.Title));
        workbook.Properties.Subject = wording.Fill("results.sheet.subject", ("round", results.Round.Code));
        workbook.Properties.Author = "SurveyEngine";
        workbook.Properties.Created = export.ProducedAt.UtcDateTime;
        workbook.Properties.Modified = export.ProducedAt.UtcDateTime;
        WriteSheet(workbook.AddWorksheet(wording["results.sheet"]), results, wording);
        using var package = new MemoryStream();
        workbook.SaveAs(package);
        Package.Repair(package);
        package.Position = 0;
        package.CopyTo(output);
    }

    private static void WriteSheet(IXLWorksheet worksheet, RoundResults results, ReportWording wording)
    {
        List<ResultGroup> groups = [.. results.Questions.Take(1).SelectMany(question => question.Groups).Select(group => group.Group)];
        double[] widths = [.. FixedWidths, .. groups.Select(_ => 13d), 60];
        var sheet = new Sheet(worksheet, new CellStyles(), widths);
        sheet.SetWidths();
        worksheet.RightToLeft = wording.In.Direction == "rtl";
        sheet.Line(TitleRow, wording.Of(results.Round.Title), sheet.Styles.Title);
        sheet.Line(SubtitleRow, Describe(results, wording), sheet.Styles.Subtitle);
        var column = 0;
        List<string> heads =
        [
            .. FixedHeads.Select(head => wording[$"results.sheet.{head}"]),
            .. groups.Select(group => wording.Heading(group.Name)),
            wording["results.sheet.organizations"],
        ];
        foreach (var head in heads)
        {
            column++;
            sheet.Text(HeadRow, column, head, column == 1 ? sheet.Styles.Head : sheet.Styles.HeadCentered);
        }

        var row = HeadRow;
        foreach (var question in results.Questions)
        {
            WriteQuestion(sheet, ref row, question, wording);
        }

        sheet.FitRows();
        worksheet.SheetView.Freeze(HeadRow, 1);
        PageLayout.SetUp(worksheet, pagesWide: 1, HeadRow);
    }

    private static string Describe(RoundResults results, ReportWording wording)
    {
        List<string> sentences = [$"{wording.Count("responses", results.Responded)}."];
        if (results.Selection.Region is { } only)
        {
            sentences.Add(wording.Fill("results.sheet.only", ("region", wording.Of(only.Name))));
        }

        if (results.Selection.By is { } by)
        {
            sentences.Add(wording.Fill("results.sheet.by", ("question", wording.Of(by.Question.Label))));
        }

        sentences.Add(wording["results.sheet.rows"]);
        return string.Join(' ', sentences);
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
        var label = wording.Of(entry.Label);
        var rank = entry.MeanRank is { } mean ? $" ({wording.Fill("results.mean-rank", ("rank", mean))})" : "";
        sheet.Text(row, 1, (question.Kind == ResultKind.Elements ? $"({entry.Code}) {label}" : label) + rank, sheet.Styles.Body);
        sheet.Text(row, 2, "", sheet.Styles.Figure);
        sheet.Text(row, 3, "", sheet.Styles.Figure);
        sheet.Number(row, 4, entry.Count, sheet.Styles.Figure);
        sheet.Number(row, 5, entry.By.Count, sheet.Styles.Figure);
        if (entry.Share is { } share)
        {
            var kind = question.Total.Answered < ReportWording.DenominatorOfDecimals ? MatrixCell.Share : MatrixCell.FineShare;
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
        (string Key, Func<Tabulation, object?> Find)[] figures = question.Kind switch
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
        foreach (var (key, find) in figures)
        {
            row++;
            for (var empty = 2; empty <= sheet.Columns; empty++)
            {
                sheet.Text(row, empty, "", sheet.Styles.Body);
            }

            sheet.Text(row, 1, wording[$"results.sheet.{key}"], sheet.Styles.Body);
            WriteFigure(sheet, row, 4, find(question.Total), wording);
            var column = FixedHeads.Length;
            foreach (var group in question.Groups)
            {
                WriteFigure(sheet, row, ++column, find(group.Tabulation), wording);
            }
        }
    }

    private static void WriteFigure(Sheet sheet, int row, int column, object? figure, ReportWording wording)
    {
        if (figure is decimal number)
        {
            sheet.Number(row, column, (double)number, sheet.Styles.ExactFigure);
        }
        else if (figure is DateOnly day)
        {
            sheet.Text(row, column, wording.Day(day), sheet.Styles.ExactFigure);
        }
    }
}
