using Survey.Tests.Support;

namespace Survey.Tests.Api.Pages.Script;

public sealed class TimesTests
{
    [Test]
    public async Task ShowLocalTimes_ATime_HasTheVisitorsTimeAndZoneBesideIt()
    {
        await using var page = await ScriptPage.Open("""
            <p><time datetime="2017-06-02T21:30:00Z" data-local="(for you: {moment}, {zone})">2 June 2017, 21:30 UTC</time></p>
            <p><time datetime="2017-06-02T21:30:00Z">2 June 2017</time></p>
            """);

        await page.Run("times", "times.showLocalTimes();");

        var texts = await page.Page.Locator("p").AllTextContentsAsync();
        texts[0].ShouldStartWith("2 June 2017, 21:30 UTC (for you: June 3, 2017");
        texts[0].ShouldContain("12:30");
        texts[0].ShouldEndWith(", East Africa Time)");
        texts[1].ShouldBe("2 June 2017");
    }
}
