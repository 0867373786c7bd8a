using ClosedXML.Excel;
using Survey.Core.Rounds;
using Survey.Tests.Support;
using static Survey.Tests.Files.AnswerWorkbooks.AnsweredWorkbook;

namespace Survey.Tests.Files.AnswerWorkbooks;

/// <summary>Numbers, dates and choices as people type them, read by questions of different types.</summary>
public sealed class TypedValueTests
{
    private const string Questionnaire =
        """
        {"code": "typed", "version": "1", "items": [
          {"type": "integer", "code": "integer", "label": "Integer"},
          {"type": "decimal", "code": "decimal", "label": "Decimal"},
          {"type": "decimal", "code": "share", "label": "Share", "unit": "percent"},
          {"type": "decimal", "code": "money", "label": "Money", "unit": "EUR"},
          {"type": "range", "code": "range", "label": "Range", "start": 1, "end": 5, "step": 1},
          {"type": "date", "code": "date", "label": "Date"},
          {"type": "time", "code": "time", "label": "Time"},
          {"type": "date-time", "code": "moment", "label": "Moment"},
          {"type": "url", "code": "url", "label": "Link"},
          {"type": "acknowledge", "code": "sure", "label": "Sure?"},
          {"type": "select-one", "code": "one", "label": "One", "choices": "list"},
          {"type": "select-one", "code": "scale", "label": "Scale", "choices": "scale"},
          {"type": "select-many", "code": "many", "label": "Many", "choices": "list"},
          {"type": "select-many", "code": "long", "label": "Long", "choices": "long"},
          {"type": "rank", "code": "rank", "label": "Rank", "choices": "list"}],
         "choices": {
          "list": [{"code": "a", "label": {"en": "Data, research", "fr": "Données"}}, {"code": "b", "label": "Guides"},
           {"code": "c", "label": "Guides"}],
          "scale": [{"code": "1", "label": "5"}, {"code": "2", "label": "Two"}, {"code": "5", "label": "Five"}],
          "long": [LONG]}}
        """;

    private static readonly Round Round = AnswerWorkbookRoundTripTests.MakeRound(
        Questionnaire.Replace(
            "LONG",
            string.Join(',', Enumerable.Range(1, 30).Select(number => $$"""{"code": "n{{number}}", "label": "Number {{number}}"}""")),
            StringComparison.Ordinal));

    [TestCase("integer", "12", "12")]
    [TestCase("integer", " 1 234 567\u00A0", "1234567")]
    [TestCase("integer", "1'234", "1234")]
    [TestCase("integer", "+007", "7")]
    [TestCase("integer", "−5", "-5")]
    [TestCase("integer", "١٢٣", "123")]
    [TestCase("decimal", "1,5", "1.5")]
    [TestCase("decimal", "1.234,56", "1234.56")]
    [TestCase("decimal", "1,234.56", "1234.56")]
    [TestCase("decimal", "٣٫٥", "3.5")]
    [TestCase("decimal", "0.50", "0.5")]
    [TestCase("range", "5", "5")]
    [TestCase("date", "2017-06-26", "2017-06-26")]
    [TestCase("date", "26.6.2017", "2017-06-26")]
    [TestCase("date", "05.06.2017", "2017-06-05")]
    [TestCase("date", "26/06/2017", "2017-06-26")]
    [TestCase("date", "6/26/2017", "2017-06-26")]
    [TestCase("date", "2017/6/26", "2017-06-26")]
    [TestCase("date", "26 June 2017", "2017-06-26")]
    [TestCase("date", "June 26, 2017", "2017-06-26")]
    [TestCase("date", "1er juillet 2017", "2017-07-01")]
    [TestCase("date", "26 de junio de 2017", "2017-06-26")]
    [TestCase("date", "26 июня 2017", "2017-06-26")]
    [TestCase("date", "٢٦ يونيو ٢٠١٧", "2017-06-26")]
    [TestCase("time", "9:05", "09:05")]
    [TestCase("moment", "2017-06-26 14:30", "2017-06-26T14:30")]
    [TestCase("url", "\u200Bhttps://example.org/a–b ", "https://example.org/a–b")]
    [TestCase("sure", "X", "OK")]
    [TestCase("sure", "no", null)]
    [TestCase("one", "Data, research", "a")]
    [TestCase("one", "données", "a")]
    [TestCase("one", "B", "b")]
    [TestCase("one", "Guides (c)", "c")]
    [TestCase("scale", "5 (1)", "1")]
    [TestCase("scale", "5", "5")]
    [TestCase("many/b", "✓", "b")]
    [TestCase("many/b", "Guides (b)", "b")]
    [TestCase("many/b", "-", null)]
    [TestCase("long", "n2; Number 3\nNumber 4", "n2 n3 n4")]
    [TestCase("long", "n2, n3, n2", "n2 n3")]
    [TestCase("long", "n2 n3", "n2 n3")]
    [TestCase("rank/2", "Guides (b)", "b")]
    public void Read_AsPeopleTypeIt_IsUnderstood(string question, string typed, string? expected)
    {
        var filled = new AnsweredWorkbook(Round).Change(book => AnswerOf(book, question).SetValue(typed)).ReadFilled();

        filled.Errors.ShouldBe(0, string.Join('\n', filled.Problems));
        filled.Answers.Find(question.Split('/')[0])?.ToText().ShouldBe(expected);
        (expected is null).ShouldBe(filled.Answers.Answers.Count == 0);
    }

    [TestCase("integer", "1,500", "number-ambiguous")]
    [TestCase("integer", "five", "number-invalid")]
    [TestCase("integer", "12 countries", "number-invalid")]
    [TestCase("integer", "1.5", "number-invalid")]
    [TestCase("decimal", "12 %", "number-invalid")]
    [TestCase("range", "6", "number-out-of-range")]
    [TestCase("date", "05/06/2017", "date-ambiguous")]
    [TestCase("date", "31.6.2017", "date-invalid")]
    [TestCase("date", "next week", "date-invalid")]
    [TestCase("time", "half past nine", "date-invalid")]
    [TestCase("url", "see our site", "url-invalid")]
    [TestCase("sure", "perhaps", "answer-unreadable")]
    [TestCase("one", "Guides", "choice-unknown")]
    [TestCase("many/b", "partly", "answer-unreadable")]
    [TestCase("long", "n2, n99", "choice-unknown")]
    [TestCase("rank/1", "Books", "choice-unknown")]
    public void Read_WhatIsNoAnswer_IsReportedAtItsCellWithWhatWasFound(string question, string typed, string code)
    {
        var problem = new AnsweredWorkbook(Round)
            .Change(book => AnswerOf(book, question).SetValue(typed))
            .ReadFilled()
            .Problems.ShouldHaveSingleItem();

        problem.Code.ShouldBe(code);
        problem.Place.ToString().ShouldMatch(@"^answer\.xlsx: Questions row \d+, .+ \(C\d+\)$");
        problem.InEnglish().ShouldContain(question == "long" ? "n99" : typed);
    }

    [Test]
    public void Read_CellsOfTheSpreadsheetsOwnKinds_AreUnderstood()
    {
        var filled = new AnsweredWorkbook(Round)
            .Change(book =>
            {
                AnswerOf(book, "integer").SetValue(12).Style.NumberFormat.Format = "0.00";
                AnswerOf(book, "decimal").SetValue(0.1 + 0.2).Style.NumberFormat.Format = "General";
                AnswerOf(book, "date").SetValue(new DateTime(2017, 6, 26, 0, 0, 0, DateTimeKind.Unspecified)).Style.NumberFormat.Format =
                    "d mmmm yyyy";
                AnswerOf(book, "time").SetValue(new TimeSpan(9, 5, 0)).Style.NumberFormat.Format = "h:mm";
                AnswerOf(book, "moment")
                    .SetValue(new DateTime(2017, 6, 26, 14, 30, 0, DateTimeKind.Unspecified))
                    .Style.NumberFormat.Format = "yyyy-mm-dd hh:mm";
                AnswerOf(book, "sure").SetValue(true);
                AnswerOf(book, "scale").SetValue(2);
            })
            .ReadFilled();

        filled.Problems.ShouldBeEmpty();
        filled.Answers.Answers.ToDictionary(each => each.Key, each => each.Value.ToText()).ShouldBe(
            new Dictionary<string, string>
            {
                ["integer"] = "12",
                ["decimal"] = "0.3",
                ["date"] = "2017-06-26",
                ["time"] = "09:05",
                ["moment"] = "2017-06-26T14:30",
                ["sure"] = "OK",
                ["scale"] = "2",
            },
            ignoreOrder: true);
    }

    [TestCase("decimal", 0.333, "0%", "shows 33.3\u00A0%|33.3 or|0.333.")]
    [TestCase("decimal", 0.5, "0.0 %", "shows 50\u00A0%|50 or|0.5.")]
    [TestCase("integer", 0.12, "0%", "shows 12\u00A0%|12 or|0.12.")]
    public void Read_PercentOfTheSpreadsheet_IsRefusedWithBothReadings(string question, double stored, string format, string parts)
    {
        var filled = new AnsweredWorkbook(Round)
            .Change(book => AnswerOf(book, question).SetValue(stored).Style.NumberFormat.Format = format)
            .ReadFilled();

        var problem = filled.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("number-ambiguous");
        foreach (var part in parts.Split('|'))
        {
            problem.InEnglish().ShouldContain(part);
        }
    }

    [TestCase(0.125, "0.0%", "12.5")]
    [TestCase(0.07, "0%", "7")]
    [TestCase(12.5, "General", "12.5")]
    [TestCase(0.5, "General", "0.5")]
    [TestCase(1, "0%", "100")]
    public void Read_PercentageOfTheSpreadsheet_IsWhatIsShown(double stored, string format, string expected)
    {
        var filled = new AnsweredWorkbook(Round)
            .Change(book => AnswerOf(book, "share").SetValue(stored).Style.NumberFormat.Format = format)
            .ReadFilled();

        filled.Problems.ShouldBeEmpty();
        filled.Answers.Find("share")!.ToText().ShouldBe(expected);
    }

    [Test]
    public void Write_AmountOfMoney_HasTheFormatOfItsCurrencyAndIsReadAgain()
    {
        var filled = new AnsweredWorkbook(Round)
            .Change(book =>
            {
                AnswerOf(book, "money").Style.NumberFormat.Format.ShouldBe("\"EUR\u00A0\"#,##0.00");
                AnswerOf(book, "share").Style.NumberFormat.Format.ShouldBe("General");
                AnswerOf(book, "money").SetValue(1200.5);
            })
            .ReadFilled();

        filled.Problems.ShouldBeEmpty();
        filled.Answers.Find("money")!.ToText().ShouldBe("1200.5");
    }

    [TestCase("#,##0_M_M_M")]
    [TestCase(@"_-* #,##0\ _D_M_-")]
    [TestCase("0*d")]
    [TestCase("0 \"days\"")]
    public void Read_NumberWhoseFormatPadsWithLetters_IsNoDate(string format) =>
        new AnsweredWorkbook(Round)
            .Change(book => AnswerOf(book, "integer").SetValue(190).Style.NumberFormat.Format = format)
            .ReadFilled()
            .Answers.Find("integer")!
            .ToText()
            .ShouldBe("190");

    [Test]
    public void Read_LinkOfTheSpreadsheet_IsTheAddressOfAWebAddressQuestion()
    {
        var filled = new AnsweredWorkbook(Round)
            .Change(book =>
            {
                Link(AnswerOf(book, "url").SetValue("our report"), "https://example.org/report");
                Link(AnswerOf(book, "one").SetValue("Data, research"), "https://example.org/data");
            })
            .ReadFilled();

        filled.Answers.Find("url")!.ToText().ShouldBe("https://example.org/report");
        filled.Answers.Find("one")!.ToText().ShouldBe("a");
        var problem = filled.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("workbook-cell-not-used");
        problem.InEnglish().ShouldContain("https://example.org/data");
    }

    [Test]
    public void Read_LinkThatTheSpreadsheetMadeOfATypedAddress_IsNoMatter()
    {
        var filled = new AnsweredWorkbook(Round)
            .Change(book => Link(AnswerOf(book, "url").SetValue("https://example.org"), "https://example.org/"))
            .ReadFilled();

        filled.Answers.Find("url")!.ToText().ShouldBe("https://example.org");
        filled.Problems.ShouldBeEmpty();
    }

    [Test]
    public void Read_Number_ThatIsADateWithoutItsFormat_IsOnlyTakenNearThePresent()
    {
        string? Read(double days) =>
            new AnsweredWorkbook(Round)
                .Change(book => AnswerOf(book, "date").SetValue(days).Style.NumberFormat.Format = "General")
                .ReadFilled()
                .Answers.Find("date")
                ?.ToText();

        Read(42912).ShouldBe("2017-06-26");
        Read(2017).ShouldBeNull();
    }

    private static void Link(IXLCell cell, string address) => cell.Hyperlink = new XLHyperlink(address);
}
