using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Json;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Questionnaires;

public sealed class QuestionnaireLanguagesTests
{
    [TestCase("\"Budget\"", "\"Yes\"", "")]
    [TestCase("""{"fr": "Budget"}""", """{"fr": "Oui"}""", "fr")]
    [TestCase(
        """{"fr": "Budget", "en": "Budget"}""",
        """{"fr": "Oui", "en": "Yes"}""",
        "en fr",
        Description = "the default language comes first")]
    [TestCase("\"Budget\"", """{"fr": "Oui"}""", "en fr", Description = "a plain text is in the default language")]
    [TestCase("""{"fr": "Budget"}""", "\"Yes\"", "en fr")]
    [TestCase("""{"fr": "Budget"}""", "\"yes\"", "fr", Description = "a choice's code is not a text")]
    public void Of_PlainAndTranslatedTexts_AreTheLanguagesGiven(string label, string choice, string languages)
    {
        var (questionnaire, problems) = RoundParsing.ReadJson(
            $$"""
            {"code": "minimal", "version": "1", "defaultLanguage": "en",
             "items": [{"type": "select-one", "code": "budget", "label": {{label}}, "choices": "list"}],
             "choices": {"list": [{"code": "yes", "label": {{choice}} }] } }
            """,
            QuestionnaireReader.Read);

        problems.ShouldBeEmpty();
        QuestionnaireLanguages.Of(questionnaire!).ShouldBe(languages.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
