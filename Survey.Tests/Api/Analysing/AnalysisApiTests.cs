using System.Net;
using System.Text.Json.Nodes;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Analysing;

public sealed class AnalysisApiTests
{
    private const string Address = "/v1/rounds/minimal/analysis";
    private const string Entry = $"{Address}/entries/text:north:-:remarks";

    [Test]
    public async Task Put_EntryOfAnAnalyst_IsInTheDocumentWithItsHistory()
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.CreateClient(ActorRole.Analyst);

        using var first = await Put(client, "One", "\"0\"");
        using var second = await Put(client, "Two", "\"1\"");

        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        second.Headers.ETag!.Tag.ShouldBe("\"2\"");
        JsonNode.Parse(await client.GetStringAsync(Address))!["texts"]![0]!["text"]!["en"]!.GetValue<string>().ShouldBe("Two");
        var revisions = JsonNode.Parse(await client.GetStringAsync($"{Entry}/revisions"))!["items"]!.AsArray();
        revisions.Select(revision => revision!["revision"]!.GetValue<int>()).ShouldBe([2, 1]);
        revisions[1]!["entry"]!["text"]!["en"]!.GetValue<string>().ShouldBe("One");
    }

    [TestCase("\"0\"")]
    [TestCase("\"x\"")]
    public async Task Put_WithTheETagOfAnotherRevision_IsRefused(string tag)
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.CreateClient(ActorRole.Analyst);
        (await Put(client, "One", tag: null)).Dispose();

        using var reply = await Put(client, "Mine", tag);

        reply.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        JsonNode.Parse(await client.GetStringAsync(Entry))!["entry"]!["text"]!["en"]!.GetValue<string>().ShouldBe("One");
    }

    [Test]
    public async Task Delete_Entry_RemovesItAndKeepsItsRevisions()
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.CreateClient(ActorRole.Coordinator);
        (await Put(client, "One", tag: null)).Dispose();

        (await client.DeleteAsync(Entry)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await client.GetAsync(Entry)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.DeleteAsync(Entry)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        JsonNode.Parse(await client.GetStringAsync($"{Entry}/revisions"))!["items"]!.AsArray().Count.ShouldBe(2);
    }

    [Test]
    public async Task GetSuggestions_RowsWithoutTitle_SuggestTheFirstSentence()
    {
        using var service = await LoadedService.Start("practice-template");
        using var client = await service.Service.CreateClient(ActorRole.Analyst);

        var items = JsonNode.Parse(await client.GetStringAsync("/v1/rounds/practice-template/analysis/suggestions"))!["items"]!.AsArray();

        items.ShouldNotBeEmpty();
        items.Select(item => item!["kind"]!.GetValue<string>()).ShouldContain("title");
    }

    private static Task<HttpResponseMessage> Put(HttpClient client, string text, string? tag)
    {
        var body = $$$"""{"entry": {"region": "north", "kind": "remarks", "text": { "en": "{{{text}}}" } } }""";
        var request = new HttpRequestMessage(HttpMethod.Put, Entry)
        {
            Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
        };
        if (tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        }

        return client.SendAsync(request);
    }
}
