using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Survey.Collecting.Loading;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Tests.Support;

namespace Survey.Tests.Docs;

/// <summary>
/// The example of several nodes under load: a node is killed, then the primary server, and its standby is promoted. Nothing that was
/// acknowledged is lost.
/// </summary>
public sealed class SeveralNodesExampleTests
{
    private const string Answer =
        $$"""
        {"respondent": {"type": "citizen", "regions": ["south"]}, "language": "en", "agreed": true,
         "answers": {{OpenRoundFiles.Answers}}}
        """;

    private const string Coordinator = "jane";

    private const int Programs = 4;

    /// <summary>Number of answers that are acknowledged before and after each failure.</summary>
    private const int Enough = 20;

    private readonly ConcurrentBag<(string Respondent, string Hash)> _acknowledged = [];

    [Test]
    [CancelAfter(120_000)]
    public async Task Example_NodeAndPrimaryAreKilled_LosesNoAcknowledgedAnswerAndNoSession(CancellationToken cancellation)
    {
        await using var example = await TwoNodesExample.Start();
        await AddRoundAndAccount(example.Store);
        using var browser = await SignIn(example.Address);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var programs = Enumerable.Range(0, Programs).Select(number => Submit(example.Address, number, end.Token)).ToList();
        await WaitForMore(programs, cancellation);

        await example.KillNode();
        await WaitForMore(programs, cancellation);
        await ShouldBeSignedIn(browser, example.Address);

        await example.KillPrimary();
        await example.Promote();
        await WaitForMore(programs, cancellation);
        await ShouldBeSignedIn(browser, example.Address);

        await end.CancelAsync();
        await Task.WhenAll(programs);
        var store = StoreAddress.Open(example.Store, TimeProvider.System, create: false);
        var stored = new HashSet<(string, string)>();
        await using (var session = await store.BeginReadAsync(cancellation))
        {
            await foreach (var revision in session.Revisions.ReadLatest("minimal"))
            {
                stored.Add((revision.Respondent, Convert.ToHexStringLower(revision.Hash)));
            }
        }

        _acknowledged.Where(answer => !stored.Contains(answer)).ShouldBeEmpty();

        // The last requests were cancelled, and some may be stored a moment later.
        (await VerifiedStore.Count(store)).Responses.ShouldBeGreaterThanOrEqualTo(stored.Count);
        store.Close();
    }

    private static async Task AddRoundAndAccount(string address)
    {
        using var files = TemporaryFolder.CopyOf("minimal");
        OpenRoundFiles.Open(files);
        files.Replace("round.json", "2024-03-15", "2100-03-15");
        files.Replace("round.json", "2024-03-31", "2100-03-31");
        (await RoundLoader.Load(files.Path, address, TimeProvider.System, TestActors.Operator)).Succeeded.ShouldBeTrue();
        var store = StoreAddress.Open(address, TimeProvider.System, create: false);
        await TestAccounts.Add(store, Coordinator, ActorRole.Coordinator);
        store.Close();
    }

    private static async Task<HttpClient> SignIn(Uri address)
    {
        var browser = ServiceNode.CreateClient();
        var answer = await NodesOfDatabase.Send(
            browser,
            new Uri(address, "/sign-in"),
            new Uri(address, "/sign-in"),
            ("name", Coordinator),
            ("password", TestAccounts.Password));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        return browser;
    }

    private static async Task ShouldBeSignedIn(HttpClient browser, Uri address)
    {
        // More than one, so that each node gets one.
        for (var request = 0; request < 4; request++)
        {
            (await browser.GetAsync(new Uri(address, "/rounds"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    /// <summary>Waits until some more answers are acknowledged, or a program has failed.</summary>
    private async Task WaitForMore(List<Task> programs, CancellationToken cancellation)
    {
        var enough = _acknowledged.Count + Enough;
        while (_acknowledged.Count < enough && !programs.Any(program => program.IsCompleted))
        {
            await Task.Delay(20, cancellation);
        }
    }

    /// <summary>Submits one answer after the other. An answer that is not acknowledged is sent again with the same key.</summary>
    private async Task Submit(Uri address, int program, CancellationToken end)
    {
        using var client = ServiceNode.CreateClient();
        for (var number = 0; !end.IsCancellationRequested; number++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"program-{program}-{number}");
            while (!await Submit(client, address, key, end) && !end.IsCancellationRequested)
            {
                await Task.Delay(50, CancellationToken.None);
            }
        }
    }

    private async Task<bool> Submit(HttpClient client, Uri address, string key, CancellationToken end)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "/v1/rounds/minimal/submissions"))
        {
            Content = new StringContent(Answer, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Idempotency-Key", key);
        try
        {
            using var answer = await client.SendAsync(request, end);
            if (!answer.IsSuccessStatusCode)
            {
                // Away for the moment, or not known whether it was stored. Anything else is a failure of the test.
                ((int)answer.StatusCode).ShouldBeGreaterThanOrEqualTo(500, await answer.Content.ReadAsStringAsync(end));
                return false;
            }

            var receipt = await answer.Content.ReadFromJsonAsync<JsonElement>(end);
            _acknowledged.Add((receipt.GetProperty("respondent").GetString()!, receipt.GetProperty("hash").GetString()!));
            return true;
        }
        catch (Exception ended) when (ended is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
