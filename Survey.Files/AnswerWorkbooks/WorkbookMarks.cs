namespace Survey.Files.AnswerWorkbooks;

// How a workbook is read back whatever people do to it.
//
// Every sheet has a hidden first row and a hidden first column. Where they cross stands the workbook's identity. The
// hidden column says which question each row answers, the hidden row which column holds the answers. A table has a hidden
// row above its head with the code of each column. These are texts in cells, and nothing else: they move along when
// rows or columns are inserted, deleted or moved, sheets renamed, reordered or copied, and every program that can save a
// workbook keeps them, where defined names, document properties and hidden names get lost on the way.

/// <summary>The texts in the hidden cells of an answer workbook, which say what stands where.</summary>
internal static class WorkbookMarks
{
    /// <summary>In the hidden column: the row answers the question of the code that follows.</summary>
    public const string Question = "#question ";

    /// <summary>In the hidden column: below stands the table of the repeat group whose path follows.</summary>
    public const string Table = "#table ";

    /// <summary>In the hidden row: the column holds the answers.</summary>
    public const string Answer = "#answer";

    /// <summary>In a table's row of codes: the number of the row.</summary>
    public const string Number = "#number";

    /// <summary>In a table's row of codes: the number of the row of the outer table that a row belongs to.</summary>
    public const string OuterNumber = "#outer";

    /// <summary>In the hidden row or column: here stands the workbook's own text.</summary>
    public const string Text = "#text";

    /// <summary>In the hidden column: who submits.</summary>
    public const string SubmittedBy = "#submitted-by";

    /// <summary>In the hidden column: on which day.</summary>
    public const string SubmittedOn = "#submitted-on";

    /// <summary>In the hidden column: whether it is submitted or a draft.</summary>
    public const string State = "#state";

    // Between a question's code and that of a choice, or a rank; no code holds it.
    private const char PartMark = '/';

    /// <summary>The mark of a question, or of a part of it.</summary>
    public static string Of(string code, string? part) => part is null ? code : $"{code}{PartMark}{part}";

    /// <summary>The question and the part that a mark names.</summary>
    public static (string Code, string? Part) Split(string mark)
    {
        var at = mark.IndexOf(PartMark, StringComparison.Ordinal);
        return at < 0 ? (mark, null) : (mark[..at], mark[(at + 1)..]);
    }
}
