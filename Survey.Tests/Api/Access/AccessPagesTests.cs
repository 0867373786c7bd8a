using System.Net;
using Microsoft.Playwright;
using Survey.Api.Texts;
using Survey.Collecting.Invitations;
using Survey.Collecting.Links;
using Survey.Collecting.Messages;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Access;

/// <summary>Sign-in, account and failure pages in their languages, for everybody.</summary>
public sealed class AccessPagesTests
{
    [Test]
    public async Task EveryPage_InLightAndDark_IsInItsLanguageAndBreaksNoRule([Values("en", "ar")] string language)
    {
        await using var service = await CoordinatedService.Start();
        await using var browser = await Chromium.Open(language);
        var address = service.Service.Address;
        var page = await browser.NewPageAsync();
        await page.GotoAsync($"{address}/nothing");
        await ShouldBeRight(page, "failure", "failure.title");
        await page.GotoAsync($"{address}/sign-in");
        await ShouldBeRight(page, "sign-in", "access.sign-in.title");
        await page.FillAsync("#name", "coordinator");
        await page.FillAsync("#password", "wrong");
        await page.ClickAsync("form button");
        await page.ShouldSay(InterfaceTexts.Of(language)["access.sign-in.wrong"]);
        await ShouldBeRight(page, "sign-in refused", "access.sign-in.title");
        (await page.EvaluateAsync<string>("() => document.activeElement.id")).ShouldBe("_problems");

        var account = await service.SignIn(browser);
        await account.GotoAsync($"{address}/account");
        await account.FillAsync("#name", "reports");
        await account.Press("/account/tokens");
        (await account.InnerTextAsync("section code")).ShouldStartWith("svt_");
        await ShouldBeRight(account, "token created", "access.account.title");
        await account.FillAsync("#present", "wrong");
        await account.FillAsync("#wanted", "short");
        await account.Press("/account/password");
        await ShouldBeRight(account, "password refused", "access.account.title");
        (await account.Locator("#_problems a").CountAsync()).ShouldBe(2);
        await account.ClickAsync("#_problems a >> nth=1");
        (await account.EvaluateAsync<string>("() => document.activeElement.id")).ShouldBe("wanted");

        await page.GotoAsync(address + await Remind(service));
        await ShouldBeRight(page, "no more reminders", "no-reminders.title");
        await page.ClickAsync("form[action^='/no-reminders/'] button");
        await page.ShouldSay(InterfaceTexts.Of(language)["no-reminders.stopped"]);
        await ShouldBeRight(page, "no more reminders", "no-reminders.title");

        async Task ShouldBeRight(IPage shown, string what, string title)
        {
            var texts = InterfaceTexts.Of(language);
            (await shown.GetAttributeAsync("html", "lang")).ShouldBe(language, what);
            (await shown.GetAttributeAsync("html", "dir")).ShouldBe(texts.Direction, what);
            (await shown.Locator("h1").AllInnerTextsAsync()).ShouldBe([texts[title]], what);
            await shown.ShouldBeAccessible(what);
        }
    }

    /// <summary>Sends a reminder; gives the address in it of the page for no more reminders.</summary>
    private static async Task<string> Remind(CoordinatedService service)
    {
        var dana = new Actor(ActorRole.Coordinator, "Dana");
        await service.AddContacts("minimal");
        (await service.Service.Get<LinkDesk>().Issue("minimal", ["coast"], ActorRole.Secretariat, dana)).Problems.ShouldBeEmpty();
        (await service.Service.Get<InvitationDesk>().Send("minimal", MessageKind.Reminder, ["coast"], "press", dana))
            .Value!.Written.ShouldBe(1);
        var text = (await service.Service.Get<Outbox>().GetAll("minimal")).ShouldHaveSingleItem().Body!;
        return text[text.IndexOf("/no-reminders/", StringComparison.Ordinal)..].Split('\n')[0];
    }

    [Test]
    public async Task Keyboard_Alone_IsEnoughToSignIn()
    {
        await using var service = await CoordinatedService.Start();
        await using var browser = await Chromium.Open(withScript: false);
        var page = await browser.NewPageAsync();
        await page.GotoAsync($"{service.Service.Address}/sign-in?next=%2Faccount");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("coordinator");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(ServiceUnderTest.Password);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForAddress("/account");
    }

    [Test]
    public async Task Language_Chosen_KeepsWhereToGoOn()
    {
        await using var service = await CoordinatedService.Start();
        await using var browser = await Chromium.Open();
        var page = await browser.NewPageAsync();
        await page.GotoAsync($"{service.Service.Address}/account");

        await page.ClickAsync("header a[lang=ru]");

        (await page.InnerTextAsync("h1")).ShouldBe("Вход");
        (await page.GetAttributeAsync("[name=next]", "value")).ShouldBe("/account");
    }

    [TestCase("fr", "Un mot de passe doit avoir au moins 12 caractères.")]
    [TestCase("es", "Una contraseña debe tener al menos 12 caracteres.")]
    [TestCase("ru", "В пароле должно быть не меньше 12 знаков.")]
    [TestCase("ar", "لا تقل كلمة المرور عن 12 حرفًا.")]
    public async Task PostPassword_TooShort_SaysSoInThePagesLanguage(string language, string expected)
    {
        using var service = new ServiceUnderTest();
        using var client = await service.SignIn(ActorRole.Analyst);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        var answer = await ServiceUnderTest.Send(
            client,
            "/account",
            "/account/password",
            ("present", ServiceUnderTest.Password),
            ("wanted", "short"));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        html.ShouldContain(expected);
        html.ShouldNotContain("A password needs");
    }

    [Test]
    public async Task PostSignIn_TooOften_SaysHowLongToWaitInThePagesLanguage()
    {
        using var service = new ServiceUnderTest();
        using var client = service.CreateClient();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("ar");
        HttpResponseMessage answer;
        var attempts = 0;
        do
        {
            answer = await ServiceUnderTest.Send(client, "/sign-in", "/sign-in", ("name", "nobody"), ("password", "wrong"));
        }
        while (answer.StatusCode != HttpStatusCode.TooManyRequests && ++attempts < 20);

        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain("بعد ثانية واحدة");
    }
}
