using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Pages.Script;

public sealed class RowsTests
{
    private const string Steps = """
        <div data-rows="rows/KEY/steps"><template>
          <fieldset class="row" id="rows/KEY/steps/0"><legend>Step <span>1</span></legend>
          <input type="hidden" name="rows/KEY/steps" value="0"><input name="rows/KEY/steps/0/step"></fieldset>
        </template><button name="_do" value="add/rows/KEY/steps"></button></div>
        """;

    // Two recommendations, each with a list, a box and steps inside of it.
    private static readonly string Form = $"""
        <form data-moved="Row {"{number}"}" data-removed="Removed" data-undo="Undo"><div data-rows="rows">
        {Row("1", "One", "a")}{Row("2", "Two", "")}<template>{Row("0", "", "")}</template>
        <button name="_do" value="add/rows"></button></div></form><p id="_status"></p>
        """;

    [Test]
    public async Task Add_ARow_IsBlankWithARandomIdAndTheLastNumber()
    {
        await using var page = await Start();

        await Press(page, "add/rows");

        (await Show(page)).ShouldBe("1 rows/1 One a; 2 rows/2 Two ; 3 rows/NEW1  ");
        (await page.Page.EvaluateAsync<string>("() => document.activeElement.name")).ShouldBe(await NameOf(page, "rows/NEW1/text"));
        (await page.Page.EvaluateAsync<string>("() => document.querySelector('[id^=\"rows/r\"] label').htmlFor")).ShouldBe(
            await NameOf(page, "rows/NEW1/text"));
        (await CountChanges(page)).ShouldBe(1);
    }

    [Test]
    public async Task Add_AfterARowWasRemoved_ItsIdIsNotUsedAgain()
    {
        await using var page = await Start();
        await Press(page, "remove/rows/2");

        await Press(page, "add/rows");

        (await Show(page)).ShouldBe("1 rows/1 One a; 2 rows/NEW1  ");
    }

    [Test]
    public async Task Add_InAnAddedRow_NamesBeginWithItsKey()
    {
        await using var page = await Start();
        await Press(page, "add/rows");
        await Press(page, await NameOf(page, "add/rows/NEW1/steps"));

        await Press(page, await NameOf(page, "add/rows/NEW1/steps"));

        (await page.Page.EvaluateAsync<string>("() => document.activeElement.name")).ShouldBe(
            await NameOf(page, "rows/NEW1/steps/2/step"),
            "Rows inside of rows have numbers.");
        (await Send(page)).ShouldEndWith(
            await NameOf(page, "&rows/NEW1/steps=1&rows/NEW1/steps/1/step=&rows/NEW1/steps=2&rows/NEW1/steps/2/step="));
    }

    [Test]
    public async Task Copy_ARowAsItIsNow_ComesAfterItWithItsAnswers()
    {
        await using var page = await Start();
        await page.Page.FillAsync("[name='rows/1/text']", "rows/1/text, changed");
        await page.Page.SelectOptionAsync("[name='rows/1/category']", "b");
        await page.Page.CheckAsync("[name='rows/1/shared']");

        await Press(page, "copy/rows/1");

        (await Show(page)).ShouldBe("1 rows/1 rows/1/text, changed b; 2 rows/NEW1 rows/1/text, changed b; 3 rows/2 Two ");
        (await page.Page.IsCheckedAsync(await NameOf(page, "[name='rows/NEW1/shared']"))).ShouldBeTrue();
    }

    [TestCase("up/rows/2", "1 rows/2 Two ; 2 rows/1 One a", "Row 1")]
    [TestCase("down/rows/1", "1 rows/2 Two ; 2 rows/1 One a", "Row 2")]
    [TestCase("up/rows/1", "1 rows/1 One a; 2 rows/2 Two ", "")]
    [TestCase("down/rows/2", "1 rows/1 One a; 2 rows/2 Two ", "")]
    public async Task Move_ARow_SaysItsNewNumberAndKeepsTheFocus(string button, string expected, string message)
    {
        await using var page = await Start();
        await page.Page.FocusAsync($"[value='{button}']");

        await page.Page.Keyboard.PressAsync("Enter");

        (await Show(page)).ShouldBe(expected);
        (await page.Page.Text("#_status")).ShouldBe(message);
        (await page.Page.EvaluateAsync<string>("() => document.activeElement.value")).ShouldBe(button);
    }

    [Test]
    public async Task Move_ANeighbourIsRemoved_IsSkipped()
    {
        await using var page = await Start();
        await Press(page, "add/rows");
        await Press(page, "remove/rows/2");

        await Press(page, await NameOf(page, "up/rows/NEW1"));

        (await Show(page)).ShouldBe("1 rows/NEW1  ; 2 rows/1 One a");
    }

    [Test]
    public async Task Remove_ARow_IsNotSentUntilItIsBroughtBack()
    {
        await using var page = await Start();

        await Press(page, "remove/rows/1");

        (await Show(page)).ShouldBe("1 rows/2 Two ");
        (await Send(page)).ShouldBe("rows=2&rows/2/text=Two&rows/2/category=");
        (await page.Page.EvaluateAsync<string>("() => document.activeElement.textContent")).ShouldBe("Undo");

        await page.Page.Keyboard.PressAsync("Enter");

        (await Show(page)).ShouldBe("1 rows/1 One a; 2 rows/2 Two ");
        (await page.Page.EvaluateAsync<string>("() => document.activeElement.name")).ShouldBe("rows/1/text");
        (await CountChanges(page)).ShouldBe(2);
    }

    [Test]
    public async Task RestoreRows_OtherRowsThanShown_AreAddedRemovedAndOrdered()
    {
        await using var page = await Start();

        await page.Run("rows", """
            rows.restoreRows(new URLSearchParams("rows=4&rows=2&rows/4/steps=3"), document.forms[0]);
            """);

        (await Show(page)).ShouldBe("1 rows/4  ; 2 rows/2 Two ");
        (await Send(page)).ShouldBe(
            "rows=4&rows/4/text=&rows/4/category=&rows/4/steps=3&rows/4/steps/3/step=&rows=2&rows/2/text=Two&rows/2/category=");
    }

    [Test]
    public async Task RestoreRows_NumberOfRowsIsFixed_KeepsTheRows()
    {
        await using var page = await ScriptPage.Open("""
            <form><div data-rows="days">
              <fieldset class="row" id="days/1"><legend><span>1</span></legend><input type="hidden" name="days" value="1"></fieldset>
            </div></form>
            """);

        await page.Run("rows", "rows.restoreRows(new URLSearchParams('days=1&days=2'), document.forms[0]);");

        (await Send(page)).ShouldBe("days=1");
    }

    [Test]
    public async Task Click_AnotherButton_IsLeftToTheBrowser()
    {
        await using var page = await Start();

        var isPrevented = await page.Page.EvaluateAsync<bool>("""
            () => {
              const button = document.createElement("button");
              button.name = "_do";
              button.value = "constructor/rows";
              document.forms[0].append(button);
              let isPrevented;
              addEventListener("click", event => { isPrevented = event.defaultPrevented; event.preventDefault(); });
              button.click();
              return isPrevented;
            }
            """);

        isPrevented.ShouldBeFalse();
        (await CountChanges(page)).ShouldBe(0);
    }

    private static string Row(string key, string text, string category)
    {
        var buttons = string.Concat(new[] { "up", "down", "copy", "remove" }
            .Select(verb => $"""<button name="_do" value="{verb}/rows/{key}">{verb}</button>"""));
        var options = string.Concat(new[] { "", "a", "b" }
            .Select(code => $"""<option value="{code}"{(code == category ? " selected" : "")}>{code}</option>"""));
        return $"""
            <fieldset class="row" id="rows/{key}"><legend>Row <span>{key}</span></legend><input type="hidden" name="rows" value="{key}">
            <label for="rows/{key}/text">Text</label><textarea id="rows/{key}/text" name="rows/{key}/text">{text}</textarea>
            <select name="rows/{key}/category">{options}</select><input type="checkbox" name="rows/{key}/shared" value="yes">
            {Steps.Replace("KEY", key, StringComparison.Ordinal)}{buttons}</fieldset>
            """;
    }

    private static async Task<ScriptPage> Start()
    {
        var page = await ScriptPage.Open(Form);
        await page.Run("rows", "window.changes = 0; rows.startRows(document.forms[0], () => window.changes++);");
        return page;
    }

    private static Task Press(ScriptPage page, string button) => page.Page.ClickAsync($"button[value='{button}']");

    private static Task<int> CountChanges(ScriptPage page) => page.Page.EvaluateAsync<int>("() => window.changes");

    /// <summary>The rows that are shown: number, id, text and category of each; random ids are NEW1, NEW2 in their order.</summary>
    private static async Task<string> Show(ScriptPage page)
    {
        var shown = await page.Page.EvaluateAsync<string>("""
            () => [...document.querySelectorAll("[data-rows=rows] > .row:not([hidden])")]
              .map(row => {
                const [number, text, category] = ["legend span", "textarea", "select"].map(selector => row.querySelector(selector));
                return [number.textContent, row.id, text.value, category.value].join(" ");
              })
              .join("; ")
            """
        );
        return (await RandomIds(page))
            .Index()
            .Aggregate(shown, (text, id) => text.Replace(id.Item, $"NEW{id.Index + 1}", StringComparison.Ordinal));
    }

    /// <summary>A text with the first random id in the place of NEW1.</summary>
    private static async Task<string> NameOf(ScriptPage page, string text) =>
        text.Replace("NEW1", (await RandomIds(page))[0], StringComparison.Ordinal);

    private static async Task<List<string>> RandomIds(ScriptPage page)
    {
        var keys = await page.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('[data-rows=rows] > .row')].map(row => row.id.split('/')[1])");
        return [.. keys.Where(key => key.StartsWith('r') && RowIds.IsValid(key))];
    }

    /// <summary>What the form would send.</summary>
    private static Task<string> Send(ScriptPage page) =>
        page.Page.EvaluateAsync<string>("() => decodeURIComponent(new URLSearchParams(new FormData(document.forms[0])))");
}
