using ClosedXML.Excel;
using Survey.Files.Workbooks;

namespace Survey.Files.Tables;

/// <summary>Writes a workbook that people fill in: tables as text, with notes at headers and drop-downs.</summary>
public static class GuidedWorkbook
{
    /// <summary>The last row with a drop-down, so that rows can be added.</summary>
    private const int LastRow = 2_000;

    private const int LongestList = 255;
    private const double Narrowest = 12;
    private const double Widest = 60;
    private const int ProseWidth = 100;
    private const double LineHeight = 16;
    private const double HighestRow = 400;
    private const int NoteWidth = 44;
    private const int NoteLine = 40;

    /// <summary>Writes the workbook (.xlsx).</summary>
    /// <param name="output">A writable stream; it need not be seekable and is left open.</param>
    /// <param name="sheets">The sheets, in order.</param>
    /// <param name="isRightToLeft">True if columns begin on the right.</param>
    public static void Write(Stream output, IReadOnlyList<GuidedSheet> sheets, bool isRightToLeft)
    {
        using var workbook = new XLWorkbook(XLEventTracking.Disabled);
        foreach (var sheet in sheets)
        {
            workbook.AddWorksheet(sheet.Table.Name).RightToLeft = isRightToLeft;
        }

        foreach (var sheet in sheets)
        {
            Write(workbook.Worksheet(sheet.Table.Name), sheet, workbook);
        }

        using var package = new MemoryStream();
        workbook.SaveAs(package);
        Package.Repair(package);
        package.Position = 0;
        package.CopyTo(output);
    }

    private static void Write(IXLWorksheet worksheet, GuidedSheet sheet, XLWorkbook workbook)
    {
        // With the text format, Excel keeps codes such as 1 or 2017-10 as they are typed.
        worksheet.Style.NumberFormat.Format = "@";
        worksheet.Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
        foreach (var row in sheet.Table.Rows)
        {
            for (var column = 0; column < row.Cells.Count; column++)
            {
                if (row.Cells[column].Length > 0)
                {
                    WriteCell(worksheet.Cell(row.Number, column + 1), row.Cells[column]);
                }
            }
        }

        var columns = sheet.Table.Rows.Select(row => row.Cells.Count).DefaultIfEmpty(1).Max();
        for (var column = 0; column < columns; column++)
        {
            var longest = sheet.Table.Rows.Max(row => row[column].Split('\n').Max(line => line.Length));
            worksheet.Column(column + 1).Width = sheet.IsProse ? ProseWidth : Math.Clamp(longest + 2, Narrowest, Widest);
            worksheet.Column(column + 1).Style.Alignment.WrapText = longest + 2 > Narrowest;
            if (sheet.RightToLeftColumns.TryGetValue(sheet.Table.Header?[column] ?? "", out var isRightToLeft))
            {
                worksheet.Column(column + 1).Style.Alignment.ReadingOrder = isRightToLeft
                    ? XLAlignmentReadingOrderValues.RightToLeft
                    : XLAlignmentReadingOrderValues.LeftToRight;
            }
        }

        worksheet.PageSetup.PageOrientation = XLPageOrientation.Landscape;
        worksheet.PageSetup.FitToPages(1, 0);
        if (sheet.IsProse)
        {
            WriteProse(worksheet, sheet);
            return;
        }

        FitHeights(worksheet, sheet);
        var header = worksheet.Range(1, 1, 1, Math.Max(1, columns));
        header.Style.Font.Bold = true;
        header.Style.Fill.BackgroundColor = XLColor.FromHtml("#E4ECF4");
        worksheet.SheetView.FreezeRows(1);
        WriteNotes(worksheet, sheet);
        foreach (var dropDown in sheet.DropDowns)
        {
            Write(worksheet, sheet, dropDown, workbook);
        }
    }

    /// <summary>Makes rows with long texts high enough: not every program fits the height when it opens the file.</summary>
    private static void FitHeights(IXLWorksheet worksheet, GuidedSheet sheet)
    {
        foreach (var row in sheet.Table.Rows)
        {
            var lines = row.Cells
                .Select(cell => cell.Split('\n').Sum(line => 1 + (line.Length / (int)(Widest - 4))))
                .DefaultIfEmpty(1)
                .Max();
            if (lines > 1)
            {
                worksheet.Row(row.Number).Height = Math.Min(HighestRow, LineHeight * lines);
            }
        }
    }

    /// <summary>Sentences, each in a row that is high enough for it: not every program fits the height when it opens the file.</summary>
    private static void WriteProse(IXLWorksheet worksheet, GuidedSheet sheet)
    {
        worksheet.Cell(1, 1).Style.Font.Bold = true;
        foreach (var row in sheet.Table.Rows)
        {
            worksheet.Row(row.Number).Height = LineHeight * (1 + (row[0].Length / ProseWidth));
            worksheet.Cell(row.Number, 1).Style.Alignment.ReadingOrder = worksheet.RightToLeft
                ? XLAlignmentReadingOrderValues.RightToLeft
                : XLAlignmentReadingOrderValues.LeftToRight;
        }
    }

    private static void WriteCell(IXLCell cell, string text)
    {
        cell.SetValue(CellText.Fit(text));
        if (CellText.LooksLikeFormula(text))
        {
            cell.Style.IncludeQuotePrefix = true;
        }
    }

    private static void WriteNotes(IXLWorksheet worksheet, GuidedSheet sheet)
    {
        foreach (var (index, header) in (sheet.Table.Header?.Cells ?? []).Index())
        {
            if (sheet.Notes.TryGetValue(ColumnOf(header), out var note))
            {
                var comment = worksheet.Cell(1, index + 1).Comment;
                comment.AddText(note);
                comment.Style.Size.SetWidth(NoteWidth);
                comment.Style.Size.SetHeight(16 * (2 + (note.Length / NoteLine)));
            }
        }
    }

    private static string ColumnOf(string header) =>
        header.IndexOf(" (", StringComparison.Ordinal) is var at and > 0 ? header[..at] : header;

    private static void Write(IXLWorksheet worksheet, GuidedSheet sheet, DropDown dropDown, XLWorkbook workbook)
    {
        var column = (sheet.Table.Header?.Cells ?? []).ToList().IndexOf(dropDown.Column) + 1;
        if (column == 0)
        {
            return;
        }

        var cells = worksheet.Range(dropDown.Row ?? 2, column, dropDown.Row ?? LastRow, column);
        if (dropDown.Sheet is { } name && workbook.TryGetWorksheet(name, out var other))
        {
            Show(cells.SetDataValidation()).List(other.Range(2, 1, LastRow, 1), inCellDropdown: true);
        }
        else if (dropDown.Choices is { Count: > 0 } choices
            && string.Join(',', choices) is { Length: <= LongestList } list
            && !choices.Any(choice => choice.Contains(',', StringComparison.Ordinal)))
        {
            Show(cells.SetDataValidation()).List($"\"{list.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", inCellDropdown: true);
        }
    }

    private static IXLDataValidation Show(IXLDataValidation validation)
    {
        validation.ErrorStyle = XLErrorStyle.Warning;
        validation.IgnoreBlanks = true;
        return validation;
    }
}
