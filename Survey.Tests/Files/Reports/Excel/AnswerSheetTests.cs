using System.Text.Json.Nodes;
using ClosedXML.Excel;
using Survey.Core.Languages;
using Survey.Core.Questionnaires.Questions;
using Survey.Files.Reports.Excel;
using Survey.Tests.Support;

namespace Survey.Tests.Files.Reports.Excel;

/// <summary>The sheets of answers: a column per question, a sheet per repeat group, and the words of the round.</summary>
public sealed class AnswerSheetTests
{
    private const string NestedItems = """
        [{"type": "select-one", "code": "has_recommendations", "label": "Any?", "choices": "yes-no"},
         {"type": "select-one", "code": "recommendations_status", "label": "Status", "choices": "status"},
         {"type": "repeat", "code": "recommendations", "label": "Recommendations", "items": [
           {"type": "text", "code": "text", "label": "Recommendation"},
           {"type": "coded", "code": "elements", "label": "Elements"},
           {"type": "date", "code": "day", "label": "By when"},
           {"type": "decimal", "code": "cost", "label": "Cost"},
           {"type": "integer", "code": "year", "label": "Year"},
           {"type": "select-many", "code": "who", "label": "Who acts", "choices": "yes-no"},
           {"type": "calculated", "code": "double", "label": "Twice the cost", "calculation": "${cost} * 2"},
           {"type": "repeat", "code": "steps", "label": "Steps", "items": [
             {"type": "text", "code": "step", "label": "Step"}]}]}]
        """;

    [Test]
    public void Write_EveryKindOfQuestion_HasAColumnWithItsValue()
    {
        using var written = new WrittenWorkbook(ReadNested());

        var sheet = written["Recommendations"];
        WrittenWorkbook.TextsOf(sheet, 1).ShouldBe(
        [
            "Organization", "Type", "Regions", "No.", "Recommendation", "Elements: themes", "Elements: codes", "Elements",
            "By when", "Cost", "Year", "Who acts", "Twice the cost", "State",
        ]);
        sheet.Cell(2, 5).GetString().ShouldBe("=1+1");
        sheet.Cell(2, 5).HasFormula.ShouldBeFalse();
        sheet.Cell(2, 7).GetString().ShouldBe("a, b, c", "the row names the whole theme");
        sheet.Cell(2, 9).GetDateTime().ShouldBe(new DateTime(2030, 12, 31));
        sheet.Cell(2, 9).Style.NumberFormat.Format.ShouldBe("d mmmm yyyy");
        sheet.Cell(2, 10).GetDouble().ShouldBe(12.5);
        sheet.Cell(2, 11).GetDouble().ShouldBe(2019);
        sheet.Cell(2, 11).Style.NumberFormat.Format.ShouldBeEmpty("a year has no thousands separator");
        sheet.Cell(2, 12).GetString().ShouldBe("Yes; No");
        sheet.Cell(2, 13).GetDouble().ShouldBe(25);
    }

    [Test]
    public void Write_NestedRepeatGroup_HasASheetWithBothRowNumbers()
    {
        using var written = new WrittenWorkbook(ReadNested());

        var rows = WrittenWorkbook.RowsOf(written["Steps"]);
        rows[0].ShouldBe(["Organization", "Type", "Regions", "Recommendations: no.", "No.", "Step", "State"]);
        rows.Skip(1).Select(row => (row[3], row[4], row[5])).ShouldBe([("1", "1", "First"), ("1", "2", "Second"), ("2", "1", "Third")]);
    }

    [Test]
    public void Write_QuestionsOutsideRepeatGroups_HaveASheetOfResponsesAndResults()
    {
        using var written = new WrittenWorkbook(SampleRound.Read("review-2018"));

        var questions = written.Sample.Round.Questionnaire.Scope.Questions.Select(each => written.Label(each.Question)).ToList();
        var head = WrittenWorkbook.TextsOf(written["Responses"], 1);
        head.Skip(3).SkipLast(3).ShouldBe(questions.Where(label => label != "Objectives the mechanism can support"));
        written["Responses"].LastRowUsed().RowNumber().ShouldBe(1 + written.Sample.ReadAnswers().Results.Responded);
        var results = WrittenWorkbook.RowsOf(written["Results"]).Select(row => row[0]).ToList();
        results.ShouldContain("Objectives the mechanism can support › In which form");
        results.ShouldContain(questions[0]);
    }

    [Test]
    public void Write_PracticeTemplate_ShowsMarksAndSumOnceUnderItsOwnName()
    {
        using var written = new WrittenWorkbook(SampleRound.Read("practice-template"));

        var names = written.SheetNames;
        names.Count(name => name == "Practices").ShouldBe(1);
        names.ShouldNotContain("Recommendations");
        var head = WrittenWorkbook.TextsOf(written["Practices"], 1).ToList();
        var sum = written.Sample.Round.Questionnaire.Scope.Find("practices")!.Question is Repeat practices
            ? head.IndexOf(written.Label(practices.Scope.Find("criteria_sum")!.Question)) + 1
            : 0;
        sum.ShouldBeGreaterThan(0);
        written["Practices"].Cell(2, sum).GetDouble().ShouldBeInRange(0, 100);
        names.SelectMany(name => WrittenWorkbook.RowsOf(written[name])).SelectMany(row => row)
            .ShouldNotContain(text => text.Contains("recommendation", StringComparison.OrdinalIgnoreCase));
    }

    [TestCase("accra-2023", "Messages")]
    [TestCase("focus-areas", "Areas of focus")]
    [TestCase("review-2018", "Objectives supported")]
    [TestCase("minimal", "Recommendations")]
    public void Write_Rows_AreCalledWhatTheRoundCallsThem(string sample, string expected)
    {
        using var written = new WrittenWorkbook(SampleRound.Read(sample));

        written.SheetNames.ShouldContain(expected);
        WrittenWorkbook.SectionOf(written["Summary"], expected).ShouldNotBeEmpty();
    }

    [Test]
    public void RowsName_NotGiven_IsTheLabelOfTheRepeatGroup()
    {
        var sample = SampleRound.ReadChanged(
            "minimal",
            (_, _, questionnaire, round) =>
            {
                questionnaire["items"]![2]!["code"] = "ideas";
                questionnaire["items"]![2]!["label"] = "Ideas of the group";
                round["analysis"] = new JsonObject { ["repeat"] = "ideas" };
            },
            """
            {"organization": "lake", "state": "submitted", "answers": {"has_recommendations": "yes", "recommendations_status": "final",
             "ideas": [{"text": "A", "elements": {"themes": [], "elements": ["a"]}}]}}
            """);
        using var written = new WrittenWorkbook(sample);

        written.SheetNames.ShouldContain("Ideas of the group");
    }

    [Test]
    public void Write_EveryFootnote_HasItsMarkAbove()
    {
        using var written = new WrittenWorkbook(SampleRound.Read("grcp7"));

        foreach (var name in written.SheetNames.Take(5))
        {
            var rows = WrittenWorkbook.RowsOf(written[name]);
            var footnotes = rows.Where(row => row[0].Length > 1 && "¹²³⁴⁵⁶⁷⁸⁹".Contains(row[0][0])).ToList();
            footnotes.ShouldNotBeEmpty(name);
            foreach (var mark in footnotes.Select(row => row[0].Split(' ')[0]))
            {
                rows.Except(footnotes).SelectMany(row => row)
                    .ShouldContain(text => text.Contains(mark, StringComparison.Ordinal), $"{name} {mark}");
            }
        }
    }

    [Test]
    public void Write_OpenRoundWithManyResponses_ShowsTheFirstAndCountsAll()
    {
        const int Count = ReportAnswers.MostOfOpenRound + 5;
        var responses = Enumerable.Range(0, Count).Select(number => $$$"""
            {"respondent": {"id": "r{{{number}}}", "type": "forum", "regions": ["north"]}, "state": "submitted", "answers":
             {"has_recommendations": "yes", "recommendations_status": "final",
              "recommendations": [{"text": "A", "elements": {"themes": [], "elements": ["a"]}}]}}
            """);
        using var written = new WrittenWorkbook(SampleRound.ReadChanged(
            "minimal",
            (_, _, _, round) => round["access"] = "open",
            [.. responses]));

        var last = written["Recommendations"].LastRowUsed();
        last.RowNumber().ShouldBe(1 + ReportAnswers.MostOfOpenRound + 1);
        last.Cell(1).GetString().ShouldBe("Answers of the first 10,000 of 10,005 respondents. “survey export minimal” writes all.");
        WrittenWorkbook.RowsOf(written["Results"]).ShouldContain(row => row[2] == "10005");
        WrittenWorkbook.SectionOf(written["Summary"], "Recommendations")
            .ShouldContain(row => row[0] == "Final: Forum" && row[1] == "10005");
    }

    [TestCase("fr", "Synthèse", "Recommandations", false)]
    [TestCase("ru", "Сводка", "Рекомендации", false)]
    [TestCase("ar", "الملخص", "توصيات", true)]
    public void Write_AnotherLanguage_NamesSheetsInIt(string language, string summary, string rows, bool isRightToLeft)
    {
        using var written = new WrittenWorkbook(SampleRound.Read("grcp7"), language);

        written.SheetNames[0].ShouldBe(summary);
        written.SheetNames.ShouldContain(rows);
        written.Workbook.Worksheets.ShouldAllBe(sheet => sheet.RightToLeft == isRightToLeft);
        WrittenWorkbook.RowsOf(written[summary]).ShouldContain(row => row[1] == "27" && row[2] == "35", "who responded, of those invited");
        var texts = written.SheetNames.SelectMany(name => WrittenWorkbook.RowsOf(written[name])).SelectMany(row => row).ToList();
        string[] english = ["Who took part", "Recurrent in", "Organization", "No feedback", "Submitted", "none"];
        texts.ShouldNotContain(text => english.Contains(text));
        texts.ShouldNotContain(text => text.Contains('{'));
    }

    [Test]
    public void Write_Arabic_LatinAnswersKeepTheirReadingOrder()
    {
        using var written = new WrittenWorkbook(SampleRound.Read("grcp7"), "ar");

        var cells = written.Workbook.Worksheets
            .SelectMany(sheet => sheet.CellsUsed())
            .Where(cell => cell.HasFormula ? cell.CachedValue is string : cell.DataType == XLDataType.Text)
            .ToList();
        var arabic = cells.ToLookup(cell => Language.HasRightToLeftLetters(WrittenWorkbook.TextOf(cell)));
        arabic[true].ShouldAllBe(cell => cell.Style.Alignment.ReadingOrder == XLAlignmentReadingOrderValues.RightToLeft);
        arabic[false].ShouldAllBe(cell => cell.Style.Alignment.ReadingOrder == XLAlignmentReadingOrderValues.ContextDependent);
        arabic[false].ShouldContain(cell => WrittenWorkbook.TextOf(cell).StartsWith("Les points de contact", StringComparison.Ordinal));
        written.Workbook.Worksheets.First().PageSetup.Header.Left.GetText(XLHFOccurrence.OddPages).ShouldContain("\u202B");
    }

    [Test]
    public void Write_French_DatesHaveTheirFormat()
    {
        using var written = new WrittenWorkbook(ReadNested(), "fr");

        written["Recommandations"].Cell(2, 9).Style.NumberFormat.Format.ShouldBe("[$-40C]d mmmm yyyy");
        written["Recommandations"].Cell(2, 9).GetDateTime().ShouldBe(new DateTime(2030, 12, 31));
    }

    private static SampleRound ReadNested() => SampleRound.ReadChanged(
        "minimal",
        (_, _, questionnaire, _) => questionnaire["items"] = JsonNode.Parse(NestedItems),
        """
        {"organization": "lake", "state": "submitted", "answers": {"has_recommendations": "yes", "recommendations_status": "final",
         "recommendations": [
           {"text": "=1+1", "elements": {"themes": ["1"], "elements": []}, "day": "2030-12-31", "cost": 12.5, "year": 2019,
            "who": ["yes", "no"], "steps": [{"step": "First"}, {"step": "Second"}]},
           {"text": "B", "elements": {"themes": [], "elements": ["b"]}, "steps": [{"step": "Third"}]}]}}
        """);
}
