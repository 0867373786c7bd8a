using ClosedXML.Excel;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Responses;
using Survey.Files.AnswerWorkbooks;
using Survey.Tests.Support;
using static Survey.Tests.Files.AnswerWorkbooks.AnsweredWorkbook;

namespace Survey.Tests.Files.AnswerWorkbooks;

/// <summary>Workbooks after people changed them: which changes do no harm, and which problems the others cause, at which cell.</summary>
public sealed class AnswerWorkbookReaderTests
{
    private const string Recommendations = "recommendations";

    private static readonly SampleRound Grcp7 = SampleRound.Read("grcp7");
    private static readonly Response Arcp = Grcp7.Responses.Single(response => response.Respondent.Id == "arcp");
    private static readonly string ArcpJson = RandomAnswers.ToJson(Arcp.Answers);

    /// <summary>The codes that these tests, NestedTableTests and WorkbookFileTests reach.</summary>
    internal static IReadOnlyList<string> Codes { get; } =
    [
        "workbook-unreadable",
        "workbook-too-large",
        "workbook-not-recognized",
        "workbook-newer",
        "workbook-mixed",
        "workbook-wrong-round",
        "workbook-other-version",
        "workbook-sheet-not-used",
        "workbook-cell-not-used",
        "workbook-question-unknown",
        "workbook-question-missing",
        "workbook-column-missing",
        "workbook-question-twice",
        "workbook-formula",
        "workbook-cell-unusable",
        "workbook-cell-too-long",
        "workbook-cells-joined",
        "workbook-row-unknown",
    ];

    // Changes to a workbook that do not touch an answer.
    private static readonly Harmless[] HarmlessChanges =
    [
        new("sheets renamed", book => Each(book, (sheet, index) => sheet.Name = $"Blatt {index}")),
        new("sheets reordered", book => Each(book, (sheet, index) => sheet.Position = 1)),
        new("rows inserted above", book => Each(book, (sheet, _) => sheet.Row(1).InsertRowsAbove(3))),
        new("rows inserted between", book => Each(book, (sheet, _) => sheet.Row(4).InsertRowsBelow(1))),
        new("columns inserted at the side", book => Each(book, (sheet, _) => sheet.Column(1).InsertColumnsBefore(2))),
        new("columns inserted between", book => Each(book, (sheet, _) => sheet.Column(2).InsertColumnsAfter(1))),
        new("columns of a table reordered", book => MoveColumn(book, "link")),
        new("rows of a table apart", book => AnswerOf(book, Recommendations, 3, "text").WorksheetRow().InsertRowsAbove(4)),
        new("row numbers removed", book =>
            AnswerOf(book, Recommendations, 1, "#number")
                .WorksheetColumn()
                .CellsUsed(cell => cell.Address.RowNumber > 8)
                .Clear(XLClearOptions.Contents)),
        new("hidden rows and columns shown", book => Each(book, (sheet, _) =>
            {
                sheet.Row(1).Unhide();
                sheet.Column(1).Unhide();
            })),
        new("protection taken away", book => Each(book, (sheet, _) => sheet.Unprotect())),
        new("the framework's sheet deleted", book => book.Worksheet("Framework").Delete()),
        new("the lists deleted", book => book.Worksheet("Lists").Delete()),
        new("an empty sheet added", book => book.AddWorksheet("Sheet1")),
        new("spaces around everything", book => AnswerOf(book, "has_recommendations").Value = "\u00A0 yes \u200B"),
        new("a choice by its code", book => AnswerOf(book, "recommendations_status").Value = "final"),
        new("a choice in another language", book => AnswerOf(book, "has_recommendations").Value = "OUI"),
        new("elements in another form", book => AnswerOf(book, Recommendations, 5, "elements").Value = "(a); D & t."),
        new("a formula whose value was written by hand", book =>
            AnswerOf(book, Recommendations, 1, "elements").SetValue("i").Style.Fill.BackgroundColor = XLColor.Red),
    ];

    // Each change with the problem that it causes.
    private static readonly Damage[] Damages =
    [
        new("workbook-sheet-not-used answer.xlsx: My notes", book => book.AddWorksheet("My notes").Cell("B2").SetValue("ask the chair")),
        new("workbook-cell-not-used answer.xlsx: Recommendations row 9, H9", book =>
            AnswerOf(book, Recommendations, 3, "link").CellRight(3).Value = "see page 3"),
        new("workbook-cell-not-used answer.xlsx: Concrete recommendations row 5, F5", book =>
            AnswerOf(book, "has_recommendations").CellRight(3).Value = "not sure"),
        new("workbook-question-missing answer.xlsx", book => book.Worksheet("General information").Delete()),
        new("workbook-column-missing answer.xlsx: Recommendations", book =>
            AnswerOf(book, Recommendations, 1, "link").WorksheetColumn().Delete()),
        new("workbook-question-twice answer.xlsx: Copy row 4, Copy (B4)", book => book.Worksheet("Recommendations").CopyTo("Copy")),
        new(
            "workbook-question-twice answer.xlsx: Copy row 5, Has the mechanism formulated any concrete recommendations fo… (C5)",
            CopyWithAnotherAnswer),
        new(
            "choice-unknown answer.xlsx: Concrete recommendations row 5, "
                + "Has the mechanism formulated any concrete recommendations fo… (C5)",
            book => AnswerOf(book, "has_recommendations").Value = "perhaps"),
        new("element-unknown answer.xlsx: Recommendations row 7, Elements addressed (D7)", book =>
            AnswerOf(book, Recommendations, 1, "elements").Value = "i, zz"),
        new("element-unknown answer.xlsx: Recommendations row 7, Elements addressed (D7)", book =>
            AnswerOf(book, Recommendations, 1, "elements").Value = "Theme 7"),
        new("url-invalid answer.xlsx: Recommendations row 7, Web link (E7)", book =>
            AnswerOf(book, Recommendations, 1, "link").Value = "www.example.org"),
        new("answer-too-long answer.xlsx: General information row 5, Name of the mechanism (C5)", book =>
            AnswerOf(book, "mechanism").Value = new string('x', 301)),
        new("workbook-cell-unusable answer.xlsx: General information row 5, Name of the mechanism (C5)", book =>
            AnswerOf(book, "mechanism").FormulaA1 = "\"AR\"&\"CP\""),
        new("workbook-cells-joined answer.xlsx: Recommendations row 8, Elements addressed (D8)", book =>
            AnswerOf(book, Recommendations, 2, "elements").Worksheet.Range("D8:D9").Merge()),
        new("workbook-cells-joined answer.xlsx: Concrete recommendations row 5, "
                + "Has the mechanism formulated any concrete recommendations fo… (C5)", book =>
            AnswerOf(book, "has_recommendations")
                .Worksheet.Range(AnswerOf(book, "has_recommendations"), AnswerOf(book, "recommendations_status"))
                .Merge()),
        new("workbook-cell-not-used answer.xlsx: General information row 5, C5", book =>
            AnswerOf(book, "mechanism").Comment.AddText("Bring this before the chair")),
        new("date-invalid answer.xlsx: Start row 28, Date (C28)", book => OnStart(book, "#submitted-on").Value = "05/06/2017 or so"),
        new("choice-unknown answer.xlsx: Start row 29, This response is (C29)", book => OnStart(book, "#state").Value = "nearly done"),
    ];

    [TestCase("Final", true)]
    [TestCase("définitive", true)]
    [TestCase("نهائي", true)]
    [TestCase("draft", false)]
    [TestCase("a draft", false)]
    [TestCase("черновик", false)]
    public void Read_StateInOneWord_IsRead(string typed, bool isFinal)
    {
        var filled = OfArcp().Submit().Change(book => OnStart(book, "#state").Value = typed).ReadFilled();

        filled.Problems.ShouldBeEmpty();
        filled.IsFinal.ShouldBe(isFinal);
    }

    [TestCaseSource(nameof(HarmlessChanges))]
    public void Read_AnswersUntouched_AreTheSame(Harmless change) =>
        OfArcp().Change(change.Do).ReadJson().ShouldBe(ArcpJson);

    [TestCaseSource(nameof(Damages))]
    public void Read_Damaged_IsReportedAtTheCell(Damage damage)
    {
        var told = OfArcp().Change(damage.Do).Told(stored: Arcp.Answers);

        told.ShouldContain(damage.Told, string.Join('\n', told));
        told.Count.ShouldBe(1, string.Join('\n', told));
    }

    [Test]
    public void Read_Formula_ItsSavedValueIsTaken()
    {
        var filled = OfArcp().Change(book => AnswerOf(book, "mechanism").FormulaA1 = "\"AR\"&\"CP\"", evaluate: true).ReadFilled();

        filled.Problems.ShouldHaveSingleItem().InEnglish().ShouldStartWith("There is a formula here; its value “ARCP” was imported.");
        filled.Answers.Find("mechanism")!.ToText().ShouldBe("ARCP");
    }

    [Test]
    public void Read_FinalAndComplete_IsASubmission()
    {
        var filled = OfArcp().Submit().ReadFilled();

        filled.Problems.ShouldBeEmpty();
        (filled.IsFinal, filled.SubmittedBy, filled.SubmittedOn).ShouldBe((true, "Amina, secretary", new DateOnly(2017, 6, 19)));
        (filled.Organization.Code, filled.Identity.ETag, filled.Count).ShouldBe(("arcp", "\"1.2\"", (5, 10)));
    }

    [Test]
    public void Read_FinalAndIncomplete_TellsEachCellThatIsWanted()
    {
        var told = OfArcp().Submit().Change(book =>
        {
            AnswerOf(book, "has_practices").Clear(XLClearOptions.Contents);
            AnswerOf(book, Recommendations, 2, "elements").Clear(XLClearOptions.Contents);
            OnStart(book, "#submitted-by").Clear(XLClearOptions.Contents);
        }).Told();

        told.ShouldBe(
            [
                "name-missing answer.xlsx: Start row 27, Submitted by (C27)",
                "answer-missing answer.xlsx: Recommendations row 8, Elements addressed (D8)",
                "answer-missing answer.xlsx: Best practices and innovative… "
                    + "row 6, Has the mechanism identified any best practices or innovativ… (C6)",
                "answer-not-relevant answer.xlsx: Practices and solutions row 5, Practices and solutions (C5)",
            ],
            ignoreOrder: true);
    }

    [Test]
    public void Read_DraftWithUnreadableAnswers_KeepsWhatWasTyped()
    {
        var filled = OfArcp().Change(book =>
        {
            AnswerOf(book, "has_recommendations").Value = "perhaps";
            AnswerOf(book, Recommendations, 2, "link").Value = "on our site";
        }).ReadFilled();

        filled.Errors.ShouldBe(2);
        filled.AsTyped.ShouldBe(
            new Dictionary<string, string> { ["has_recommendations"] = "perhaps", ["recommendations #2.link"] = "on our site" },
            ignoreOrder: true);
        filled.Answers.Find("has_recommendations").ShouldBeNull();
        filled.Answers.GetRows(Recommendations).Count.ShouldBe(9);
    }

    [Test]
    public void Read_ProblemMessage_SaysWhatWasFoundAndWhatIsExpected()
    {
        var problem = OfArcp()
            .Change(book => AnswerOf(book, "has_recommendations").Value = "perhaps")
            .ReadFilled()
            .Problems.ShouldHaveSingleItem();

        problem.InEnglish().ShouldBe("“perhaps” is not one of the choices. Choose one of: Yes, No.");
        problem.Place.ToString().ShouldStartWith("answer.xlsx: Concrete recommendations row 5, Has the mechanism");
    }

    [Test]
    public void Read_SheetDeleted_KeepsWhatIsStored()
    {
        var filled = OfArcp().Change(book => book.Worksheet("Recommendations").Delete()).ReadFilled(stored: Arcp.Answers);

        RandomAnswers.ToJson(filled.Answers).ShouldBe(ArcpJson);
        filled.Problems.ShouldHaveSingleItem().InEnglish().ShouldContain("no place for: Recommendations.");
    }

    [Test]
    public void Read_RowsBeyondThoseOffered_AreTaken()
    {
        var filled = OfArcp().Change(book =>
        {
            for (var row = 10; row <= 260; row++)
            {
                AnswerOf(book, Recommendations, row, "text").Value = $"Recommendation {row}";
                AnswerOf(book, Recommendations, row, "elements").Value = "a";
            }
        }).ReadFilled();

        filled.Problems.ShouldBeEmpty();
        filled.Answers.GetRows(Recommendations).Count.ShouldBe(260);
    }

    [Test]
    public void Read_OfAnotherVersion_TakesWhatFitsAndSaysWhatDoesNot()
    {
        var next = SampleRound.ReadChanged("grcp7", (_, _, questionnaire, _) =>
        {
            var items = questionnaire["items"]!.AsArray();
            questionnaire["version"] = "2";
            items[0]!["items"]!.AsArray()[1]!["code"] = "full_name";
            items[1]!["items"]!.AsArray()[5]!["items"]!.AsArray().RemoveAt(2);
        }).Round;

        var workbook = OfArcp().Change(book => AnswerOf(book, Recommendations, 1, "link").Value = "https://example.org/");

        workbook.Told(next).ShouldBe(
        [
            "workbook-other-version answer.xlsx",
            "workbook-question-unknown answer.xlsx: General information row 5, Name of the mechanism (C5)",
            "workbook-question-unknown answer.xlsx: Recommendations row 7, link (E7)",
            "workbook-question-missing answer.xlsx",
        ]);
        workbook.ReadFilled(next).Answers.GetRows(Recommendations).Count.ShouldBe(9);
    }

    [Test]
    public void Read_OfAnotherRound_IsRefused()
    {
        var review = SampleRound.Read("review-2018").Round;

        OfArcp().Told(review).ShouldBe(["workbook-wrong-round answer.xlsx"]);
    }

    [Test]
    public void Read_OfOneNotInvited_IsRefused()
    {
        var without = SampleRound
            .ReadChanged("grcp7", (_, _, _, round) => round["organizations"] = new System.Text.Json.Nodes.JsonArray("gfmd"))
            .Round;
        var unknown = SampleRound
            .ReadChanged("grcp7", (_, directory, _, _) =>
            {
                var all = directory["organizations"]!.AsArray();
                all.Remove(all.Single(each => each!["code"]!.GetValue<string>() == "arcp"));
            })
            .Round;

        OfArcp().Told(without).ShouldBe(["response-not-invited answer.xlsx"]);
        OfArcp().Told(unknown).ShouldBe(["organization-unknown answer.xlsx"]);
    }

    [Test]
    public void Read_SheetOfAnotherOrganization_IsRefused()
    {
        var other = new AnsweredWorkbook(Grcp7.Round, organization: "gfmd");
        using var stream = new MemoryStream(other.Bytes);
        using var source = new XLWorkbook(stream);

        OfArcp()
            .Change(book => source.Worksheet("Recommendations").CopyTo((XLWorkbook)book, "From GFMD"))
            .Told()
            .ShouldBe(["workbook-mixed answer.xlsx"]);
    }

    [Test]
    public void Read_WorkbookOfLaterSoftware_IsRefused() =>
        OfArcp().Change(book => Each(book, (sheet, _) =>
        {
            var corner = sheet.Cell(1, 1);
            corner.Value = corner.GetString().Replace("{\"surveyWorkbook\":1,", "{\"surveyWorkbook\":2,", StringComparison.Ordinal);
        })).Told().ShouldBe(["workbook-newer answer.xlsx"]);

    [Test]
    public void Open_SaysWhatItWasWrittenFor()
    {
        using var stream = new MemoryStream(OfArcp("fr").Bytes);

        AnswerWorkbookReader
            .Open(stream, FileName)
            .Value!.Identity.ShouldBe(new AnswerWorkbookIdentity(1, "grcp7", "arcp", "grcp7", "1", "fr", "\"1.2\""));
    }

    [TestCase("“Theme 3”", "", "3")]
    [TestCase("theme 1, theme 2", "", "1 2")]
    [TestCase("Themes 1, 2 and 3", "", "1 2 3")]
    [TestCase("Thème 1 ; a et b", "a b", "1")]
    [TestCase("الموضوع ٣، i", "i", "3")]
    [TestCase("Тема 3, a, c", "a c", "3")]
    [TestCase("3", "", "3")]
    [TestCase("A B\u00A0C", "a b c", "")]
    [TestCase("(i) / (o)", "i o", "")]
    [TestCase("Theme4", "", "4")]
    [TestCase("a\nc", "a c", "")]
    public void Read_Coded_UnderstandsWhatPeopleWrite(string text, string elements, string themes)
    {
        var filled = OfArcp().Change(book => AnswerOf(book, Recommendations, 1, "elements").Value = text).ReadFilled();

        filled.Problems.ShouldBeEmpty();
        var coded = filled.Answers.GetRows(Recommendations)[0].Find("elements").ShouldBeOfType<CodedAnswer>();
        string.Join(' ', coded.Elements.Select(element => element.Code).Order(StringComparer.Ordinal)).ShouldBe(elements);
        string.Join(' ', coded.Themes.Select(theme => theme.Code)).ShouldBe(themes);
    }

    [Test]
    public void Read_CodesOfThemesAndElementsTheSame_AreDistinguishedByTheWord()
    {
        var round = SampleRound.ReadChanged("minimal", (framework, _, _, _) =>
        {
            var elements = framework["themes"]![0]!["elements"]!.AsArray();
            elements[0]!["code"] = "1";
        }).Round;
        var workbook = new AnsweredWorkbook(round).Change(book => AnswerOf(book, Recommendations, 1, "elements").Value = "1; Theme 1");

        var coded = workbook.ReadFilled().Answers.GetRows(Recommendations)[0].Find("elements").ShouldBeOfType<CodedAnswer>();

        coded.Elements.ShouldHaveSingleItem().Code.ShouldBe("1");
        coded.Themes.ShouldHaveSingleItem().Code.ShouldBe("1");
    }

    private static AnsweredWorkbook OfArcp(string language = "en") => new(Grcp7.Round, Arcp.Answers, language, "arcp");

    private static void Each(IXLWorkbook book, Action<IXLWorksheet, int> change)
    {
        foreach (var (index, sheet) in book.Worksheets.Where(sheet => sheet.Name != "Lists").ToList().Index())
        {
            change(sheet, index);
        }
    }

    private static void MoveColumn(IXLWorkbook book, string code)
    {
        var cell = AnswerOf(book, Recommendations, 1, code);
        var (sheet, from) = (cell.Worksheet, cell.Address.ColumnNumber);
        sheet.Column(2).InsertColumnsBefore(1);
        for (var row = 1; row <= 60; row++)
        {
            sheet.Cell(row, 2).Value = sheet.Cell(row, from + 1).Value;
        }

        sheet.Column(from + 1).Delete();
    }

    private static void CopyWithAnotherAnswer(IXLWorkbook book)
    {
        var copy = book.Worksheet("Concrete recommendations").CopyTo("Copy");
        copy.Cell(5, 3).Value = "No";
    }

    /// <summary>A change that does not affect any answer.</summary>
    public sealed record Harmless(string Name, Action<IXLWorkbook> Do)
    {
        public override string ToString() => Name;
    }

    /// <summary>A change that causes a problem.</summary>
    public sealed record Damage(string Told, Action<IXLWorkbook> Do)
    {
        public override string ToString() => Told;
    }
}
