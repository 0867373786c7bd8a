using System.Net;
using Survey.Core.Responses;
using Survey.Storage.Accounts;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Access;

public sealed class AccessApiTests
{
    private ServiceUnderTest _service = null!;

    [SetUp]
    public void Start() => _service = new ServiceUnderTest();

    [TearDown]
    public void Stop() => _service.Dispose();

    [Test]
    public async Task Me_WithAToken_IsTheAccount()
    {
        var me = await (await _service.CreateClient(ActorRole.Analyst, TokenScopes.Read)).Read("/v1/me");

        me.Text("role").ShouldBe("analyst");
        me.Text("name").ShouldBe("analyst-jane");
        me.Text("scope").ShouldBe("read");
    }

    [TestCase(null)]
    [TestCase("svt_nothing")]
    [TestCase("svl_nothing")]
    [TestCase("password")]
    public async Task Me_WithoutAnythingValid_AsksForIt(string? secret)
    {
        var answer = await _service.CreateClient(secret).Send("GET", "/v1/me");

        (await answer.ReadProblems(HttpStatusCode.Unauthorized)).ShouldBe(["access-missing"]);
        answer.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
    }

    [Test]
    public async Task Me_WithASessionOnly_IsNotLetIn()
    {
        using var browser = await _service.SignIn(ActorRole.Coordinator);

        // The API takes no cookies, so that no page elsewhere can use them.
        (await browser.Send("GET", "/v1/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Test]
    public async Task Tokens_ListedAndRevoked_AreTheAccountsOwn()
    {
        using var client = await _service.CreateClient(ActorRole.Analyst);
        _service.Clock.Now = _service.Clock.Now.AddMinutes(1);
        var token = (await _service.Tokens.Create(await _service.GetAccount(ActorRole.Analyst), "another", "read", 30))
            .Value.ShouldNotBeNull()
            .Token;
        var foreign = (await _service.Tokens.Create(await _service.GetAccount(ActorRole.Coordinator), "foreign", "read", 30))
            .Value.ShouldNotBeNull()
            .Token;

        var tokens = await client.Read("/v1/me/tokens");
        tokens.GetProperty("items").EnumerateArray().Select(each => each.Text("name")).ShouldBe(["another", "test"]);
        tokens.ToString().ShouldNotContain("svt_");
        (await client.Send("DELETE", $"/v1/me/tokens/{token.Id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.Send("DELETE", $"/v1/me/tokens/{token.Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.Send("DELETE", $"/v1/me/tokens/{foreign.Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Accounts_ForACoordinator_AreListedWithoutWhatProvesThem()
    {
        await _service.GetAccount(ActorRole.Analyst);

        var accounts = await (await _service.CreateClient(ActorRole.Coordinator)).Read("/v1/accounts");

        accounts.GetProperty("items").EnumerateArray().Select(each => each.Text("name")).ShouldBe(["analyst-jane", "coordinator-jane"]);
        accounts.ToString().ShouldNotContain("password");
    }

    [Test]
    public async Task Write_WithATokenForReading_IsDenied() =>
        (
            await (
                await (await _service.CreateClient(ActorRole.Coordinator, TokenScopes.Read)).Send("POST", "/v1/rounds", "{}")
            ).ReadProblems(HttpStatusCode.Forbidden)
        ).ShouldBe(["access-denied"]);
}
