using ClosedXML.Excel;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading.Typed;
using Survey.Tests.Support;
using static Survey.Tests.Files.AnswerWorkbooks.AnsweredWorkbook;

namespace Survey.Tests.Files.AnswerWorkbooks;

/// <summary>Newly written answer workbooks, read cell by cell.</summary>
public sealed class AnswerWorkbookTests
{
    private static readonly SampleRound Grcp7 = SampleRound.Read("grcp7");

    [Test]
    public void Write_EverySheet_IsLockedButForItsAnswers() => Open(Form(), book =>
    {
        foreach (var sheet in book.Worksheets)
        {
            sheet.Protection.IsProtected.ShouldBeTrue(sheet.Name);
            sheet.Protection.IsPasswordProtected.ShouldBeFalse(sheet.Name);
        }

        AnswerOf(book, "mechanism").Style.Protection.Locked.ShouldBeFalse();
        AnswerOf(book, "mechanism").CellLeft().Style.Protection.Locked.ShouldBeTrue();
        AnswerOf(book, "recommendations", 50, "link").Style.Protection.Locked.ShouldBeFalse();
        AnswerOf(book, "recommendations", 50, "link")
            .WorksheetRow()
            .Style.Protection.Locked.ShouldBeFalse("or the row could not be copied");
        AnswerOf(book, "recommendations", 1, "link").CellAbove().Style.Protection.Locked.ShouldBeTrue();
        book.Worksheet("Recommendations")
            .Protection.AllowedElements.ShouldBe(
                XLSheetProtectionElements.SelectLockedCells
                    | XLSheetProtectionElements.SelectUnlockedCells
                    | XLSheetProtectionElements.FormatColumns
                    | XLSheetProtectionElements.FormatRows
                    | XLSheetProtectionElements.InsertRows
                    | XLSheetProtectionElements.DeleteRows
                    | XLSheetProtectionElements.Sort);
    });

    [Test]
    public void Write_Choices_AreOfferedByTheirLabelsInTheWorkbooksLanguage() => Open(Form("fr"), book =>
    {
        var validation = AnswerOf(book, "recommendations_status").DataValidation;

        validation.AllowedValues.ShouldBe(XLAllowedValues.List);
        var range = validation.Value.TrimStart('=').Split('!');
        book.Worksheet(range[0])
            .Range(range[1])
            .Cells()
            .Select(cell => cell.GetString())
            .ShouldBe(
                Grcp7
                    .Round.Questionnaire.ChoiceLists.Single(list => list.Code == "status")
                    .Choices.Select(choice => choice.Label.In("fr")));
        book.Worksheet(range[0]).Visibility.ShouldBe(XLWorksheetVisibility.VeryHidden);
    });

    [Test]
    public void Write_Arabic_EverySheetRunsFromRightToLeft() => Open(Form("ar"), book =>
    {
        book.Worksheets.Where(sheet => sheet.Name != "Lists").ShouldAllBe(sheet => sheet.RightToLeft);
        book.Worksheets.First().Name.ShouldBe("البداية");
    });

    [TestCase("en", "Only if “Has the mechanism formulated any concrete recommendations for the global compact for migration?” is “Yes”")]
    [TestCase(
        "fr",
        "Seulement si la réponse à « Le mécanisme a-t-il formulé des recommandations concrètes "
            + "pour le pacte mondial sur les migrations ? » est « Oui »"
    )]
    [TestCase(
        "es",
        "Solo si la respuesta a «¿Ha formulado el mecanismo recomendaciones concretas para el pacto mundial sobre migración?» es «Sí»")]
    [TestCase(
        "ru",
        "Только если ответ на «Сформулировал ли механизм какие-либо конкретные рекомендации для глобального договора о миграции?» — «Да»")]
    [TestCase("ar", "فقط إذا كانت الإجابة عن «هل صاغت الآلية توصيات ملموسة للاتفاق العالمي بشأن الهجرة؟» هي «نعم»")]
    public void Write_Condition_IsSaidInWords(string language, string said) =>
        Open(Form(language), book =>
            AnswerOf(book, "recommendations", 1, "text")
                .Worksheet.CellsUsed()
                .ShouldContain(cell => PlainLine.Of(cell.GetString()).Contains(PlainLine.Of(said), StringComparison.Ordinal)));

    [TestCase("${a} = 'yes' and selected(${b}, 'x')", "Only if “A” is “Yes”, and “B” includes “X”.")]
    [TestCase("not(${a} = 'yes') or ${b} != ''", "Only if “A” is not “Yes”, or “B” is answered.")]
    [TestCase("count-selected(${b}) > 1", "Only in some cases, depending on the answers to: B.")]
    public void Write_ConditionOfAnyForm_IsSaidInWords(string condition, string said)
    {
        var round = AnswerWorkbookRoundTripTests.MakeRound(
            $$"""
            {"code": "c", "version": "1", "items": [
              {"type": "select-one", "code": "a", "label": "A", "choices": "l"},
              {"type": "select-many", "code": "b", "label": "B", "choices": "l"},
              {"type": "text", "code": "t", "label": "T", "maxLength": 9000, "relevant": "{{condition}}"}],
             "choices": {"l": [{"code": "yes", "label": "Yes"}, {"code": "x", "label": "X"}] } }
            """);

        Open(new AnsweredWorkbook(round), book => AnswerOf(book, "t").CellRight().GetString().ShouldBe(said));
    }

    [TestCase("=1+1")]
    [TestCase("+41 22 717 91 11")]
    [TestCase("-5 % of all")]
    [TestCase("@SUM(A1)")]
    [TestCase("\tindented")]
    [TestCase("=HYPERLINK(\"https://evil.example\",\"x\")")]
    public void Write_WhatLooksLikeAFormula_IsAText(string text)
    {
        var json = System.Text.Json.JsonSerializer.Serialize(
            new Dictionary<string, object>
            {
                ["mechanism"] = text,
                ["recommendations"] = new[] { new Dictionary<string, string> { ["text"] = text } },
            }
        );
        var (answers, _) = RoundParsing.ReadJson(json, value =>
            Grcp7.Round.Questionnaire.Scope.Read(value, new AnswerContext(Grcp7.Round.Frameworks) { IsStored = true }));

        Open(new AnsweredWorkbook(Grcp7.Round, answers), book =>
        {
            foreach (var cell in new[] { AnswerOf(book, "mechanism"), AnswerOf(book, "recommendations", 1, "text") })
            {
                (cell.HasFormula, cell.DataType, cell.Style.IncludeQuotePrefix, cell.Style.NumberFormat.Format).ShouldBe(
                    (false, XLDataType.Text, true, "@"));
            }
        });
    }

    [Test]
    public void Write_TextLongerThanACell_IsCutAndNeverTakenForTheAnswer()
    {
        var round = AnswerWorkbookRoundTripTests.MakeRound(
            """{"code": "c", "version": "1", "items": [{"type": "text", "code": "t", "label": "T", "maxLength": 100000}]}""");
        var (answers, _) = RoundParsing.ReadJson($$"""{"t": "{{new string('x', 40_000)}}"}""", value =>
            round.Questionnaire.Scope.Read(value, new AnswerContext(round.Frameworks)));

        new AnsweredWorkbook(round, answers).Told().ShouldBe(["workbook-cell-too-long answer.xlsx: Questions row 4, T (C4)"]);
    }

    [Test]
    public void Write_Defaults_StandWhereNothingWasAnsweredYet()
    {
        var round = AnswerWorkbookRoundTripTests.MakeRound(
            """{"code": "c", "version": "1", "items": [{"type": "integer", "code": "n", "label": "N", "default": 7}]}""");

        Open(new AnsweredWorkbook(round), book => AnswerOf(book, "n").GetDouble().ShouldBe(7));
        Open(new AnsweredWorkbook(round, AnswerSet.Empty), book => AnswerOf(book, "n").IsEmpty().ShouldBeTrue());
    }

    [Test]
    public void Write_Table_HasItsHeadInSightAndRoomForMore() =>
        Open(
            new AnsweredWorkbook(
                Grcp7.Round,
                Grcp7.Responses.MaxBy(response => response.Answers.GetRows("recommendations").Count)!.Answers),
            book =>
            {
                var sheet = book.Worksheet("Recommendations");

                sheet.SheetView.SplitRow.ShouldBe(6);
                AnswerOf(book, "recommendations", 50, "#number").GetString().ShouldBe("50");
                AnswerOf(book, "recommendations", 51, "#number").IsEmpty().ShouldBeTrue();
            });

    [TestCase("text", false)]
    [TestCase("kind", false)]
    [TestCase("listed_as", true)]
    public void Write_QuestionForAnalysts_HasAHiddenColumn(string question, bool isHidden) =>
        Open(Form(), book => AnswerOf(book, "practices", 1, question).WorksheetColumn().IsHidden.ShouldBe(isHidden));

    [Test]
    public void Write_ValueThatIsNotShown_HasAHiddenRow() =>
        Open(Form(), book => AnswerOf(book, "link_name").WorksheetRow().IsHidden.ShouldBeTrue());

    private static AnsweredWorkbook Form(string language = "en") => new(Grcp7.Round, language: language);

    private static void Open(AnsweredWorkbook workbook, Action<IXLWorkbook> look)
    {
        using var stream = new MemoryStream(workbook.Bytes);
        using var book = new XLWorkbook(stream);
        look(book);
    }
}
