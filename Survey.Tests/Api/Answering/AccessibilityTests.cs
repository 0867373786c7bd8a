using System.Text.Json.Nodes;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Answering;

/// <summary>Every page of those who answer, for everybody.</summary>
public sealed class AccessibilityTests
{
    private const string Answers = """
        {"mechanism": "IGAD-RCP", "has_recommendations": "yes", "recommendations_status": "final",
         "recommendations": [
           {"text": "States should recognize each other's certificates.", "elements": {"themes": ["3"], "elements": ["w"]},
            "link": "https://example.org/a"},
           {"text": "A_very_long_word_that_has_no_place_to_be_broken_at_and_is_wider_than_any_telephone_that_anybody_has",
            "elements": {"themes": [], "elements": ["h"]}}],
         "has_practices": "no", "has_principles": "no"}
        """;

    /// <summary>The words of headings that go over more than one line.</summary>
    private const string BrokenWords = """
        () => [...document.querySelectorAll('h1, h2, legend')].flatMap(heading => {
          const broken = [], walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT), range = document.createRange();
          for (let text; text = walker.nextNode();)
            for (const word of text.data.matchAll(/[^\s-]+/g)) {
              range.setStart(text, word.index);
              range.setEnd(text, word.index + word[0].length);
              if (new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1) broken.push(word[0]);
            }
          return broken;
        })
        """;

    private static readonly string[] Pages =
    [
        "",
        "tasks",
        "sections/1",
        "sections/2",
        "sections/2?check=1&list=recommendations/1/elements",
        "sections/2?remove=recommendations/1",
        "sections/3?check=1",
        "check",
        "read",
        "receipt",
        "workbook",
        "history?from=1&to=2",
        "withdraw",
    ];

    [Test]
    public async Task EveryPage_InLightAndDark_BreaksNoRule([Values("en", "ar")] string language)
    {
        using var round = await PrepareRound();
        await using var service = await RunningService.Start(round.StorePath, round.Clock);
        await using var secretariat = await Respondent.Come(service, language);
        foreach (var path in Pages)
        {
            await secretariat.Go(path);
            await secretariat.Page.ShouldBeAccessible($"{path} {language}");
            (await secretariat.Page.Locator("h1").CountAsync()).ShouldBe(1, path);
        }

        await using var chair = await Respondent.Come(service, language, role: ActorRole.Chair);
        await chair.Page.ShouldBeAccessible("chair");
        await chair.Page.GotoAsync($"{service.Address}/link/svl_wrong");
        await chair.Page.ShouldBeAccessible("_lost");
    }

    [Test]
    public async Task FindFaults_APageWithFaults_NamesThem()
    {
        await using var browser = await Chromium.Open();
        var page = await browser.NewPageAsync();
        await page.SetContentAsync("<html lang=en><title>T</title><main><h1>T</h1><input><p style='color: #ccc'>Pale</p></main></html>");

        (await page.FindFaults()).Select(fault => fault.Split(':')[0]).ShouldBe(["color-contrast", "label"]);
    }

    [Test]
    public async Task List_Open_BreaksNoRule()
    {
        using var round = await PrepareRound();
        await using var service = await RunningService.Start(round.StorePath, round.Clock);
        await using var secretariat = await Respondent.Come(service);
        await secretariat.Go("sections/2");
        await secretariat.Press("list/recommendations/1/elements");

        await secretariat.Page.ShouldBeAccessible("list");
        await secretariat.Page.FillAsync("dialog [type=search]", "remittances");
        (await secretariat.Page.Locator("dialog label.choice:visible").CountAsync()).ShouldBeInRange(2, 10);
        await secretariat.Page.ShouldBeAccessible("list filtered");
    }

    // 1280 pixels at 400 % are 320 pixels, and 1024 are 256: what passes here passes there.
    [Test]
    public async Task EveryPage_ThreeHundredTwentyPixelsWide_NeedsNoScrollingSideways(
        [Values("en", "fr", "es", "ru", "ar")] string language)
    {
        using var round = await PrepareRound();
        await using var service = await RunningService.Start(round.StorePath, round.Clock);
        await using var secretariat = await Respondent.Come(service, language, width: 320);
        foreach (var path in Pages)
        {
            await secretariat.Go(path);
            await secretariat.Page.ShouldNotScrollSideways(path);
            (await secretariat.Page.EvaluateAsync<string[]>(BrokenWords)).ShouldBeEmpty(path);
        }

        await secretariat.Go("sections/2");
        await secretariat.Press("list/recommendations/1/elements");
        await secretariat.Page.ShouldNotScrollSideways("list");
    }

    [Test]
    public async Task Questions_InAnotherDirectionThanThePage_BeginWhereTheirFieldsBegin()
    {
        using var round = await PrepareRound(folder => RemoveArabic(folder.PathOf("questionnaire.json")));
        await using var service = await RunningService.Start(round.StorePath, round.Clock);
        await using var secretariat = await Respondent.Come(service, "ar");
        await secretariat.Go("sections/2");

        var apart = await secretariat.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('.field')].filter(part => part.offsetParent).map(part => {
              const range = document.createRange();
              range.selectNodeContents(part.matches('label') ? part.firstChild : part.querySelector('label, legend'));
              const question = range.getClientRects()[0], field = part.querySelector('input, textarea, select').getBoundingClientRect();
              return {
                name: part.textContent.trim().slice(0, 30),
                direction: getComputedStyle(part).direction,
                apart: Math.abs(question.left - field.left),
              };
            }).filter(each => each.direction !== 'ltr' || each.apart > 2).map(each => JSON.stringify(each))
            """);

        apart.ShouldBeEmpty();
        (await secretariat.Page.Locator(".row .tools[lang=ar]").CountAsync()).ShouldBe(2, "The interface's own words are marked as such.");
    }

    [Test]
    public async Task Keyboard_Alone_IsEnoughToAnswer()
    {
        using var round = await PrepareRound();
        await using var service = await RunningService.Start(round.StorePath, round.Clock);
        await using var secretariat = await Respondent.Come(service);
        var keyboard = secretariat.Page.Keyboard;
        async Task Reach(string selector)
        {
            for (var steps = 0; steps < 200; steps++)
            {
                await keyboard.PressAsync("Tab");
                if (await secretariat.Page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
                {
                    return;
                }
            }

            Assert.Fail($"The keyboard does not reach {selector}.");
        }

        await keyboard.PressAsync("Tab");
        (await secretariat.Page.EvaluateAsync<string>("() => document.activeElement.className")).ShouldBe("skip");
        await Reach("#name");
        await keyboard.TypeAsync("Amina");
        await keyboard.PressAsync("Enter");
        await secretariat.Page.WaitForURLAsync("**/tasks");
        await Reach("[href$='sections/2']");
        await keyboard.PressAsync("Enter");
        await secretariat.Page.WaitForURLAsync("**/sections/2");
        await Reach("[value='list/recommendations/2/elements']");
        await keyboard.PressAsync("Enter");
        await Reach("dialog [value=e]");
        await keyboard.PressAsync("Space");
        await Reach("dialog [value=take]");
        await keyboard.PressAsync("Enter");
        (await secretariat.Page.EvaluateAsync<string>("() => document.activeElement.value")).ShouldBe(
            "list/recommendations/2/elements",
            "The focus goes back to where it came from.");
        await Reach("[value='up/recommendations/2']");
        await keyboard.PressAsync("Enter");
        await Reach("[value='add/recommendations']");
        await keyboard.PressAsync("Space");
        await Reach("[name^='recommendations/r'][name$='/text']");
        await keyboard.TypeAsync("A third");
        await Reach("[value=leave]");
        await keyboard.PressAsync("Enter");
        await secretariat.Page.WaitForURLAsync("**/tasks");

        var rows = (await round.Desk.Find("grcp7", "igad-rcp"))!.Content.Answers.GetRows("recommendations");
        rows.Count.ShouldBe(3);
        rows[0].Find("elements")!.ToText().ShouldBe("e h");
        rows[2].Find("text")!.ToText().ShouldBe("A third");
    }

    [Test]
    public async Task Return_InATextField_NeitherLeavesThePageNorMovesARow()
    {
        using var round = await PrepareRound();
        await using var service = await RunningService.Start(round.StorePath, round.Clock);
        await using var secretariat = await Respondent.Come(service, withScript: false);
        await secretariat.Go("sections/2");

        await secretariat.Page.PressAsync("[name='recommendations/1/link']", "Enter");

        secretariat.Page.Url.ShouldEndWith("/sections/2");
        (await round.Desk.Find("grcp7", "igad-rcp"))!.Content.Answers.GetRows("recommendations").Count.ShouldBe(2);
    }

    private static void RemoveArabic(string file)
    {
        var document = JsonNode.Parse(File.ReadAllText(file))!;
        Remove(document);
        File.WriteAllText(file, document.ToJsonString());

        static void Remove(JsonNode? node)
        {
            (node as JsonObject)?.Remove("ar");
            foreach (var child in (node as JsonObject)?.Select(member => member.Value) ?? (node as JsonArray ?? []))
            {
                Remove(child);
            }
        }
    }

    private static async Task<CollectingRound> PrepareRound(Action<TemporaryFolder>? change = null)
    {
        var round = await CollectingRound.Make("grcp7", change);
        (await round.Save("igad-rcp", Answers)).Succeeded.ShouldBeTrue();
        (await round.Desk.Submit("grcp7", "igad-rcp", "Amina Said", CollectingRound.By(ActorRole.Secretariat))).Succeeded.ShouldBeTrue();
        (await round.Save("igad-rcp", Answers.Replace("\"IGAD-RCP\"", "\"IGAD\"", StringComparison.Ordinal))).Succeeded.ShouldBeTrue();
        (await round.Desk.Submit("grcp7", "igad-rcp", "Amina Said", CollectingRound.By(ActorRole.Secretariat))).Succeeded.ShouldBeTrue();
        return round;
    }
}
