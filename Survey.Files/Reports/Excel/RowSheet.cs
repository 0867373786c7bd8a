using Survey.Core.Analysis;
using Survey.Core.Frameworks;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Excel;

/// <summary>The sheets of data: one row per recommendation, or per practice.</summary>
internal static class RowSheet
{
    /// <summary>The largest number of rows on a sheet. A note at its end says how many are left out.</summary>
    public const int MaxRows = 50_000;

    private const int HeadRow = 1;
    private const string LinkHead = "Link";

    private static readonly Column[] Columns =
    [
        new("Organization", 17, (book, row) => book.NameOf(row.Response)),
        new("Type", 18, (book, row) => book.Wording.Heading(row.Response.Respondent.Type.Name)),
        new("Regions", 18, (book, row) =>
            Wording.JoinOrNone(row.Response.Respondent.Regions.Select(region => book.Wording.Heading(region.Name)))),
        new("No.", 7, (_, row) => Wording.Count(row.Number)),
        new("Category", 18, (book, row) => row.Category is { } category ? book.Wording.Heading(category.Label) : "", IsOptional: true),
        new("Text", 54, (_, row) => row.Text),
        new("Details", 18, (_, row) => row.Details, IsOptional: true),
        new("Themes", 24, GetThemes, IsOptional: true),
        new("Elements", 11, (book, row) => string.Join(", ", GetElements(book, row).Select(element => element.Code))),
        new("Elements in words", 28, (book, row) => Wording.Join(GetElements(book, row).Select(element => book.Wording.Of(element.Short)))),
        new("State", 11, (_, row) => row.Response.State.ToString()),
        new(LinkHead, 26, (_, row) => row.Link ?? ""),
    ];

    /// <summary>Writes the sheet “Recommendations”.</summary>
    public static void WriteRecommendations(ReportBook book) => Write(book, "Recommendations", CodedRow.GetRecommendations);

    /// <summary>Writes the sheet “Practices”.</summary>
    public static void WritePractices(ReportBook book) => Write(book, "Practices", CodedRow.GetPractices);

    private static void Write(ReportBook book, string name, Func<Round, Response, IEnumerable<CodedRow>> read)
    {
        var rows = new List<CodedRow>();
        var more = 0;
        foreach (var row in book.Counted
            .OrderBy(response => response.Respondent.Organization?.Position ?? 0)
            .SelectMany(response => read(book.Round, response)))
        {
            if (rows.Count < MaxRows)
            {
                rows.Add(row);
            }
            else
            {
                more++;
            }
        }

        // Leave out optional columns that are empty in all rows.
        List<Column> columns = [.. Columns.Where(column => !column.IsOptional || rows.Any(row => column.Get(book, row).Length > 0))];
        var sheet = new Sheet(book.Add(name), book.Styles, [.. columns.Select(column => column.Width)]);
        sheet.SetWidths();
        WriteRows(book, sheet, columns, rows);
        sheet.Worksheet.Range(HeadRow, 1, HeadRow + rows.Count, columns.Count).SetAutoFilter();
        if (more > 0)
        {
            sheet.Line(
                HeadRow + rows.Count + 1,
                $"{Wording.Count(more)} more rows are not shown here. “survey rows {book.Round.Code}” exports all.",
                book.Styles.Remark);
        }

        PageLayout.Apply(sheet, book.Report, book.Wording, HeadRow, headColumns: 1);
    }

    private static void WriteRows(ReportBook book, Sheet sheet, List<Column> columns, List<CodedRow> rows)
    {
        for (var column = 0; column < columns.Count; column++)
        {
            sheet.Text(HeadRow, column + 1, columns[column].Head, book.Styles.Head);
        }

        sheet.SetHeight(HeadRow, 2);
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < columns.Count; column++)
            {
                var (at, text) = (HeadRow + 1 + row, columns[column].Get(book, rows[row]));
                if (columns[column].Head == LinkHead)
                {
                    sheet.Link(at, column + 1, text);
                }
                else
                {
                    sheet.Text(at, column + 1, text, column == 0 ? book.Styles.Label : book.Styles.Body);
                }
            }
        }
    }

    private static IEnumerable<Element> GetElements(ReportBook book, CodedRow row) =>
        row.Coded is null
            ? []
            : Coverage.Of(row.Coded, book.AnsweredFramework)
                .Elements.Positions.Select(position => book.AnsweredFramework.Elements[position]);

    private static string GetThemes(ReportBook book, CodedRow row) =>
        row.Coded is null || !book.AnsweredFramework.HasThemes
            ? ""
            : Wording.Join(
                Coverage
                    .Of(row.Coded, book.AnsweredFramework)
                    .Themes.Positions.Select(position => book.Wording.Of(book.AnsweredFramework.Themes[position])));

    /// <summary>A column of a sheet of data.</summary>
    /// <param name="Head">The header.</param>
    /// <param name="Width">The width, in characters.</param>
    /// <param name="Get">The text of a row's cell; empty if there is none.</param>
    /// <param name="IsOptional">Whether the column is left out if it is empty in all rows.</param>
    private sealed record Column(string Head, double Width, Func<ReportBook, CodedRow, string> Get, bool IsOptional = false);
}
