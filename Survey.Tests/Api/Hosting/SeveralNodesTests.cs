using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Hosting;

/// <summary>Two services as processes of their own on one database: what one does, the other knows.</summary>
public sealed class SeveralNodesTests
{
    private NodesOfDatabase _nodes = null!;

    [OneTimeSetUp]
    public async Task Start() => _nodes = await NodesOfDatabase.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _nodes.DisposeAsync();

    [Test]
    public async Task Session_BegunAtOneNode_GoesOnAndEndsAtBoth()
    {
        using var browser = await NodesOfDatabase.SignIn(_nodes.First, _nodes.Second);
        (await browser.GetAsync(_nodes.First.At("/rounds"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync(_nodes.Second.At("/rounds"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var copy = ServiceNode.CreateClient();
        foreach (var node in new[] { _nodes.First, _nodes.Second })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, node.At("/rounds"));
            (await copy.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Redirect, "it has not signed in");
        }

        await NodesOfDatabase.Send(browser, _nodes.First.At("/account"), _nodes.Second.At("/sign-out"));

        (await browser.GetAsync(_nodes.First.At("/rounds"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.GetAsync(_nodes.Second.At("/rounds"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Test]
    public async Task Link_RevokedAtOneNode_IsRefusedAtTheOtherWithinASecond()
    {
        var secret = await _nodes.IssueLink("lake");
        using var program = await _nodes.CreateProgram();
        using var secretariat = NodesOfDatabase.CreateProgram(secret);
        foreach (var node in new[] { _nodes.First, _nodes.Second })
        {
            (await secretariat.GetAsync(node.At("/v1/me"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await program.PostAsJsonAsync(_nodes.First.At("/v1/rounds/minimal/links/revoke"), new { organization = "lake" }))
            .EnsureSuccessStatusCode();
        await Task.Delay(TimeSpan.FromSeconds(1));

        (await secretariat.GetAsync(_nodes.Second.At("/v1/me"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await secretariat.GetAsync(_nodes.First.At("/v1/me"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Test]
    public async Task Token_RevokedAtOneNode_IsRefusedAtTheOtherWithinASecond()
    {
        using var program = await _nodes.CreateProgram();
        var tokens = await program.GetFromJsonAsync<JsonElement>(_nodes.Second.At("/v1/me/tokens"));
        var newest = tokens.GetProperty("items")[0].GetProperty("id").GetGuid();
        using var other = await _nodes.CreateProgram();

        (await other.DeleteAsync(_nodes.First.At($"/v1/me/tokens/{newest}"))).EnsureSuccessStatusCode();
        await Task.Delay(TimeSpan.FromSeconds(1));

        (await program.GetAsync(_nodes.Second.At("/v1/me"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await other.GetAsync(_nodes.Second.At("/v1/me"))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Test]
    public async Task Round_ExtendedAtOneNode_IsExtendedAtTheOther()
    {
        using var program = await _nodes.CreateProgram();
        var address = _nodes.Second.At("/v1/rounds/minimal");
        var before = await program.GetStringAsync(address);
        before.ShouldNotContain("2100-03-20");

        (await program.PostAsJsonAsync(_nodes.First.At("/v1/rounds/minimal/extend"), new { deadline = "2100-03-20" }))
            .EnsureSuccessStatusCode();
        await Task.Delay(TimeSpan.FromSeconds(1));

        (await program.GetStringAsync(address)).ShouldContain("2100-03-20");
    }

    [Test]
    public async Task Presence_OfVisitorsAtBothNodes_IsSeenByEach()
    {
        var secret = await _nodes.IssueLink("coast");
        using var amina = ServiceNode.CreateClient();
        using var boris = ServiceNode.CreateClient();
        var first = await Begin(amina, "Amina", _nodes.First, _nodes.Second);
        var second = await Begin(boris, "Boris", _nodes.Second, _nodes.First);
        await amina.GetStringAsync(first);

        while (!(await boris.GetStringAsync(second)).Contains("Amina", StringComparison.Ordinal)
            || !(await amina.GetStringAsync(first)).Contains("Boris", StringComparison.Ordinal))
        {
            await Task.Delay(100);
        }

        async Task<Uri> Begin(HttpClient browser, string name, ServiceNode node, ServiceNode other)
        {
            var home = (await browser.GetAsync(node.At($"/link/{secret}"))).Headers.Location.ShouldNotBeNull();
            var answer = await NodesOfDatabase.Send(
                browser,
                node.At(home.ToString()),
                other.At($"{home}/name"),
                ("name", name));
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
            return node.At($"{home}/tasks");
        }
    }

    [Test]
    public async Task Health_OfBothNodes_IsGood()
    {
        using var client = ServiceNode.CreateClient();
        (await client.GetStringAsync(_nodes.First.At("/health/ready"))).ShouldContain("ready");
        (await client.GetStringAsync(_nodes.Second.At("/health/ready"))).ShouldContain("ready");
        _nodes.Place.Read<long>("SELECT COUNT(*) FROM service_key").ShouldBe(1);
    }
}
