using System.Text.RegularExpressions;
using Microsoft.Extensions.Primitives;
using Survey.Api.Answering.Forms;
using Survey.Api.Texts;
using Survey.Core.Problems;
using Survey.Core.Rounds;
using Survey.Tests.Files.AnswerWorkbooks;
using Survey.Tests.Support;
using static Survey.Tests.Files.AnswerWorkbooks.AnsweredWorkbook;

namespace Survey.Tests.Api.Answering.Forms;

/// <summary>What secretariats and chairs are told is told in their language, whichever part of the engine found it.</summary>
public sealed partial class ProblemWordingTests
{
    private static readonly Round Round = SampleRound.Read("grcp7").Round;

    /// <summary>The parts of the engine that a page of respondents can hear of.</summary>
    private static readonly string[] Parts =
    [
        "Survey.Core/Questionnaires/Questions",
        "Survey.Core/Responses/ResponseValidator.cs",
        "Survey.Core/Reading/JsonValue.cs",
        "Survey.Collecting/Responses/ResponseDesk.cs",
        "Survey.Collecting/Responses/ResponseRules.cs",
        "Survey.Collecting/Workbooks/WorkbookDesk.cs",
        "Survey.Collecting/Workbooks/WorkbookIntake.cs",
        "Survey.Files/AnswerWorkbooks",
    ];

    private static IEnumerable<string> Codes => Parts
        .Select(part => Repository.PathOf(part))
        .SelectMany(path => File.Exists(path) ? [path] : Directory.GetFiles(path, "*.cs"))
        .SelectMany(file => Kind().Matches(File.ReadAllText(file)).Select(match => match.Groups["kind"].Value))
        .Distinct(StringComparer.Ordinal)
        .Select(kind => ((ProblemKind)typeof(ProblemCatalogue).GetProperty(kind)!.GetValue(null)!).Code)

        // Of languages no question asks.
        .Except(["language-invalid"], StringComparer.Ordinal);

    [TestCaseSource(nameof(Codes))]
    public void Say_EveryCodeThatCanBeMet_IsWordedInEveryLanguage(string code)
    {
        const string English = "The engine's own words.";
        var kind = ProblemCatalogue.All.Single(each => each.Code == code);
        var said = InterfaceTexts.Languages.Select(language =>
        {
            var (texts, content) = (InterfaceTexts.Of(language.Tag), new ContentTexts(language.Tag, "en"));
            var problem = new Problem(kind, Place.OfFile("answer.xlsx").Member("Rows").Row(7).Cell("Web link", "E7"), English) { Found = "zz", Question = "recommendations #2.link" };
            return FaultWording.Say(problem, Round, texts, content);
        }).ToList();

        said.ShouldAllBe(text => !text.Contains(English) && text.Length > 10 && !text.Contains('{'));
        said.Distinct(StringComparer.Ordinal).Count().ShouldBe(said.Count);
    }

    [Test]
    public void Codes_OfAllParts_AreFound()
    {
        // Held so that a part that was moved does not go unlooked at.
        Codes.Count().ShouldBeGreaterThan(45);
        Codes.ShouldContain("workbook-row-unknown");
        Codes.ShouldContain("transition-not-allowed");
        Codes.ShouldContain("answer-too-long");
    }

    [TestCase("en", "Sheet “Recommendations”, cell D7", "Recommendations 1: Elements addressed: “zz” is not in the list. Write the codes")]
    [TestCase("fr", "Feuille « Recommendations », cellule D7", "Recommandations 1 : Éléments traités : « zz » ne figure pas")]
    [TestCase("ru", "Лист «Recommendations», ячейка D7", "В списке нет «zz»")]
    public void Say_WrongCodeInACell_SaysWhereAndWhichAndWhatIsExpected(string language, string place, string message)
    {
        var problem = new AnsweredWorkbook(Round, organization: "arcp").Change(book => AnswerOf(book, "recommendations", 1, "elements").Value = "i, zz").ReadFilled().Problems.ShouldHaveSingleItem();

        FaultWording.SayPlace(problem, InterfaceTexts.Of(language)).ShouldBe(place);
        FaultWording.Say(problem, Round, InterfaceTexts.Of(language), new ContentTexts(language, "en")).ShouldContain(message);
    }

    [TestCase("has_recommendations", "perhaps", "Found “perhaps”.", "Choose one of the answers offered: Yes; No")]
    [TestCase("mechanism", null, "301", "can have at most 300 characters")]
    public void Say_AnotherAnswerThanExpected_SaysBoth(string code, string? typed, string found, string expected)
    {
        var problem = new AnsweredWorkbook(Round, organization: "arcp").Change(book => AnswerOf(book, code).Value = typed ?? string.Concat(Enumerable.Repeat("301 ", 76))).ReadFilled().Problems.ShouldHaveSingleItem();

        var said = FaultWording.Say(problem, Round, InterfaceTexts.Of("en"), new ContentTexts("en", "en"));
        said.ShouldContain(found);
        said.ShouldContain(expected);
    }

    [Test]
    public void Say_ColumnGone_NamesItsQuestion()
    {
        var problem = new AnsweredWorkbook(Round, organization: "arcp").Change(book => AnswerOf(book, "recommendations", 1, "link").WorksheetColumn().Delete()).ReadFilled().Problems.ShouldHaveSingleItem();

        FaultWording.Say(problem, Round, InterfaceTexts.Of("es"), new ContentTexts("es", "en")).ShouldStartWith("Falta aquí: Enlace web.");
        FaultWording.SayPlace(problem, InterfaceTexts.Of("es")).ShouldBe("Hoja «Recommendations»");
    }

    [Test]
    public void Read_SeveralWrongCodesInOneField_AreOneProblemThatNamesThem()
    {
        var values = new FormValues();
        values.Set("recommendations", new StringValues("1"));
        values.Set("recommendations/1/elements", "i, zz, yy");
        var page = FormPage.Of(Round.Questionnaire)[1];

        var problem = new FormReader(Round.Framework).Read([.. page.Questions.Select(each => each.Question)], values).Problems.ShouldHaveSingleItem();

        ProblemWording.Say(problem, InterfaceTexts.Of("en"), new ContentTexts("en", "en")).ShouldStartWith("“zz, yy” is not in the list.");
    }

    [GeneratedRegex(@"ProblemCatalogue\.(?<kind>[A-Z]\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Kind();
}
