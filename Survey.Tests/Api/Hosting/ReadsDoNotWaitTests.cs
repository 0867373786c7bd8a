using System.Net;
using Microsoft.Data.Sqlite;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Hosting;

/// <summary>Reading while another process writes for a long time, as a load of a large round does.</summary>
public sealed class ReadsDoNotWaitTests
{
    // A writer waits for thirty seconds; somebody who reads must not wait at all. Slow machines need some seconds for a page.
    private static readonly TimeSpan FarBelowTheWait = TimeSpan.FromSeconds(12);

    private CollectingService _collecting = null!;
    private SqliteConnection _writer = null!;
    private string _secret = null!;

    [SetUp]
    public async Task HoldTheStore()
    {
        _collecting = await CollectingService.Make();
        _secret = await _collecting.Service.IssueLink(ActorRole.Secretariat, "minimal", "lake");
        await _collecting.Collecting.Save("lake", """{"has_recommendations": "no"}""");
    }

    [TearDown]
    public void Stop()
    {
        _writer.Dispose();
        _collecting.Dispose();
    }

    [Test]
    public async Task Get_Respondent_IsAnswered()
    {
        using var client = _collecting.Service.CreateClient();
        Hold();

        var opened = await Get(client, $"/link/{_secret}", HttpStatusCode.Redirect);
        var home = opened.Headers.Location!.ToString();
        foreach (var path in new[] { "", "/tasks", "/sections/1", "/sections/1?here=1", "/read", "/check" })
        {
            await Get(client, home + path);
        }
    }

    [TestCase(ActorRole.Coordinator)]
    [TestCase(ActorRole.Analyst)]
    public async Task Get_Account_IsAnswered(ActorRole role)
    {
        using var browser = await _collecting.Service.SignIn(role);
        using var program = await _collecting.Service.CreateClient(role);
        Hold();

        foreach (
            var path in new[]
            {
                "/rounds",
                "/rounds/minimal",
                "/rounds/minimal/overview",
                "/rounds/minimal/directory",
                "/rounds/minimal/responses/lake",
                "/account",
            }
        )
        {
            await Get(browser, path);
        }

        foreach (
            var path in new[]
            {
                "/v1/me",
                "/v1/rounds",
                "/v1/rounds/minimal/overview.json",
                "/v1/rounds/minimal/rows.csv",
                "/v1/rounds/minimal/responses/lake",
                "/health/ready",
            }
        )
        {
            await Get(program, path);
        }
    }

    [Test]
    public async Task Get_LinkInTheApi_IsAnsweredAndOpensNothing()
    {
        using var client = _collecting.Service.CreateClient(_secret);
        Hold();

        await Get(client, "/v1/rounds/minimal/responses/lake");

        _writer.Dispose();
        (await new Survey.Collecting.Links.LinkDesk(_collecting.Service.Store).GetAll("minimal")).ShouldAllBe(link =>
            link.OpenedAt == null);
    }

    private void Hold()
    {
        _writer = new SqliteConnection($"Data Source={_collecting.Collecting.StorePath};Pooling=False");
        _writer.Open();
        using var command = _writer.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE; UPDATE draft SET saved_by = 'another process'";
        command.ExecuteNonQuery();
    }

    private static async Task<HttpResponseMessage> Get(HttpClient client, string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var answer = await client.GetAsync(new Uri(path, UriKind.Relative)).WaitAsync(FarBelowTheWait);
        answer.StatusCode.ShouldBe(expected, path);
        return answer;
    }
}
