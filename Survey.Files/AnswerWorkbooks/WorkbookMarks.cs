namespace Survey.Files.AnswerWorkbooks;

// How a workbook can be read back after people changed its sheets.
//
// Every sheet has a hidden first row and a hidden first column. The cell in both contains the workbook's identity. The
// hidden column says which question each row answers; the hidden row says which column contains the answers. A table has
// a hidden row above its header with the code of each column. These marks are texts in cells and nothing else: they move
// along when rows or columns are inserted, deleted or moved, and when sheets are renamed, reordered or copied. Every
// program that saves workbooks keeps them, while defined names, document properties and hidden names can get lost.

/// <summary>The marks in the hidden cells of an answer workbook, which identify rows and columns.</summary>
internal static class WorkbookMarks
{
    /// <summary>In the hidden column: the row answers the question whose code follows.</summary>
    public const string Question = "#question ";

    /// <summary>In the hidden column: the rows below are the table of the repeat group whose path follows.</summary>
    public const string Table = "#table ";

    /// <summary>In the hidden row: the column holds the answers.</summary>
    public const string Answer = "#answer";

    /// <summary>In a table's row of codes: the column contains the row numbers.</summary>
    public const string Number = "#number";

    /// <summary>In a table's row of codes: the column contains the number of the outer table's row that each row belongs to.</summary>
    public const string OuterNumber = "#outer";

    /// <summary>In the hidden row or column: texts of the workbook itself, not answers.</summary>
    public const string Text = "#text";

    /// <summary>In the hidden column: the row contains the name of the submitter.</summary>
    public const string SubmittedBy = "#submitted-by";

    /// <summary>In the hidden column: the row contains the day of submission.</summary>
    public const string SubmittedOn = "#submitted-on";

    /// <summary>In the hidden column: the row says whether the response is final or a draft.</summary>
    public const string State = "#state";

    // Between the code of a question and that of a choice or a rank; codes of questions do not contain it.
    private const char PartMark = '/';

    /// <summary>The mark of a question, or of a part of it.</summary>
    public static string Of(string code, string? part) => part is null ? code : $"{code}{PartMark}{part}";

    /// <summary>The code of the question and the part in a mark; the part is null if there is none.</summary>
    public static (string Code, string? Part) Split(string mark)
    {
        var at = mark.IndexOf(PartMark, StringComparison.Ordinal);
        return at < 0 ? (mark, null) : (mark[..at], mark[(at + 1)..]);
    }
}
