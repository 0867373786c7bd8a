using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Playwright;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Pages.Script;

/// <summary>Saving by a clock that the test moves.</summary>
public sealed class AutosaveTests
{
    private const string Html = """
        <p id="_others" hidden></p><p id="_status"></p>
        <form action="/save" data-offline="Offline">
          <input type="hidden" name="_base" value="m 1">
          <textarea name="text"></textarea>
          <button name="_do" value="continue">Continue</button> <button id="_both" name="_do" value="update" hidden>Both</button>
        </form>
        """;

    private const string Saved = """{"base": "m 2", "message": "Saved", "unread": false, "hidden": [], "values": {}, "others": ""}""";

    [Test]
    public async Task Type_AndPause_SavesOnceWithTheLastText()
    {
        await using var page = await Start();
        await page.Type("O");
        await page.Pass(1400);
        await page.Type("One");
        await page.Pass(1400);
        page.Sent.ShouldBeEmpty();

        await page.Pass(200);

        await page.ShouldSay("Saved");
        await page.Pass(60_000);
        page.Sent.Single()["text"].ShouldBe("One");
        page.Sent.Single()["_do"].ShouldBe("autosave");
        page.Sent.Single()["_base"].ShouldBe("m 1");
    }

    [Test]
    public async Task Type_AfterASave_SendsTheBaseOfThatSaveAndTheNextNumber()
    {
        await using var page = await Start();
        await page.TypeAndPause("One");
        await page.ShouldSay("Saved");

        await page.TypeAndPause("One and two");

        await page.ShouldHaveSent(2);
        page.Sent[1]["_base"].ShouldBe("m 2");
        var (first, second) = (page.Sent[0]["_save"].Split('.'), page.Sent[1]["_save"].Split('.'));
        second[0].ShouldBe(first[0]);
        int.Parse(second[1], CultureInfo.InvariantCulture).ShouldBeGreaterThan(int.Parse(first[1], CultureInfo.InvariantCulture));
    }

    [Test]
    public async Task Type_BackToWhatIsSaved_SavesNothing()
    {
        await using var page = await Start();
        await page.Type("One");
        await page.Type("");

        await page.Pass(60_000);

        page.Sent.ShouldBeEmpty();
    }

    [Test]
    public async Task Save_Fails_KeepsTheTextAndTriesAgainLaterAndLater()
    {
        await using var page = await Start();
        page.Respond = null;
        await page.TypeAndPause("One");
        await page.ShouldSay("Offline", isProblem: true);
        (await page.FindKept()).ShouldNotBeNull().ShouldContain("text=One");

        // Another failure with a text of its own: the clock must not move on before the page has seen it.
        page.Respond = (503, """{"message": "Busy"}""");
        await page.Pass(7900);
        page.Sent.Count.ShouldBe(1);
        await page.Pass(200);
        await page.ShouldSay("Busy", isProblem: true);
        page.Sent.Count.ShouldBe(2);
        await page.Pass(15_900);
        page.Sent.Count.ShouldBe(2);
        page.Respond = (200, Saved);
        await page.Pass(200);

        await page.ShouldSay("Saved");
        page.Sent[2]["text"].ShouldBe("One");
        (await page.FindKept()).ShouldBeNull();
    }

    [Test]
    public async Task Save_ConnectionComesBack_SavesAtOnce()
    {
        await using var page = await Start();
        page.Respond = null;
        await page.TypeAndPause("One");
        await page.ShouldSay("Offline", isProblem: true);
        page.Respond = (200, Saved);

        await page.Script.Page.EvaluateAsync("() => { dispatchEvent(new Event('online')); }");
        await page.Pass(1);

        await page.ShouldSay("Saved");
    }

    [TestCase(401, "message", "Not let in")]
    [TestCase(403, "message", "Closed")]
    [TestCase(429, "detail", "Too many")]
    [TestCase(503, "detail", "Busy")]
    public async Task Save_IsRefused_SaysWhyAndTriesAgain(int status, string member, string message)
    {
        await using var page = await Start();
        page.Respond = (status, JsonSerializer.Serialize(new Dictionary<string, string> { [member] = message }));
        await page.TypeAndPause("One");
        await page.ShouldSay(message, isProblem: true);
        (await page.Script.Page.IsVisibleAsync("#_both")).ShouldBeFalse();
        page.Respond = (200, Saved);

        await page.Pass(8100);

        await page.ShouldSay("Saved");
    }

    [Test]
    public async Task Save_Conflicts_OffersBothVersionsAndOnlyKeepsWhatIsTypedThen()
    {
        await using var page = await Start();
        page.Respond = (409, """{"message": "Boris has changed it, too"}""");
        await page.TypeAndPause("One");
        await page.ShouldSay("Boris has changed it, too", isProblem: true);
        (await page.Script.Page.IsVisibleAsync("#_both")).ShouldBeTrue();

        await page.TypeAndPause("One and more");
        await page.Pass(120_000);

        page.Sent.Count.ShouldBe(1);
        (await page.FindKept()).ShouldNotBeNull().ShouldContain("text=One+and+more");
    }

    [Test]
    public async Task Save_SomethingCannotBeRead_SaysSo()
    {
        await using var page = await Start();
        page.Respond = (200, Saved.Replace("false", "true", StringComparison.Ordinal));

        await page.TypeAndPause("One");

        await page.ShouldSay("Saved", isProblem: true);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Save_BrowserKeepsNothing_SavesToTheServerAllTheSame(bool isDenied)
    {
        await using var page = await Start(isDenied);
        if (!isDenied)
        {
            await page.Script.Page.EvaluateAsync($"() => {{ {ScriptPage.FillStorage} }}");
        }

        page.Respond = null;
        await page.TypeAndPause("One");
        await page.ShouldSay("Offline", isProblem: true);
        page.Respond = (200, Saved);
        await page.Pass(8100);

        await page.ShouldSay("Saved");
        page.Sent[1]["text"].ShouldBe("One");
    }

    [Test]
    public async Task Submit_Unsaved_KeepsTheTextWithANumberBelowThatOfWhatItSends()
    {
        await using var page = await Start();
        await page.Type("One");

        var sent = await page.Script.Page.EvaluateAsync<string>("""
            () => {
              const form = document.forms[0];
              form.addEventListener("submit", event => event.preventDefault());
              form.requestSubmit(form.querySelector("button"));
              return new FormData(form).get("_save");
            }
            """);

        var kept = JsonDocument.Parse((await page.FindKept()).ShouldNotBeNull()).RootElement.GetProperty("text").GetString()!;
        kept.ShouldStartWith("_base=m+1&text=One&_save=");
        var (first, second) = (kept.Split("_save=")[1].Split('.'), sent.Split('.'));
        second[0].ShouldBe(first[0]);
        int.Parse(second[1], CultureInfo.InvariantCulture).ShouldBeGreaterThan(int.Parse(first[1], CultureInfo.InvariantCulture));
        (await page.Leaves()).ShouldBeTrue("What is being sent needs no warning.");
    }

    [Test]
    public async Task Submit_NothingUnsaved_KeepsNothing()
    {
        await using var page = await Start();
        await page.TypeAndPause("One");
        await page.ShouldSay("Saved");

        await page.Script.Page.EvaluateAsync("""
            () => {
              const form = document.forms[0];
              form.addEventListener("submit", event => event.preventDefault());
              form.requestSubmit(form.querySelector("button"));
            }
            """);

        (await page.FindKept()).ShouldBeNull();
    }

    [Test]
    public async Task Leave_WithAndWithoutUnsavedText_WarnsOnlyWithIt()
    {
        await using var page = await Start();
        (await page.Leaves()).ShouldBeTrue();

        await page.Type("One");

        (await page.Leaves()).ShouldBeFalse();
        await page.ShouldSay("Saved");
        (await page.Leaves()).ShouldBeTrue();
    }

    [Test]
    public async Task Refresh_NothingIsTyped_ShowsWhoIsHereEvery45Seconds()
    {
        await using var page = await Start();
        page.Respond = (200, """{"hidden": [], "values": {}, "others": "Boris is here, too"}""");

        await page.Pass(45_100);

        await page.Script.Page.WaitForSelectorAsync("#_others:has-text('Boris is here, too')");
        page.Asked.ShouldBe(["/save?here"]);
    }

    private static async Task<SavingPage> Start(bool deniesStorage = false)
    {
        var page = new SavingPage(await ScriptPage.Open(Html, deniesStorage));
        await page.Begin();
        return page;
    }

    /// <summary>The form with a server that the test answers for.</summary>
    private sealed class SavingPage(ScriptPage script) : IAsyncDisposable
    {
        public ScriptPage Script => script;

        /// <summary>What the server says; null for a broken connection.</summary>
        public (int Status, string Body)? Respond { get; set; } = (200, Saved);

        /// <summary>The fields of each save.</summary>
        public List<Dictionary<string, string>> Sent { get; } = [];

        /// <summary>The addresses that were asked for without saving.</summary>
        public List<string> Asked { get; } = [];

        public async Task Begin()
        {
            await script.Page.RouteAsync("**/save**", Answer);
            var start = new DateTime(2017, 6, 2, 12, 0, 0, DateTimeKind.Utc);
            await script.Page.Clock.InstallAsync(new() { TimeDate = start });
            await script.Page.Clock.PauseAtAsync(start.AddMinutes(10));
            await script.Run("autosave", """
                const { identifyPage } = await import("/script/concurrency.js");
                const form = document.forms[0];
                const save = autosave.startAutosave(form, identifyPage(form));
                form.addEventListener("input", () => save());
                """);
        }

        public Task Type(string text) => script.Page.FillAsync("textarea", text);

        public Task Pass(int milliseconds) => script.Page.Clock.RunForAsync(milliseconds);

        public async Task TypeAndPause(string text)
        {
            await Type(text);
            await Pass(1600);
        }

        public Task ShouldSay(string message, bool isProblem = false) =>
            script.Page.WaitForSelectorAsync($"#_status{(isProblem ? ".bad" : ":not(.bad)")}:text-is('{message}')");

        public async Task ShouldHaveSent(int count)
        {
            for (var attempt = 0; attempt < 300 && Sent.Count < count; attempt++)
            {
                await Task.Delay(100);
            }

            Sent.Count.ShouldBe(count);
        }

        /// <summary>Whether the browser would leave the page without a warning.</summary>
        public Task<bool> Leaves() =>
            script.Page.EvaluateAsync<bool>("() => dispatchEvent(new Event('beforeunload', { cancelable: true }))");

        public Task<string?> FindKept() => script.Page.EvaluateAsync<string?>("() => localStorage.getItem('survey ' + location.pathname)");

        public async ValueTask DisposeAsync() => await script.DisposeAsync();

        private Task Answer(IRoute route)
        {
            var request = route.Request;
            if (request.Method == "POST")
            {
                Sent.Add(request.PostData!.Split('&')
                    .Select(field => field.Split('=').Select(WebUtility.UrlDecode).ToArray())
                    .ToDictionary(field => field[0]!, field => field[1]!, StringComparer.Ordinal));
            }
            else
            {
                Asked.Add(new Uri(request.Url).PathAndQuery);
            }

            return Respond is { } answer
                ? route.FulfillAsync(new()
                {
                    Status = answer.Status,
                    ContentType = "application/json",
                    Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Access-Control-Allow-Origin"] = "*" },
                    Body = answer.Body,
                })
                : route.AbortAsync("internetdisconnected");
        }
    }
}
