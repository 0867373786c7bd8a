using System.Text.Json.Nodes;
using Survey.Core.Problems;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Json;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Questionnaires.XlsForms;
using Survey.Tests.Core.Questionnaires.XlsForms;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Questionnaires;

/// <summary>The lists of choices that a questionnaire names without having them.</summary>
public sealed class BuiltInListsTests
{
    private const string Named =
        """
        {"code": "q", "version": "1", "defaultLanguage": "en", "title": {"en": "Q", "ar": "س"}, "items": [
          {"type": "select-one", "code": "where", "label": {"en": "Where?", "ar": "أين؟"}, "choices": "countries"},
          {"type": "select-one", "code": "sure", "label": {"en": "Sure?", "ar": "أكيد؟"}, "choices": "yes-no-dont-know"}]}
        """;

    [Test]
    public void Countries_AllOfThem_HaveANameOfTheirOwnInEachLanguage()
    {
        var countries = BuiltInLists.Find("countries")!.Choices;

        countries.Count.ShouldBe(249);
        countries.ShouldAllBe(country => country.Code.Length == 2);
        foreach (var language in new[] { "en", "fr", "es", "ru", "ar" })
        {
            countries.Select(country => country.Label.InOnly(language, "")).ShouldAllBe(name => name.Length > 0);
            countries.Select(country => country.Label.In(language)).ShouldBeUnique();
        }
    }

    [TestCase("Côte d'Ivoire", "CI")]
    [TestCase("germany", "DE")]
    [TestCase("مصر", "EG")]
    [TestCase("fr", "FR")]
    [TestCase("Atlantis", null)]
    public void Find_TypedCountry_IsItsCode(string typed, string? expected) =>
        BuiltInLists.Find("countries")!.Typed.Find(typed).ShouldBe(expected);

    [TestCase("en", "AF", "ZW")]
    [TestCase("ru", "AU", "JP")]
    public void Arrange_Countries_AreInTheAlphabetOfTheLanguage(string language, string first, string last)
    {
        var countries = BuiltInLists.Find("countries")!;

        var shown = countries.Arrange(countries.Choices, country => country.Label.In(language), language).ToList();

        (shown[0].Code, shown[^1].Code).ShouldBe((first, last));
    }

    [Test]
    public void Read_QuestionnaireThatNamesThem_HasThemAndStaysInItsLanguages()
    {
        var questionnaire = Read(Named);

        ((SelectOneQuestion)questionnaire.Scope.Find("where")!.Question).Choices.Choices.Count.ShouldBe(249);
        QuestionnaireLanguages.Of(questionnaire).ShouldBe(["en", "ar"]);
        JsonNode.DeepEquals(JsonNode.Parse(QuestionnaireWriter.Write(questionnaire)), JsonNode.Parse(Named)).ShouldBeTrue();
    }

    [Test]
    public void Write_AsXlsForm_HasTheListsInFullAndIsReadAsTheSame()
    {
        var problems = new ProblemLog();

        var form = XlsFormWriter.Write(Read(Named), null, Place.OfFile("form.xlsx"), problems);
        var again = XlsFormReader.Read(form, problems);

        form.Sheets.Single(sheet => sheet.Name == "choices").Body.Count().ShouldBe(252);
        problems.Problems.ShouldBeEmpty();
        JsonNode.DeepEquals(JsonNode.Parse(QuestionnaireWriter.Write(again!)), JsonNode.Parse(Named)).ShouldBeTrue();
    }

    [Test]
    public void Read_OwnListOfThatName_TakesPrecedence()
    {
        var own = Named.TrimEnd()[..^1] + """, "choices": {"countries": [{"code": "AA", "label": "Ours"}]} }""";

        var question = (SelectOneQuestion)Read(own).Scope.Find("where")!.Question;

        question.Choices.Choices.ShouldHaveSingleItem().Code.ShouldBe("AA");
        question.Choices.IsBuiltIn.ShouldBeFalse();
    }

    [Test]
    public void Read_FormThatNamesThem_HasThem()
    {
        var form = FormCase.Read("""
            | survey |
            | | type | name | label |
            | | select_one countries | where | Where? |
            """);

        ((SelectOneQuestion)form.Value!.Scope.Find("where")!.Question).Choices.IsBuiltIn.ShouldBeTrue();
    }

    private static Questionnaire Read(string json)
    {
        var (questionnaire, problems) = RoundParsing.ReadJson(json, QuestionnaireReader.Read);
        problems.ShouldBeEmpty();
        return questionnaire!;
    }
}
