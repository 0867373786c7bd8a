using Microsoft.Playwright;
using Survey.Collecting.Editing;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Editing;

/// <summary>A questionnaire is edited in a browser: by keyboard alone, and by dragging.</summary>
public sealed class EditingInBrowserTests
{
    private const string Home = "/rounds/grcp7/questionnaire";

    [Test]
    public async Task Question_ByKeyboard_IsMadeGetsAConditionIsMovedAndUsed()
    {
        await using var service = await CoordinatedService.Start("grcp7");
        await using var browser = await Chromium.Open();
        var page = await service.SignIn(browser);
        await page.GotoAsync(service.Service.Address + Home);

        await Press(page, $"a[href^='{Home}/add']", "select[name=type]");
        await Focus(page, "textarea[name^=label]");
        await page.Keyboard.TypeAsync("Budget");
        await Press(page, "form[action$='/add'] button.main", "form[action$='/item']");

        await Press(page, "a[href*='member=relevant']", "select[name=new-subject]");
        await Choose(page, "select[name=new-subject]", "has_recommendations");
        await Press(page, "button[value=add]", "select[name=operator-0]");
        await Choose(page, "select[name=value-0]", "yes");
        await Press(page, "button[value=save]", "form[action$='/item']");

        await Press(page, $"form[action$='/item'] a[href^='{Home}#']", "button[value='up budget']");
        await Press(page, "button[value='up budget']", "button[value='down budget']:not([disabled])");

        await Press(page, $"a[href='{Home}/use']", "form[action$='/use']");
        if (await page.Locator("form[action$='/use'] input[type=checkbox]").CountAsync() > 0)
        {
            await Focus(page, "form[action$='/use'] input[type=checkbox]");
            await page.Keyboard.PressAsync("Space");
        }

        await Press(page, "form[action$='/use'] button.main", $"a[href^='{Home}/add']");

        var used = (await service.Service.Get<EditingDesk>().Find("grcp7")).ShouldNotBeNull();
        used.HasDraft.ShouldBeFalse();
        used.Form.Find("budget").ShouldNotBeNull().GetString("relevant").ShouldBe("${has_recommendations} = 'yes'");
        used.Form.Items.Where(item => item.Depth == 0).Select(item => item.Key).TakeLast(2).ShouldBe(["budget", "-submission"]);
    }

    [Test]
    public async Task Item_DraggedBesideAnotherOrIntoAGroup_IsPutThereUnlessEscapeIsPressed()
    {
        await using var service = await CoordinatedService.Start("grcp7");
        await using var browser = await Chromium.Open(height: 9000);
        var page = await service.SignIn(browser);
        await page.GotoAsync(service.Service.Address + Home);

        await Drag(page, "about", "compact_definition", part: 0.9);
        (await page.Locator("[data-drop=after]").GetAttributeAsync("data-key")).ShouldBe("compact_definition");
        (await page.TextContentAsync("form.outline > [role=status]")).ShouldNotBeNull().ShouldStartWith("Put after");
        await page.Keyboard.PressAsync("Escape");
        (await page.Locator("[data-drop]").CountAsync()).ShouldBe(0);
        (await page.TextContentAsync("form.outline > [role=status]")).ShouldBe("Not moved.");
        await page.Mouse.UpAsync();

        await Drag(page, "about", "compact_definition", part: 0.9);
        await page.Mouse.UpAsync();
        await page.WaitForURLAsync("**?done=editor-move#*");

        // Again from the top of the page, where both are in the window.
        await page.GotoAsync(service.Service.Address + Home);
        await Drag(page, "link_name", "practices", part: 0.5);
        (await page.Locator("[data-drop]").GetAttributeAsync("data-drop")).ShouldBe("inside");
        await page.Mouse.UpAsync();
        await page.Locator("li[data-key='practices/link_name']").WaitForAsync();

        var state = (await service.Service.Get<EditingDesk>().Find("grcp7")).ShouldNotBeNull();
        state.Steps.Count.ShouldBe(2);
        state.Form.Items.Where(item => item.Parent == "-general").Select(item => item.Key)
            .ShouldBe(["mechanism", "compact_definition", "about", "input_definition"]);
        state.Form.Items.Last(item => item.Parent == "practices").Key.ShouldBe("practices/link_name");
    }

    /// <summary>Drags an item over another one, and does not let it go.</summary>
    private static async Task Drag(IPage page, string key, string over, double part)
    {
        var handle = await BoxOf(page, $"li[data-key='{key}'] > .item > .handle");
        var target = await BoxOf(page, $"li[data-key='{over}'] > .item");
        await page.Mouse.MoveAsync(handle.X + (handle.Width / 2), handle.Y + (handle.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(target.X + 30, (float)(target.Y + (target.Height * part)));
    }

    private static async Task<LocatorBoundingBoxResult> BoxOf(IPage page, string selector) =>
        (await page.Locator(selector).BoundingBoxAsync()).ShouldNotBeNull(selector);

    /// <summary>Goes with the tabulator to the first element that a selector finds.</summary>
    private static async Task Focus(IPage page, string selector)
    {
        for (var pressed = 0; pressed < 400; pressed++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"The keyboard does not reach {selector} on {page.Url}");
    }

    /// <summary>Presses Enter on a link or button, and waits for what the next page has.</summary>
    private static async Task Press(IPage page, string selector, string next)
    {
        await Focus(page, selector);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(next).First.WaitForAsync();
    }

    private static async Task Choose(IPage page, string selector, string value)
    {
        await Focus(page, selector);
        for (var pressed = 0; pressed < 100 && await page.InputValueAsync(selector) != value; pressed++)
        {
            await page.Keyboard.PressAsync("ArrowDown");
        }

        (await page.InputValueAsync(selector)).ShouldBe(value);
    }
}
