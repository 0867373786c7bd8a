using Survey.Api.Answering.Forms;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Rounds;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Answering.Forms;

/// <summary>Choices that are no longer offered are cleared on the page, and not shown as chosen.</summary>
public sealed class OfferedChoicesTests
{
    private static readonly Round Round = RoundParsing.Parse(
        """{"code": "f", "elements": [{"code": "1", "title": "Data"}]}""",
        """{"regions": [], "types": [{"code": "person", "name": "Person"}]}""",
        """
        {"code": "q", "version": "1", "items": [{"type": "section", "code": "all", "label": "All", "items": [
          {"type": "select-one", "code": "country", "label": "Country", "choices": "country"},
          {"type": "select-one", "code": "reg", "label": "Region", "choices": "reg", "choiceFilter": "country = ${country}"},
          {"type": "repeat", "code": "stays", "label": "Stays", "items": [
            {"type": "select-many", "code": "city", "label": "City", "choices": "city", "choiceFilter": "reg = ${reg}"}]}]}],
         "choices": {
          "country": [{"code": "fr", "label": "F"}, {"code": "de", "label": "D"}],
          "reg": [{"code": "idf", "label": "I", "columns": {"country": "fr"}}, {"code": "bav", "label": "B", "columns": {"country": "de"}}],
          "city": [{"code": "paris", "label": "P", "columns": {"reg": "idf"}}, {"code": "muc", "label": "M", "columns": {"reg": "bav"}}]}}
        """,
        """{"code": "open", "questionnaire": "q", "framework": "f", "access": "open"}""");

    [TestCase("fr", "idf", "paris")]
    [TestCase("de", "", "")]
    [TestCase("", "", "")]
    public void Keep_TheCountryIsChanged_ClearsWhatDependsOnIt(string country, string region, string city)
    {
        var page = FormPage.Of(Round.Questionnaire)[0];
        var values = new FormValues();
        values.Set("country", country);
        values.Set("reg", "idf");
        values.Set("stays", "1");
        values.Set("stays/1/city", "paris");

        OfferedChoices.Keep(values, page, fields =>
        {
            var answers = new FormReader(Round.Frameworks).Read(page.PlainQuestions, fields).Answers;
            return new AnswerScope(Round.Questionnaire.Scope, answers, outer: null, EvaluationContext.Timeless);
        });

        (values.Get("reg"), values.Get("stays/1/city")).ShouldBe((region, city));
    }

    [Test]
    public async Task Page_AChoiceThatIsNotOffered_IsNeitherShownNorChosen()
    {
        var values = new FormValues();
        values.Set("country", "de");
        values.Set("reg", "idf");

        var html = await FormInTest.Render(FormInTest.View(Round, 1, values));

        html.ShouldMatch("value=\"idf\"[^>]*hidden|id=\"\\?reg=idf\"[^>]*hidden");
        html.ShouldNotMatch("value=\"idf\"[^>]*(checked|selected)");
    }
}
