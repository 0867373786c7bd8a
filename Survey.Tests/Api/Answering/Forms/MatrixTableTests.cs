using System.Text.RegularExpressions;
using Survey.Core.Rounds;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Answering.Forms;

/// <summary>Questions with the same choices, in a section with the appearance table-list, are one table on the page.</summary>
public sealed partial class MatrixTableTests
{
    private static readonly Round Round = RoundOf("w4 table-list");

    [Test]
    public async Task Render_QuestionsWithTheSameChoices_AreRowsOfATable()
    {
        var html = await Render(Round, """{"a": "2"}""");

        Count(html, "<table").ShouldBe(1);
        Count(html, "scope=\"row\"").ShouldBe(3);
        Count(html, "scope=\"col\"").ShouldBe(2);
        Radio().Count(html).ShouldBe(3 * 2);
        html.ShouldContain("aria-labelledby=\"a?l a?1\"");
        Radio().Matches(html).Select(match => match.Value).Where(radio => radio.Contains("checked", StringComparison.Ordinal))
            .ShouldHaveSingleItem().ShouldContain("value=\"2\"");
    }

    [Test]
    public async Task Render_OtherListFilterAndOtherTypes_StandBelowAsUsual()
    {
        var html = await Render(Round, "{}");

        foreach (var name in new[] { "other", "filtered", "why" })
        {
            html.IndexOf($"\"{name}\"", StringComparison.Ordinal).ShouldBeGreaterThan(html.IndexOf("</table>", StringComparison.Ordinal));
        }
    }

    [Test]
    public async Task Render_SectionWithoutTheAppearance_HasNoTable() =>
        Count(await Render(RoundOf("field-list"), "{}"), "<table").ShouldBe(0);

    private static Task<string> Render(Round round, string answers)
    {
        var response = RoundParsing.ParseResponse(round, $$"""{"organization": "o", "state": "draft", "answers": {{answers}} }""");
        return FormInTest.Render(FormInTest.View(round, 1, FormInTest.Values(round, 1, response.Answers)));
    }

    private static int Count(string html, string part) => html.Split(part).Length - 1;

    [GeneratedRegex("<input[^>]*type=\"radio\"[^>]*name=\"[abc]\"[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Radio();

    private static Round RoundOf(string appearance) => RoundParsing.Parse(
        """{"code": "f", "name": "F", "elements": [{"code": "a", "title": "A"}]}""",
        """
        {"regions": [], "types": [{"code": "x", "name": "X"}],
         "organizations": [{"code": "o", "name": "O", "type": "x", "regions": []}]}
        """,
        $$"""
        {"code": "q", "version": "1", "framework": "f", "items": [
          {"type": "section", "code": "s", "label": "How far?", "appearance": "{{appearance}}", "items": [
            {"type": "note", "code": "n", "label": "One answer in each row"},
            {"type": "select-one", "code": "a", "label": "Law", "choices": "scale", "required": true},
            {"type": "select-one", "code": "b", "label": "Data", "choices": "scale", "hint": "Any data"},
            {"type": "select-one", "code": "c", "label": "Staff", "choices": "scale", "relevant": "${a} = '2'"},
            {"type": "select-one", "code": "filtered", "label": "Filtered", "choices": "scale", "choiceFilter": "name = '1'"},
            {"type": "select-one", "code": "other", "label": "Other", "choices": "yes-no-dont-know"},
            {"type": "text", "code": "why", "label": "Why?"}]}],
         "choices": {"scale": [{"code": "1", "label": "Little"}, {"code": "2", "label": "Much"}]} }
        """,
        """{"code": "r", "title": "R", "questionnaire": "q", "framework": "f"}""");
}
