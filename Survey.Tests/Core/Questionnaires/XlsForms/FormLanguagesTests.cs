using Survey.Core.Questionnaires.Json;
using Survey.Core.Questionnaires.Versions;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Questionnaires.XlsForms;

/// <summary>No text of a form is lost because two languages look alike, and no text gets a language without a warning.</summary>
public sealed class FormLanguagesTests
{
    [TestCase("Kurdish (Sorani)", "Kurdish (Kurmanji)", "ckb,kmr", 0)]
    [TestCase("Chinese (Simplified)", "Chinese (Traditional)", "zh-Hans,zh-Hant", 0)]
    [TestCase("Serbian (Latin)", "Serbian (Cyrillic)", "sr,qaa", 1)]
    [TestCase("English (en)", "English", "en,qaa", 1)]
    [TestCase("English", "English (en)", "qaa,en", 1)]
    [TestCase("English (en)", "Plain English (en)", "en,qaa", 1)]
    [TestCase("en", "English (EN)", "en,qaa", 1)]
    public void Read_TwoLanguagesSideBySide_BothAreKept(string first, string second, string tags, int shared)
    {
        var outcome = FormCase.Read($"| survey |\n| | type | name | label::{first} | label::{second} |\n| | text | a | K1 | K2 |");

        var label = outcome.Value!.Items[0].Head.Label!;
        label.Languages.ShouldBe(tags.Split(','));
        label.Languages.Select(tag => label.In(tag)).ShouldBe(["K1", "K2"]);
        outcome.Problems.Count(problem => problem.InEnglish().Contains("same code", StringComparison.Ordinal)).ShouldBe(shared);
    }

    [Test]
    public void Read_OneLanguageCalledDifferentlyOnTwoSheets_IsOneLanguage()
    {
        var questionnaire = FormCase.Read(
            """
            | survey |
            | | type | name | label::English (en) | label::French (fr) |
            | | select_one l | a | A | B |
            | choices |
            | | list_name | name | label::English | label::French |
            | | l | x | X | Y |
            """).Value!;

        questionnaire.ChoiceLists[0].Choices[0].Label.Languages.ShouldBe(["en", "fr"]);
    }

    [Test]
    public void Read_OrOther_IsInTheLanguagesOfTheForm()
    {
        var questionnaire = FormCase.Read(
            """
            | survey |
            | | type | name | label::French (fr) | label::Swahili (sw) |
            | | select_one l or_other | a | A | B |
            | choices |
            | | list_name | name | label::French (fr) | label::Swahili (sw) |
            | | l | x | X | Y |
            """).Value!;

        var other = questionnaire.ChoiceLists[0].Find("other")!.Label;
        (other.In("fr"), other.In("sw")).ShouldBe(("Autre", "Other"));
        questionnaire.Scope.Find("a_other")!.Question.Head.Label!.In("fr").ShouldBe("Précisez.");
    }

    [Test]
    public void Read_TextsWithoutALanguageBesideOthers_AreReported()
    {
        var outcome = FormCase.Read(
            "| survey |\n| | type | name | label | label::French (fr) |\n| | text | a | ¿Cómo se llama? | Quel est votre nom ? |");

        outcome.Problems.Select(problem => problem.InEnglish()).ShouldContain(text => text.StartsWith(
            "Some texts have no language, and the form has no default_language; they are taken to be in “en”.",
            StringComparison.Ordinal));
    }

    [Test]
    public void Read_TextsWithoutALanguageBesideThoseInTheDefaultLanguage_AreReportedAtTheirColumn()
    {
        var outcome = FormCase.Read(
            """
            | survey |
            | | type | name | label | label::French (fr) |
            | | text | a | Name | Nom |
            | settings |
            | | form_id | version | default_language |
            | | f | 1 | French (fr) |
            """);

        outcome.Problems.Select(FormCase.Describe).ShouldBe(["xlsform-language-code: survey row 1, label"]);
    }

    [Test]
    public void Read_ATextThatIsTheSameInAllLanguages_HasNoLanguage()
    {
        var questionnaire = FormCase.Read(
            """
            | survey |
            | | type | name | label::English (en) | label::French (fr) |
            | | text | a | Budget | Budget |
            | | text | b | Name | Nom |
            """).Value!;

        questionnaire.Items[0].Head.Label!.Languages.ShouldBeEmpty();
        questionnaire.Items[1].Head.Label!.Languages.ShouldBe(["en", "fr"]);
    }

    [Test]
    public void Compare_ATextRepeatedInEveryLanguage_IsNoChange()
    {
        var versions = new[] { "\"Budget\"", """{"en": "Budget", "fr": "Budget"}""", """{"en": "Budget", "fr": "Le budget"}""" }
            .Select(label => RoundParsing.ReadJson(
                $$$"""{"code": "q", "version": "1", "items": [{"type": "text", "code": "a", "label": {{{label}}}}]}""",
                QuestionnaireReader.Read).Value!)
            .ToList();

        QuestionnaireComparison.Of(versions[0], versions[1]).Changes.ShouldBeEmpty();
        QuestionnaireComparison.Of(versions[0], versions[2]).Changes.ShouldHaveSingleItem();
    }
}
