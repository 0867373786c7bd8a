using Survey.Tests.Support;

namespace Survey.Tests.Api.Pages.Script;

public sealed class PickerTests
{
    // Theme 3 has two elements; theme a shares its code with an element, so its own code in answers is t:a.
    private const string Html = """
        <form data-found="{count} found">
          <div class="field"><label for="coded">Elements</label><input id="coded" name="coded" value="w, zz" data-coded="gcm">
          <button name="_do" value="list/coded">Choose</button><ul class="picked"></ul></div>
        </form>
        <dialog data-framework="gcm" data-themes="theme|thème"><form method="dialog"><input type="search"><output></output>
          <fieldset><legend>3 Skills</legend>
            <label class="all"><input type="checkbox" value="3"> The whole theme (3)</label>
            <label><input type="checkbox" value="w" data-short="Certificates"> (w) Recognize certificates of skills</label>
            <label><input type="checkbox" value="h"> (h) Remittances</label></fieldset>
          <fieldset><legend>a Data</legend>
            <label class="all"><input type="checkbox" value="a" data-code="t:a"> The whole theme (a)</label>
            <label><input type="checkbox" value="a"> (a) Census DATA</label></fieldset>
          <button value="take">Take</button><button value="">Cancel</button></form></dialog>
        """;

    [TestCase("w", "(w) Certificates")]
    [TestCase("h;w 3", "The whole theme (3) | (w) Certificates | (h) Remittances")]
    [TestCase("a", "(a) Census DATA")]
    [TestCase("t:a", "The whole theme (a)")]
    [TestCase("Theme 3, w", "The whole theme (3) | (w) Certificates")]
    [TestCase("Thème a; theme:3", "The whole theme (3) | The whole theme (a)")]
    [TestCase("[w]/h.", "(w) Certificates | (h) Remittances")]
    [TestCase("(w)، (h)", "(w) Certificates | (h) Remittances")]
    [TestCase("zz, ", "")]
    public async Task ShowPicked_CodesInAField_ListsWhatTheyStandFor(string codes, string expected)
    {
        await using var page = await Start();

        await page.Page.FillAsync("#coded", codes);

        (await Picked(page)).ShouldBe(expected);
    }

    [Test]
    public async Task Take_OtherChoices_WritesTheirCodesAndKeepsUnknownOnes()
    {
        await using var page = await Start();
        await page.Page.ClickAsync("[value='list/coded']");
        (await page.Page.IsCheckedAsync("dialog [value=w]")).ShouldBeTrue();
        await page.Page.UncheckAsync("dialog [value=w]");
        await page.Page.CheckAsync("dialog [data-code='t:a']");
        await page.Page.CheckAsync("dialog [value=h]");

        await page.Page.ClickAsync("[value=take]");

        // The same event as after typing, so that the answer is saved.
        await page.Page.WaitForFunctionAsync("() => window.inputs === 1");
        (await page.Page.InputValueAsync("#coded")).ShouldBe("h, t:a, zz");
        (await Picked(page)).ShouldBe("(h) Remittances | The whole theme (a)");
    }

    [TestCase("click")]
    [TestCase("escape")]
    public async Task Cancel_AfterOtherChoices_ChangesNothing(string way)
    {
        await using var page = await Start();
        await page.Page.ClickAsync("[value='list/coded']");
        await page.Page.CheckAsync("dialog [value=h]");

        await (way == "click" ? page.Page.ClickAsync("dialog [value='']") : page.Page.Keyboard.PressAsync("Escape"));

        (await page.Page.IsVisibleAsync("dialog")).ShouldBeFalse();
        (await page.Page.InputValueAsync("#coded")).ShouldBe("w, zz");
        await page.Page.ClickAsync("[value='list/coded']");
        (await page.Page.IsCheckedAsync("dialog [value=h]")).ShouldBeFalse();
    }

    [TestCase("remit", "(h) Remittances", "1 found")]
    [TestCase("data CENSUS", "(a) Census DATA", "1 found")]
    [TestCase("skills", "The whole theme (3) | (w) Recognize certificates of skills | (h) Remittances", "2 found")]
    [TestCase("nothing of this", "", "0 found")]
    [TestCase(
        "",
        "The whole theme (3) | (w) Recognize certificates of skills | (h) Remittances | The whole theme (a) | (a) Census DATA",
        "")]
    public async Task Search_Words_ShowsWhatHasAllOfThemInItsTitleOrItsThemes(string text, string expected, string message)
    {
        await using var page = await Start();
        await page.Page.ClickAsync("[value='list/coded']");

        await page.Page.FillAsync("[type=search]", text);

        var shown = await page.Page.Locator("dialog label:visible").AllTextContentsAsync();
        string.Join(" | ", shown.Select(label => label.Trim())).ShouldBe(expected);
        (await page.Page.Text("output")).ShouldBe(message);
    }

    [Test]
    public async Task Search_ReturnKey_LeavesTheDialogOpen()
    {
        await using var page = await Start();
        await page.Page.ClickAsync("[value='list/coded']");

        await page.Page.PressAsync("[type=search]", "Enter");

        (await page.Page.IsVisibleAsync("dialog")).ShouldBeTrue();
    }

    [Test]
    public async Task Open_AfterASearch_ShowsAllAgain()
    {
        await using var page = await Start();
        await page.Page.ClickAsync("[value='list/coded']");
        await page.Page.FillAsync("[type=search]", "remit");
        await page.Page.ClickAsync("dialog [value='']");

        await page.Page.ClickAsync("[value='list/coded']");

        (await page.Page.Locator("dialog label:visible").CountAsync()).ShouldBe(5);
        (await page.Page.InputValueAsync("[type=search]")).ShouldBe("");
    }

    [Test]
    public async Task StartPicker_PageWithoutADialog_LeavesTheForm()
    {
        await using var page = await ScriptPage.Open("<form></form>");

        await Should.NotThrowAsync(() => page.Run("picker", "picker.startPicker(document.forms[0]);"));
    }

    private static async Task<ScriptPage> Start()
    {
        var page = await ScriptPage.Open(Html);
        await page.Run("picker", """
            window.inputs = 0;
            document.forms[0].addEventListener("input", () => window.inputs++);
            picker.startPicker(document.forms[0]);
            """);
        return page;
    }

    private static Task<string> Picked(ScriptPage page) =>
        page.Page.EvaluateAsync<string>("""
            () => [...document.querySelectorAll(".picked li")].map(item => item.textContent.trim()).join(" | ")
            """);
}
