using Survey.Tests.Support;

namespace Survey.Tests.Api.Pages.Script;

public sealed class RestoreTests
{
    private const string Html = """
        <div id="_lost" hidden><time></time><button data-restore>Restore</button><button data-forget>Forget</button></div>
        <form>
          <input type="hidden" name="_base" value="m 1">
          <textarea name="text">Shown</textarea>
          <input type="radio" name="one" value="a" checked><input type="radio" name="one" value="b">
          <input type="checkbox" name="many" value="a" checked><input type="checkbox" name="many" value="b">
          <select name="rank"><option></option><option>x</option><option>y</option></select>
          <select name="rank"><option></option><option>x</option><option>y</option></select>
          <div data-rows="rows"><template>
            <fieldset class="row" id="rows/0"><legend><span></span></legend>
            <input type="hidden" name="rows" value="0"><input name="rows/0/text"></fieldset>
          </template></div>
          <div class="field"><input name="coded" value="" data-coded="gcm"><ul class="picked"></ul></div>
        </form>
        <dialog data-framework="gcm"><label><input type="checkbox" value="w"> (w) Certificates</label></dialog>
        """;

    private const string Kept = "_base=m+0&text=Kept&one=b&many=b&rank=y&rank=x&rows=4&rows/4/text=Four&coded=w&_save=earlier.7";

    [Test]
    public async Task OfferKept_OtherAnswersThanShown_PutsThemBackWithTheirBase()
    {
        await using var page = await Start(Kept);
        (await page.Page.Text("#_lost time")).ShouldContain("2017");

        await page.Page.ClickAsync("[data-restore]");

        (await Send(page)).ShouldMatch(
            "^_base=m 0&text=Kept&one=b&many=b&rank=y&rank=x&rows=4&rows/4/text=Four&coded=w&_save=[a-z0-9]+\\.[0-9]+\\.earlier\\.7$");
        (await page.Page.Text(".picked")).ShouldBe(" (w) Certificates");
        (await page.Page.IsVisibleAsync("#_lost")).ShouldBeFalse();
        (await page.Page.EvaluateAsync<int>("() => window.changes")).ShouldBe(1);
        (await page.Page.EvaluateAsync<int>("() => localStorage.length")).ShouldBe(1, "They are kept until the server has them.");
    }

    [Test]
    public async Task OfferKept_NotWanted_ForgetsThem()
    {
        await using var page = await Start(Kept);

        await page.Page.ClickAsync("[data-forget]");

        (await page.Page.IsVisibleAsync("#_lost")).ShouldBeFalse();
        (await page.Page.InputValueAsync("[name=text]")).ShouldBe("Shown");
        (await page.Page.EvaluateAsync<int>("() => localStorage.length")).ShouldBe(0);
    }

    [TestCase("_base=m+0&text=Shown&one=a&many=a&rank=&rank=&coded=")]
    [TestCase(null)]
    public async Task OfferKept_NothingElseThanShown_OffersNothingAndForgets(string? kept)
    {
        await using var page = await Start(kept);

        (await page.Page.IsVisibleAsync("#_lost")).ShouldBeFalse();
        (await page.Page.EvaluateAsync<int>("() => localStorage.length")).ShouldBe(0);
    }

    [Test]
    public async Task OfferKept_SiteDataDenied_OffersNothing()
    {
        await using var page = await ScriptPage.Open(Html, deniesStorage: true);

        await Offer(page);

        (await page.Page.IsVisibleAsync("#_lost")).ShouldBeFalse();
    }

    private static async Task<ScriptPage> Start(string? kept)
    {
        var page = await ScriptPage.Open(Html);
        await page.Page.EvaluateAsync("""
            kept => {
              const value = kept === null ? "no JSON" : JSON.stringify({ at: Date.UTC(2017, 5, 2), text: kept });
              localStorage.setItem("survey " + location.pathname, value);
            }
            """, kept);
        await Offer(page);
        return page;
    }

    private static Task Offer(ScriptPage page) => page.Run("restore", """
        const { identifyPage } = await import("/script/concurrency.js");
        window.changes = 0;
        restore.offerKept(document.forms[0], identifyPage(document.forms[0]), () => window.changes++);
        """);

    private static Task<string> Send(ScriptPage page) =>
        page.Run<string>("concurrency", "return decodeURIComponent(concurrency.serialize(document.forms[0])).replaceAll('+', ' ');");
}
