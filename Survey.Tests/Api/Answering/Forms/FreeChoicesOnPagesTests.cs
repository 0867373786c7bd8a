using System.Text.RegularExpressions;
using Survey.Api.Answering.Forms;
using Survey.Tests.Files.AnswerWorkbooks;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Answering.Forms;

/// <summary>Codes of choices may have spaces and signs; the names and ids of a page's controls must not.</summary>
public sealed partial class FreeChoicesOnPagesTests
{
    [Test]
    public async Task Render_ChoicesWithSpacesAndSigns_HaveUniqueValidIdsAndTheirOwnValues()
    {
        var round = AnswerWorkbookRoundTripTests.MakeRound(
            """
            {"code": "q", "version": "1", "title": "Q", "items": [
              {"type": "section", "code": "s", "label": "S", "items": [
                {"type": "select-one", "code": "sure", "label": "Sure?", "choices": "answers", "choiceFilter": "true()"}]}],
             "choices": {"answers": [{"code": "not sure", "label": "Not sure"}, {"code": "not%20sure", "label": "Odd"},
               {"code": "\"><b>", "label": "Bold"}, {"code": "-2", "label": "Worse"}]}}
            """);
        var values = new FormValues();
        values.Set("sure", "\"><b>");

        var html = await FormInTest.Render(FormInTest.View(round, 1, values));

        var ids = Id().Matches(html).Select(match => match.Groups["id"].Value).ToList();
        ids.ShouldBeUnique();
        ids.ShouldAllBe(id => !id.Any(char.IsWhiteSpace) && !id.Contains('<'));
        ids.Count(id => id.StartsWith("?sure=", StringComparison.Ordinal)).ShouldBe(4);
        html.ShouldContain("value=\"not sure\"");
        html.ShouldContain("value=\"-2\"");
        html.ShouldNotContain("<b>");
    }

    [GeneratedRegex(" id=\"(?<id>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Id();
}
