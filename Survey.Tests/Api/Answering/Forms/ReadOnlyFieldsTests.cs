using Survey.Api.Answering.Forms;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Rounds;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Answering.Forms;

/// <summary>Answers that nobody can change on a page are set back to those they begin with.</summary>
public sealed class ReadOnlyFieldsTests
{
    private static readonly Round Round = RoundParsing.Parse(
        """{"code": "f", "elements": [{"code": "1", "title": "Data"}]}""",
        """{"regions": [], "types": [{"code": "person", "name": "Person"}]}""",
        """
        {"code": "q", "version": "1", "items": [{"type": "section", "code": "all", "label": "All", "items": [
          {"type": "text", "code": "fixed", "label": "Fixed", "readOnly": true, "default": "first"},
          {"type": "text", "code": "empty", "label": "Empty", "readOnly": true},
          {"type": "text", "code": "free", "label": "Free", "readOnly": "${fixed} = 'x'", "default": "first"},
          {"type": "repeat", "code": "r", "label": "R", "items": [
            {"type": "integer", "code": "n", "label": "N", "readOnly": true, "default": 7}]}]}]}
        """,
        """{"code": "open", "questionnaire": "q", "framework": "f", "access": "open"}""");

    [Test]
    public void Restore_AnswersThatDiffer_AreThoseOfTheBeginning()
    {
        var page = FormPage.Of(Round.Questionnaire)[0];
        var values = new FormValues();
        foreach (var (name, text) in new[] { ("fixed", "x"), ("empty", "x"), ("free", "x"), ("r", "1"), ("r/1/n", "8") })
        {
            values.Set(name, text);
        }

        var answers = new FormReader(Round.Frameworks).Read(page.PlainQuestions, values).Answers;
        ReadOnlyFields.Restore(
            values,
            page.PlainQuestions,
            new AnswerScope(Round.Questionnaire.Scope, answers, outer: null),
            Round.Frameworks);

        new[] { "fixed", "empty", "free", "r/1/n" }.Select(values.Get).ShouldBe(["first", "", "x", "7"]);
    }
}
