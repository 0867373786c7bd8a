using ClosedXML.Excel;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Rounds;
using Survey.Files.AnswerWorkbooks;

namespace Survey.Tests.Files.AnswerWorkbooks;

/// <summary>An answer workbook as a person uses it: written, opened, changed, saved, and read back.</summary>
internal sealed class AnsweredWorkbook
{
    public const string FileName = "answer.xlsx";

    private static readonly DateOnly Today = new(2017, 6, 20);

    public AnsweredWorkbook(Round round, AnswerSet? answers = null, string language = "en", string? organization = null)
    {
        Round = round;
        var content = new AnswerWorkbookContent(
            round,
            organization is null ? round.Invited![0] : round.Directory.FindOrganization(organization)!,
            language)
        {
            Answers = answers,
            ETag = "\"1.2\"",
        };
        using var stream = new MemoryStream();
        AnswerWorkbook.Write(stream, content);
        Bytes = stream.ToArray();
    }

    public Round Round { get; }

    /// <summary>Content of the file.</summary>
    public byte[] Bytes { get; set; }

    /// <summary>Opens the workbook, changes it and saves it.</summary>
    public AnsweredWorkbook Change(Action<IXLWorkbook> change, bool evaluate = false)
    {
        using var stream = new MemoryStream();
        stream.Write(Bytes);
        using (var workbook = new XLWorkbook(stream))
        {
            change(workbook);
            workbook.Save(validate: false, evaluateFormulae: evaluate);
        }

        Bytes = stream.ToArray();
        return this;
    }

    /// <summary>The cell for the answer to a question outside of tables.</summary>
    public static IXLCell AnswerOf(IXLWorkbook workbook, string code)
    {
        var mark = workbook
            .Worksheets.SelectMany(sheet => sheet.Column(1).CellsUsed())
            .Single(cell => cell.GetString() == $"#question {code}");
        return mark.WorksheetRow()
            .Cell(mark.Worksheet.Row(1).CellsUsed().Single(cell => cell.GetString() == "#answer").Address.ColumnNumber);
    }

    /// <summary>A cell of a table, by the table's path, the row number from 1, and the code of the column.</summary>
    public static IXLCell AnswerOf(IXLWorkbook workbook, string table, int row, string code)
    {
        var mark = workbook
            .Worksheets.SelectMany(sheet => sheet.Column(1).CellsUsed())
            .Single(cell => cell.GetString() == $"#table {table}");
        var column = mark.WorksheetRow().CellsUsed().Single(cell => cell.GetString() == code).Address.ColumnNumber;
        var first = mark.Address.RowNumber + 1;
        while (mark.Worksheet.Cell(first, 1).GetString() == "#text")
        {
            first++;
        }

        return mark.Worksheet.Cell(first + row - 1, column);
    }

    /// <summary>The answer cell of a row on the first sheet, by the row's mark.</summary>
    public static IXLCell OnStart(IXLWorkbook workbook, string mark) =>
        workbook
            .Worksheets.SelectMany(sheet => sheet.Column(1).CellsUsed())
            .Single(cell => cell.GetString() == mark)
            .WorksheetRow()
            .Cell(3);

    /// <summary>Marks the workbook as final and fills in the submitter and the day.</summary>
    public AnsweredWorkbook Submit(string by = "Amina, secretary") => Change(workbook =>
    {
        OnStart(workbook, "#submitted-by").Value = by;
        OnStart(workbook, "#submitted-on").Value = new DateTime(2017, 6, 19, 0, 0, 0, DateTimeKind.Unspecified);
        OnStart(workbook, "#state").Value = AnswerWords.Of("en").Final;
    });

    public Outcome<FilledWorkbook> Read(Round? round = null, AnswerSet? stored = null)
    {
        using var stream = new MemoryStream(Bytes);
        var opened = AnswerWorkbookReader.Open(stream, FileName);
        return opened.Value is { } workbook
            ? AnswerWorkbookReader.Read(workbook, round ?? Round, Today, stored)
            : new Outcome<FilledWorkbook>(Value: null, opened.Problems, opened.Errors, opened.ProblemsNotKept);
    }

    /// <summary>Reads the workbook back; fails if it cannot be used.</summary>
    public FilledWorkbook ReadFilled(Round? round = null, AnswerSet? stored = null)
    {
        var outcome = Read(round, stored);
        outcome.Problems.ShouldBeEmpty();
        return outcome.Value.ShouldNotBeNull();
    }

    /// <summary>Reads the answers back as JSON; fails if there is any problem.</summary>
    public string ReadJson()
    {
        var filled = ReadFilled();
        filled.Problems.ShouldBeEmpty();
        return RandomAnswers.ToJson(filled.Answers);
    }

    /// <summary>All problems of the workbook, one line each: code and place.</summary>
    public IReadOnlyList<string> Told(Round? round = null, AnswerSet? stored = null)
    {
        var outcome = Read(round, stored);
        return [.. outcome.Problems.Concat(outcome.Value?.Problems ?? []).Select(problem => $"{problem.Code} {problem.Place}")];
    }
}
