using System.Net;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Access;

public sealed class SignInTests
{
    private static readonly Uri AccountPage = new("/account", UriKind.Relative);

    private ServiceUnderTest _service = null!;

    [SetUp]
    public void Start() => _service = new ServiceUnderTest();

    [TearDown]
    public void Stop() => _service.Dispose();

    [Test]
    public async Task GetAccount_NotSignedIn_LeadsToSignInAndBack()
    {
        using var client = _service.CreateClient();
        var account = await _service.GetAccount(ActorRole.Analyst);

        var sent = await client.GetAsync(AccountPage);
        sent.Headers.Location!.OriginalString.ShouldBe("/sign-in?next=%2Faccount");

        var signedIn = await ServiceUnderTest.Send(
            client,
            sent.Headers.Location.OriginalString,
            "/sign-in",
            ("name", account.Name),
            ("password", ServiceUnderTest.Password),
            ("next", "/account"));
        signedIn.Headers.Location!.OriginalString.ShouldBe("/account");
        (await client.GetStringAsync(AccountPage)).ShouldContain(account.Name);
    }

    [TestCase("https://example.org/")]
    [TestCase("//example.org/")]
    [TestCase("/\\example.org/")]
    [TestCase("/\texample.org")]
    public async Task PostSignIn_NextIsElsewhere_StaysHere(string next)
    {
        using var client = _service.CreateClient();

        var answer = await ServiceUnderTest.Send(
            client,
            "/sign-in",
            "/sign-in",
            ("name", (await _service.GetAccount(ActorRole.Analyst)).Name),
            ("password", ServiceUnderTest.Password),
            ("next", next));

        answer.Headers.Location!.OriginalString.ShouldBe("/");
    }

    [TestCase("/é?über=ß", "/%C3%A9?%C3%BCber=%C3%9F")]
    [TestCase("/rounds?a=%20b", "/rounds?a=%20b")]
    public async Task PostSignIn_NextWithAnyLetters_LeadsToAnAddressThatAHeaderCanSay(string next, string expected)
    {
        using var client = _service.CreateClient();

        var answer = await ServiceUnderTest.Send(
            client,
            "/sign-in",
            "/sign-in",
            ("name", (await _service.GetAccount(ActorRole.Analyst)).Name),
            ("password", ServiceUnderTest.Password),
            ("next", next));

        answer.Headers.Location!.OriginalString.ShouldBe(expected);
    }

    [Test]
    public async Task PostSignIn_Wrong_SaysSoWithoutSayingWhich()
    {
        using var client = _service.CreateClient();
        var account = await _service.GetAccount(ActorRole.Analyst);

        var wrongPassword = await ServiceUnderTest.Send(client, "/sign-in", "/sign-in", ("name", account.Name), ("password", "wrong"));
        var wrongName = await ServiceUnderTest.Send(client, "/sign-in", "/sign-in", ("name", "nobody"), ("password", "wrong"));

        wrongPassword.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrongName.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await wrongPassword.Content.ReadAsStringAsync()).ShouldContain("The name or the password is wrong.");
        (await wrongName.Content.ReadAsStringAsync()).ShouldContain("The name or the password is wrong.");
    }

    [Test]
    public async Task PostSignIn_TooOften_SaysHowLongToWait()
    {
        using var client = _service.CreateClient();
        for (var i = 0; i < 6; i++)
        {
            await ServiceUnderTest.Send(client, "/sign-in", "/sign-in", ("name", "nobody"), ("password", "wrong"));
        }

        var answer = await ServiceUnderTest.Send(client, "/sign-in", "/sign-in", ("name", "nobody"), ("password", "wrong"));

        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [TestCase("/sign-in")]
    [TestCase("/sign-out")]
    [TestCase("/sign-out-everywhere")]
    [TestCase("/account/password")]
    [TestCase("/account/tokens")]
    [TestCase("/account/tokens/01890a5d-ac96-774b-bcce-b302099a8057/revoke")]
    public async Task Post_WithoutSeal_IsRefused(string action)
    {
        using var client = await _service.SignIn(ActorRole.Coordinator);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("name", "x")]);

        var answer = await client.PostAsync(new Uri(action, UriKind.Relative), form);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Go back, reload the page");
        (await client.GetAsync(AccountPage)).StatusCode.ShouldBe(HttpStatusCode.OK, "the session goes on");
    }

    [Test]
    public async Task PostSignOutEverywhere_TwoBrowsers_EndsBoth()
    {
        using var one = await _service.SignIn(ActorRole.Coordinator);
        using var other = await _service.SignIn(ActorRole.Coordinator);

        (await ServiceUnderTest.Send(one, "/account", "/sign-out-everywhere")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await one.GetAsync(AccountPage)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await other.GetAsync(AccountPage)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Test]
    public async Task PostSignOut_TwoBrowsers_EndsOne()
    {
        using var one = await _service.SignIn(ActorRole.Coordinator);
        using var other = await _service.SignIn(ActorRole.Coordinator);

        await ServiceUnderTest.Send(one, "/account", "/sign-out");

        (await one.GetAsync(AccountPage)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await other.GetAsync(AccountPage)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Test]
    public async Task PostPassword_Right_KeepsThisSessionAndEndsOthers()
    {
        using var one = await _service.SignIn(ActorRole.Coordinator);
        using var other = await _service.SignIn(ActorRole.Coordinator);

        var changed = await ServiceUnderTest.Send(
            one,
            "/account",
            "/account/password",
            ("present", ServiceUnderTest.Password),
            ("wanted", "tulips under water"));

        (await one.GetStringAsync(changed.Headers.Location)).ShouldContain("Your password was changed.");
        (
            await ServiceUnderTest.Send(one, "/account", "/account/tokens", ("name", "next"), ("scope", "read"), ("days", "1"))
        ).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await one.GetAsync(AccountPage)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await other.GetAsync(AccountPage)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Test]
    public async Task PostPassword_Wrong_ListsProblemsThatLeadToTheirFields()
    {
        using var client = await _service.SignIn(ActorRole.Coordinator);

        var answer = await ServiceUnderTest.Send(client, "/account", "/account/password", ("present", "wrong"), ("wanted", "short"));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var html = await answer.Content.ReadAsStringAsync();
        html.ShouldContain("href=\"#present\"");
        html.ShouldContain("href=\"#wanted\"");
    }

    [Test]
    public async Task Account_Disabled_EndsTheSession()
    {
        using var client = await _service.SignIn(ActorRole.Analyst);

        await _service.Accounts.Disable((await _service.GetAccount(ActorRole.Analyst)).Name, new Actor(ActorRole.Operator, "test"));

        (await client.GetAsync(AccountPage)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Test]
    public async Task PostToken_Made_IsShownOnceAndCanBeRevoked()
    {
        using var client = await _service.SignIn(ActorRole.Analyst);

        var made = await (
            await ServiceUnderTest.Send(client, "/account", "/account/tokens", ("name", "script <b>"), ("scope", "read"), ("days", "30"))
        ).Content.ReadAsStringAsync();
        var later = await client.GetStringAsync(AccountPage);

        made.ShouldContain("<code dir=\"ltr\">svt_");
        later.ShouldNotContain("svt_");
        later.ShouldContain("script &lt;b&gt;");
        var token = (await _service.Tokens.GetAll(await _service.GetAccount(ActorRole.Analyst))).ShouldHaveSingleItem();
        var revoked = await ServiceUnderTest.Send(client, "/account", $"/account/tokens/{token.Id}/revoke");
        (await client.GetStringAsync(revoked.Headers.Location)).ShouldContain("The token is revoked");
        (await _service.Tokens.GetAll(await _service.GetAccount(ActorRole.Analyst)))
            .ShouldHaveSingleItem()
            .RevokedAt.ShouldNotBeNull();
    }
}
