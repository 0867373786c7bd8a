using ClosedXML.Excel;
using Survey.Core.Questionnaires.XlsForms;
using Survey.Core.Reading.Tables;
using Survey.Files.Workbooks;

namespace Survey.Files.XlsForms;

/// <summary>
/// Writes a form as a workbook, one sheet per table. All cells are text, so that none is read as a number, date or formula.
/// </summary>
public static class FormWorkbook
{
    private const double Narrowest = 10;
    private const double Widest = 60;

    /// <summary>Writes the workbook (.xlsx).</summary>
    /// <param name="output">A writable stream; it need not be seekable and is left open.</param>
    /// <param name="form">The form to write.</param>
    public static void Write(Stream output, XlsForm form)
    {
        using var workbook = new XLWorkbook(XLEventTracking.Disabled);
        foreach (var sheet in form.Sheets)
        {
            Write(workbook.AddWorksheet(sheet.Name), sheet);
        }

        using var package = new MemoryStream();
        workbook.SaveAs(package);
        Package.Repair(package);
        package.Position = 0;
        package.CopyTo(output);
    }

    private static void Write(IXLWorksheet worksheet, TextTable sheet)
    {
        // With the text format, values that somebody types later also stay text.
        worksheet.Style.NumberFormat.Format = "@";
        foreach (var row in sheet.Rows)
        {
            for (var column = 0; column < row.Cells.Count; column++)
            {
                if (row.Cells[column].Length > 0)
                {
                    WriteCell(worksheet.Cell(row.Number, column + 1), row.Cells[column]);
                }
            }
        }

        worksheet.Row(1).Style.Font.Bold = true;
        worksheet.SheetView.FreezeRows(1);
        for (var column = 0; column < (sheet.Header?.Cells.Count ?? 0); column++)
        {
            var longest = sheet.Rows.Max(row => row[column].Split('\n').Max(line => line.Length));
            worksheet.Column(column + 1).Width = Math.Clamp(longest + 2, Narrowest, Widest);
        }
    }

    private static void WriteCell(IXLCell cell, string text)
    {
        cell.SetValue(CellText.Fit(text));
        cell.Style.NumberFormat.Format = "@";
        cell.Style.Alignment.WrapText = text.Contains('\n', StringComparison.Ordinal);
        if (CellText.LooksLikeFormula(text))
        {
            cell.Style.IncludeQuotePrefix = true;
        }
    }
}
