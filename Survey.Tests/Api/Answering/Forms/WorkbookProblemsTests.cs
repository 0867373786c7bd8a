using Microsoft.Extensions.Primitives;
using Survey.Api.Answering.Forms;
using Survey.Api.Pages;
using Survey.Api.Texts;
using Survey.Core.Rounds;
using Survey.Tests.Files.AnswerWorkbooks;
using Survey.Tests.Support;
using static Survey.Tests.Files.AnswerWorkbooks.AnsweredWorkbook;

namespace Survey.Tests.Api.Answering.Forms;

/// <summary>Secretariats and chairs read problems in their language, whichever part of the engine found them.</summary>
public sealed class WorkbookProblemsTests
{
    private static readonly Round Round = SampleRound.Read("grcp7").Round;

    [TestCase("en", "Sheet “Recommendations”, cell D7", "Recommendations 1: Elements addressed: “zz” is not in the list. Write codes")]
    [TestCase("fr", "Feuille « Recommendations », cellule D7", "Recommandations 1 : Éléments traités : « zz » ne figure pas")]
    [TestCase("ru", "Лист «Recommendations», ячейка D7", "В списке нет «zz»")]
    public void Say_WrongCodeInACell_SaysWhereAndWhichAndWhatIsExpected(string language, string place, string message)
    {
        var problem = new AnsweredWorkbook(Round, organization: "arcp")
            .Change(book => AnswerOf(book, "recommendations", 1, "elements").Value = "i, zz")
            .ReadFilled()
            .Problems.ShouldHaveSingleItem();

        WorkbookProblems.SayPlace(problem, InterfaceTexts.Of(language)).ShouldBe(place);
        WorkbookProblems.Say(problem, Round, InterfaceTexts.Of(language), new ContentTexts(language, "en")).ShouldContain(message);
    }

    [TestCase("has_recommendations", "perhaps", "“perhaps” is not one of the choices.", "Choose one of: Yes, No")]
    [TestCase("mechanism", null, "but has 303", "can have at most 300 characters")]
    public void Say_AnotherAnswerThanExpected_SaysBoth(string code, string? typed, string found, string expected)
    {
        var problem = new AnsweredWorkbook(Round, organization: "arcp")
            .Change(book => AnswerOf(book, code).Value = typed ?? string.Concat(Enumerable.Repeat("301 ", 76)))
            .ReadFilled()
            .Problems.ShouldHaveSingleItem();

        var said = WorkbookProblems.Say(problem, Round, InterfaceTexts.Of("en"), new ContentTexts("en", "en"));
        said.ShouldContain(found);
        said.ShouldContain(expected);
    }

    [Test]
    public void Say_ColumnGone_NamesItsQuestion()
    {
        var problem = new AnsweredWorkbook(Round, organization: "arcp")
            .Change(book => AnswerOf(book, "recommendations", 1, "link").WorksheetColumn().Delete())
            .ReadFilled()
            .Problems.ShouldHaveSingleItem();

        WorkbookProblems
            .Say(problem, Round, InterfaceTexts.Of("es"), new ContentTexts("es", "en"))
            .ShouldStartWith("La tabla no tiene columna para: Enlace web.");
        WorkbookProblems.SayPlace(problem, InterfaceTexts.Of("es")).ShouldBe("Hoja «Recommendations»");
    }

    [Test]
    public void Read_SeveralWrongCodesInOneField_AreOneProblemThatNamesThem()
    {
        var values = new FormValues();
        values.Set("recommendations", new StringValues("1"));
        values.Set("recommendations/1/elements", "i, zz, yy");
        var page = FormPage.Of(Round.Questionnaire)[1];

        var problem = new FormReader(Round.Frameworks)
            .Read([.. page.Questions.Select(each => each.Question)], values)
            .Problems.ShouldHaveSingleItem();

        problem.Problem.InEnglish().ShouldStartWith("“zz, yy” is not in the list.");
    }
}
