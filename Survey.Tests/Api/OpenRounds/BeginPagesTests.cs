using System.Net;
using Survey.Tests.Support;

namespace Survey.Tests.Api.OpenRounds;

/// <summary>Sending the form of the public page of an open round.</summary>
public sealed class BeginPagesTests : OpenRoundPages
{
    [Test]
    public async Task Begin_FormSentTwice_IsOneAnswer()
    {
        var client = Service.CreateClient();
        var shown = ShownForm.Read(await PageSource.Read(client, Page));

        var first = await PublicPage.Send(client, Page, shown.Get("_key")!, shown.Get("_stamp")!, Facts);
        var second = await PublicPage.Send(client, Page, shown.Get("_key")!, shown.Get("_stamp")!, Facts);

        second.Headers.Location.ShouldNotBe(first.Headers.Location);
        (await PageSource.Read(client, second.Headers.Location!.OriginalString)).ShouldContain("Citizen");
        (await CountRows()).ShouldBe((1, 2));
    }

    [Test]
    public async Task Begin_FormSentAgainLater_AsksAndThenBeginsAnother()
    {
        var client = Service.CreateClient();
        var shown = ShownForm.Read(await PageSource.Read(client, Page));
        await PublicPage.Send(client, Page, shown.Get("_key")!, shown.Get("_stamp")!, Facts);
        Collecting.Collecting.Clock.Now = Collecting.Collecting.Clock.Now.AddMinutes(5);

        var again = await PublicPage.Send(client, Page, shown.Get("_key")!, shown.Get("_stamp")!, Facts);

        again.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await PageSource.Read(again);
        page.ShouldContain("This form has been sent before.");
        var renewed = ShownForm.Read(page);
        var another = await PublicPage.Send(client, Page, renewed.Get("_key")!, renewed.Get("_stamp")!, Facts);
        another.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await CountRows()).ShouldBe((2, 2));
    }

    [Test]
    public async Task Begin_WithoutScript_MustWaitAndKeepsWhatWasFilledIn()
    {
        var client = Service.CreateClient();
        var shown = ShownForm.Read(await PageSource.Read(client, Page));
        (string, string)[] fields = [("_key", shown.Get("_key")!), ("_stamp", shown.Get("_stamp")!), ("_work", ""), .. Facts];

        Collecting.Collecting.Clock.Now = Collecting.Collecting.Clock.Now.AddSeconds(5);
        var early = await ServiceUnderTest.Send(client, Page, Page, fields);

        early.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await PageSource.Read(early);
        page.ShouldContain("Wait 15 seconds, then press the button again.");
        page.ShouldContain("value=\"south\" checked");
        ShownForm.Read(page).Get("_stamp").ShouldBe(shown.Get("_stamp"));
        Collecting.Collecting.Clock.Now = Collecting.Collecting.Clock.Now.AddSeconds(15);
        (await ServiceUnderTest.Send(client, Page, Page, fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [TestCase("_stamp", "made up")]
    [TestCase("_key", "00112233445566778899aabbccddeeff")]
    public async Task Begin_StampOfAnotherPage_IsAskedAgain(string field, string value)
    {
        var client = Service.CreateClient();
        var shown = ShownForm.Read(await PageSource.Read(client, Page));
        string Get(string name) => name == field ? value : shown.Get(name)!;

        var answer = await PublicPage.Send(client, Page, Get("_key"), Get("_stamp"), Facts);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = ShownForm.Read(await PageSource.Read(answer));
        (await PublicPage.Send(client, Page, page.Get("_key")!, page.Get("_stamp")!, Facts)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Test]
    public async Task Begin_WithNothingChosen_SaysAllThatIsMissingAndKeepsTheRest()
    {
        var client = Service.CreateClient();

        var answer = await PublicPage.Send(client, Page, ("_regions", "south"));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await PageSource.Read(answer);
        page.ShouldContain("<a href=\"#_type\">Choose what you answer as.</a>");
        page.ShouldContain("<a href=\"#_agreed\">Read what happens with your answer");
        page.ShouldContain("value=\"south\" checked");
        (await CountRows()).ShouldBe((0, 0));
    }

    [Test]
    public async Task Begin_HiddenFieldFilledIn_StoresNothing()
    {
        var answer = await ServiceUnderTest.Send(
            Service.CreateClient(),
            Page,
            Page,
            ("_type", "citizen"),
            ("_agreed", "true"),
            ("_website", "https://example.org"));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await PageSource.Read(answer)).ShouldContain("#_website");
        (await CountRows()).ShouldBe((0, 0));
    }

    [Test]
    public async Task Begin_FormThatCannotBeRead_SaysSo()
    {
        using var form = new FormUrlEncodedContent([new("_type", new string('x', 5 * 1024 * 1024))]);

        var answer = await Service.CreateClient().PostAsync(new Uri(Page, UriKind.Relative), form);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await CountRows()).ShouldBe((0, 0));
    }

    [Test]
    public async Task Begin_WithoutTheSealOfThePage_StoresNothing()
    {
        using var form = new FormUrlEncodedContent([new("_type", "citizen"), new("_agreed", "true")]);

        var answer = await Service.CreateClient().PostAsync(new Uri(Page, UriKind.Relative), form);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await PageSource.Read(answer)).ShouldContain("value=\"citizen\" checked");
        (await CountRows()).ShouldBe((0, 0));
    }
}
