using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;
using Survey.Files.Workbooks;

namespace Survey.Files.Exports;

/// <summary>
/// Writes exported tables as one workbook, a sheet for each. A table with more rows than a sheet can hold continues on further
/// sheets.
/// </summary>
internal static class WorkbookTables
{
    /// <summary>The number of columns of a sheet.</summary>
    public const int MaxColumns = 16_384;

    private const int MaxRows = 1_048_576;
    private const int WidestColumn = 40;
    private const string CutNote = "… (cut; the whole text: survey export --format csv)";

    private static readonly SpreadCheetahOptions Options = new()
    {
        DefaultDateTimeFormat = NumberFormat.Custom("yyyy-mm-dd"),
        PreserveStringWhitespace = true,
    };

    /// <summary>Writes the tables. Memory does not grow with the number of rows.</summary>
    /// <param name="output">Left open.</param>
    /// <param name="tables">Each with at most <see cref="MaxColumns"/> columns.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <param name="maxRows">The number of rows of a sheet, including the header.</param>
    public static async Task Write(
        Stream output,
        IEnumerable<TableExport> tables,
        CancellationToken cancellationToken,
        int maxRows = MaxRows)
    {
        await using var book = await Spreadsheet.CreateNewAsync(output, Options, cancellationToken);
        var bold = book.AddStyle(new Style { Font = { Bold = true } });
        var names = new SheetNames([]);
        foreach (var table in tables)
        {
            await Start(table);
            await foreach (var row in table.Rows.WithCancellation(cancellationToken))
            {
                if (book.NextRowNumber > maxRows)
                {
                    await Start(table);
                }

                await book.AddRowAsync(Array.ConvertAll(row, ToCell), cancellationToken);
            }
        }

        await book.FinishAsync(cancellationToken);

        async Task Start(TableExport table)
        {
            var sheet = new WorksheetOptions { FrozenRows = 1 };
            for (var number = 1; number <= table.Columns.Count; number++)
            {
                sheet.Column(number).Width = WidthOf(table.Columns[number - 1]);
            }

            await book.StartWorksheetAsync(names.Take(table.Name), sheet, cancellationToken);
            await book.AddHeaderRowAsync([.. table.Columns.Select(column => CellText.Fit(column.Name))], bold, cancellationToken);
        }
    }

    /// <summary>
    /// The width of a column in characters: enough for its name, and for a date, which programs show as #### where it does not fit.
    /// </summary>
    private static double WidthOf(ExportColumn column) =>
        Math.Clamp(column.Name.Length + 2, column.Kind == ColumnKind.Text ? 20 : 12, WidestColumn);

    private static DataCell ToCell(object? cell) => cell switch
    {
        null => default,
        string text => new DataCell(CellText.Fit(text, CutNote)),
        decimal number when CellValue.IsExact(number) => new DataCell(number),
        DateOnly date when CellValue.IsExact(date) => new DataCell(date.ToDateTime(TimeOnly.MinValue)),
        decimal or DateOnly => new DataCell(CellValue.ToText(cell)),
        bool truth => new DataCell(truth),
        _ => throw new ArgumentException($"A cell cannot contain a {cell.GetType().Name}.", nameof(cell)),
    };
}
