using Survey.Api.Answering.Forms;
using Survey.Api.Pages;
using Survey.Api.Texts;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;
using Survey.Tests.Core.Results;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Answering.Forms;

public sealed class AnswerWordingTests
{
    [TestCase("en", "integer", "2019", "2019")]
    [TestCase("fr", "integer", "12000", "12000")]
    [TestCase("es", "decimal", "2019.5", "2019,5")]
    [TestCase("ar", "date", "\"2019-06-26\"", "26 يونيو 2019")]
    public void Say_ANumberOrDate_IsNotGroupedAndHasTheSignsOfTheLanguage(string language, string type, string answer, string expected)
    {
        var round = SmallSurvey.Create($$"""{"type": "{{type}}", "code": "q", "label": "Since when?"}""");
        var response = RoundParsing.ParseResponse(round, SmallSurvey.Answer("lake", $$"""{"q": {{answer}}}"""));

        AnswerWording.Say(
            round.Questionnaire.Items.OfType<Question>().Single(),
            response.Answers.Find("q"),
            new ContentTexts(language, "en"),
            InterfaceTexts.Of(language)).ShouldBe(expected);
    }

    [TestCase("en", "(h) ")]
    [TestCase("ar", "\u200F(h) ")]
    public void Say_AnElement_HasTheDirectionOfItsTitle(string language, string expected)
    {
        var round = SampleRound.Read("grcp7").Round;
        var answer = new CodedAnswer([], [round.Framework.FindElement("h").ShouldNotBeNull()]);

        AnswerWording.Say(
            round.Questionnaire.Scope.Find("recommendations")!.Question,
            answer,
            new ContentTexts(language, "en"),
            InterfaceTexts.Of(language)).ShouldStartWith(expected, Case.Sensitive);
    }
}
