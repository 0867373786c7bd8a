using Survey.Tests.Support;

namespace Survey.Tests.Api.Pages.Script;

public sealed class VisibilityTests
{
    [Test]
    public async Task ShowEvaluated_WhatTheServerSays_IsShownHiddenAndWritten()
    {
        await using var page = await ScriptPage.Open("""
            <p id="_others" hidden></p>
            <form><div id="?a">A</div><section id="?b/" hidden>B</section><option id="?rows/1/c=x">X</option>
            <output id="=sum">1</output></form>
            """);

        await page.Run("visibility", """
            const answer = { hidden: ["?a", "?gone"], values: { sum: "2", gone: "3" }, others: "Boris is here, too." };
            visibility.showEvaluated(document.forms[0], answer);
            """);

        (await FindHidden(page)).ShouldBe(["?a"]);
        (await page.Page.Text("output")).ShouldBe("2");
        (await page.Page.Text("#_others")).ShouldBe("Boris is here, too.");

        await page.Run("visibility", """visibility.showEvaluated(document.forms[0], { hidden: [], values: {}, others: "" });""");

        (await FindHidden(page)).ShouldBe(["_others"]);
    }

    [Test]
    public async Task ShowEvaluated_AChosenChoiceIsNoLongerOffered_IsCleared()
    {
        await using var page = await ScriptPage.Open("""
            <p id="_others" hidden></p>
            <form><select name="s"><option value=""></option><option id="?s=x" value="x" selected>X</option></select>
            <label class="choice" id="?m=y"><input type="checkbox" name="m" value="y" checked>Y</label>
            <label class="choice" id="?m=z"><input type="checkbox" name="m" value="z" checked>Z</label></form>
            """);

        await page.Run("visibility", """
            visibility.showEvaluated(document.forms[0], { hidden: ["?s=x", "?m=y"], values: {}, others: "" });
            """);

        (await page.Page.EvaluateAsync<string>("new URLSearchParams(new FormData(document.forms[0])).toString()")).ShouldBe("s=&m=z");
    }

    [Test]
    public async Task ShowStatus_ProblemThenNone_IsMarkedOnlyAsLongAsItIsOne()
    {
        await using var page = await ScriptPage.Open("""<p id="_status"></p>""");

        await page.Run("visibility", "visibility.showStatus('Not saved', true);");
        (await page.Page.Text("#_status.bad")).ShouldBe("Not saved");
        await page.Run("visibility", "visibility.showStatus('Saved');");

        (await page.Page.Text("#_status:not(.bad)")).ShouldBe("Saved");
    }

    [Test]
    public async Task ClearProblem_FieldByField_RemovesTheSummaryWithTheLast()
    {
        await using var page = await ScriptPage.Open("""
            <div id="_problems"><ul><li><a href="#one">One</a></li><li><a href="#rows/1/two">Two</a></li></ul></div>
            <input name="one" aria-invalid="true"><p id="one?e">Wrong</p>
            <input name="rows/1/two" aria-invalid="true"><p id="rows/1/two?e">Wrong, too</p><input name="fine">
            """);
        Task Clear(string name) => page.Run("visibility", $"visibility.clearProblem(document.getElementsByName('{name}')[0]);");

        await Clear("fine");
        (await page.Page.Locator("#_problems a, [aria-invalid], p").CountAsync()).ShouldBe(6);
        await Clear("one");
        (await page.Page.Text("#_problems")).ShouldBe("Two");
        (await page.Page.Text("p")).ShouldBe("Wrong, too");
        (await page.Page.Locator("[aria-invalid]").GetAttributeAsync("name")).ShouldBe("rows/1/two");
        await Clear("rows/1/two");

        (await page.Page.Locator("#_problems, [aria-invalid], p").CountAsync()).ShouldBe(0);
        await Should.NotThrowAsync(() => Clear("fine"));
    }

    private static Task<string[]> FindHidden(ScriptPage page) =>
        page.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('[hidden]')].map(part => part.id)");
}
