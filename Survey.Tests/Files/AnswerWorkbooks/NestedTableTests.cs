using Survey.Core.Rounds;
using static Survey.Tests.Files.AnswerWorkbooks.AnsweredWorkbook;

namespace Survey.Tests.Files.AnswerWorkbooks;

/// <summary>Nested tables, whose rows give the number of the row they belong to.</summary>
public sealed class NestedTableTests
{
    private static readonly Round Round = AnswerWorkbookRoundTripTests.MakeRound(
        """
        {"code": "nested", "version": "1", "items": [
          {"type": "repeat", "code": "projects", "label": "Projects", "items": [
            {"type": "text", "code": "name", "label": "Name"},
            {"type": "repeat", "code": "partners", "label": "Partners", "items": [
              {"type": "text", "code": "partner", "label": "Partner"},
              {"type": "repeat", "code": "grants", "label": "Grants", "items": [{"type": "integer", "code": "sum", "label": "Sum"}]}]}]}]}
        """);

    [Test]
    public void Read_RowsThatNameTheirRow_BelongToItInWhateverOrder()
    {
        var workbook = new AnsweredWorkbook(Round).Change(book =>
        {
            AnswerOf(book, "projects", 1, "name").Value = "First";
            AnswerOf(book, "projects", 3, "name").Value = "Third";
            Partner(book, 1, "3.", "of the third");
            Partner(book, 2, 1, "of the first");
            Partner(book, 5, 4, "of one without a name");
            AnswerOf(book, "projects/partners/grants", 1, "#outer").Value = 2;
            AnswerOf(book, "projects/partners/grants", 1, "sum").Value = 100;
        });

        workbook
            .ReadJson()
            .ReplaceLineEndings("")
            .Replace(" ", "", StringComparison.Ordinal)
            .ShouldBe("""
                {"projects":[{"name":"First","partners":[{"partner":"ofthefirst","grants":[{"sum":100}]}]},
                {"name":"Third","partners":[{"partner":"ofthethird"}]},{"partners":[{"partner":"ofonewithoutaname"}]}]}
                """.ReplaceLineEndings(""));
    }

    [Test]
    public void Read_RowThatNamesNone_OrTwo_IsReported()
    {
        var told = new AnsweredWorkbook(Round).Change(book =>
        {
            AnswerOf(book, "projects", 1, "name").Value = "First";
            AnswerOf(book, "projects", 2, "name").Value = "Second";
            AnswerOf(book, "projects", 2, "#number").Value = 1;
            Partner(book, 1, 1, "of which?");
            Partner(book, 2, "", "of none");
            Partner(book, 3, 77, "beyond the table");
        }).Told();

        told.ShouldBe(
        [
            "workbook-row-unknown answer.xlsx: Partners row 7, No. in “Projects” (C7)",
            "workbook-row-unknown answer.xlsx: Partners row 8, No. in “Projects” (C8)",
            "workbook-row-unknown answer.xlsx: Partners row 9, No. in “Projects” (C9)",
        ]);
    }

    [Test]
    public void Read_InnerTableGone_IsReported() =>
        new AnsweredWorkbook(Round).Change(book =>
        {
            AnswerOf(book, "projects", 1, "name").Value = "First";
            book.Worksheet("Partners").Delete();
        }).Told().ShouldBe(["workbook-column-missing answer.xlsx"]);

    private static void Partner(ClosedXML.Excel.IXLWorkbook book, int row, object outer, string name)
    {
        AnswerOf(book, "projects/partners", row, "#outer").Value = outer;
        AnswerOf(book, "projects/partners", row, "partner").Value = name;
    }
}
