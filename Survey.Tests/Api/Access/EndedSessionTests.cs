using System.Net;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Access;

/// <summary>A session that has ended is over wherever its cookie was copied to, and leaves nothing in the browser.</summary>
public sealed class EndedSessionTests
{
    private static readonly Uri RoundsPage = new("/rounds", UriKind.Relative);

    [Test]
    public async Task PostSignOut_CopiedCookie_OpensNothingAnyMore()
    {
        using var service = new ServiceUnderTest();
        using var browser = service.CreateClient();
        using var copy = await SignInWithCopy(service, browser);
        (await copy.GetAsync(RoundsPage)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var signedOut = await ServiceUnderTest.Send(browser, "/account", "/sign-out");

        signedOut.Headers.GetValues("Clear-Site-Data").ShouldBe(["\"cache\""]);
        (await copy.GetAsync(RoundsPage)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Test]
    public async Task PostSignOut_LaterOnes_ForgetOnlySessionsThatAreOverByThemselves()
    {
        using var service = new ServiceUnderTest();
        using var browser = service.CreateClient();
        using var copy = await SignInWithCopy(service, browser);
        await ServiceUnderTest.Send(browser, "/account", "/sign-out");
        service.Clock.Now += TimeSpan.FromHours(7);

        using var other = await service.SignIn(ActorRole.Analyst);
        await ServiceUnderTest.Send(other, "/account", "/sign-out");

        (await copy.GetAsync(RoundsPage)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Test]
    public async Task Session_UsedAllTheTime_EndsAfterSevenDays()
    {
        using var service = new ServiceUnderTest();
        using var browser = await service.SignIn(ActorRole.Coordinator);
        var hours = 0;
        while (hours < 400 && (await browser.GetAsync(RoundsPage)).StatusCode == HttpStatusCode.OK)
        {
            hours += 8;
            service.Clock.Now += TimeSpan.FromHours(8);
        }

        hours.ShouldBe(7 * 24);
    }

    [Test]
    public async Task Session_BegunWhileTheClockWasAhead_GoesOnAndEndsSevenDaysAfterwards()
    {
        using var service = new ServiceUnderTest();
        var today = service.Clock.Now;
        service.Clock.Now = today.AddDays(40);
        using var browser = await service.SignIn(ActorRole.Coordinator);

        service.Clock.Now = today;
        var hours = 0;
        while (hours < 2000 && (await browser.GetAsync(RoundsPage)).StatusCode == HttpStatusCode.OK)
        {
            hours += 8;
            service.Clock.Now += TimeSpan.FromHours(8);
        }

        hours.ShouldBe(7 * 24);
    }

    [Test]
    public async Task PostSignOut_WhileTheClockIsAhead_OpensNoEndedSessionAgain()
    {
        using var service = new ServiceUnderTest();
        using var browser = service.CreateClient();
        using var copy = await SignInWithCopy(service, browser);
        await ServiceUnderTest.Send(browser, "/account", "/sign-out");
        var today = service.Clock.Now;
        service.Clock.Now = today.AddDays(40);
        using var other = await service.SignIn(ActorRole.Analyst);
        await ServiceUnderTest.Send(other, "/account", "/sign-out");

        service.Clock.Now = today;
        (await copy.GetAsync(RoundsPage)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [TestCase("/rounds")]
    [TestCase("/rounds/minimal")]
    [TestCase("/rounds/minimal/messages")]
    [TestCase("/account")]
    public async Task Get_PageOfASession_IsNotKept(string page)
    {
        using var service = await CollectingService.Make();
        using var browser = await service.Service.SignIn(ActorRole.Coordinator);

        var answer = await browser.GetAsync(new Uri(page, UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    /// <summary>Signs in, and shows the same cookie from elsewhere.</summary>
    private static async Task<HttpClient> SignInWithCopy(ServiceUnderTest service, HttpClient browser)
    {
        var answer = await ServiceUnderTest.Send(
            browser,
            "/sign-in",
            "/sign-in",
            ("name", (await service.GetAccount(ActorRole.Coordinator)).Name),
            ("password", ServiceUnderTest.Password));
        var cookie = answer
            .Headers.GetValues("Set-Cookie")
            .Single(each => each.StartsWith("survey-session=", StringComparison.Ordinal))
            .Split(';')[0];
        var copy = service.CreateClient();
        copy.DefaultRequestHeaders.Add("Cookie", cookie);
        return copy;
    }
}
