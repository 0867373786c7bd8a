using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Survey.Collecting.OpenRounds;
using Survey.Tests.Support;

namespace Survey.Tests.Api.OpenRounds;

/// <summary>Complete answers of an open round, sent by programs.</summary>
public sealed class SubmissionApiTests
{
    private const string Complete =
        $$"""
        {"respondent": {"type": "citizen", "regions": ["south"]}, "language": "en", "agreed": true,
         "answers": {{OpenRoundFiles.Answers}}}
        """;

    private CollectingService _collecting = null!;

    [SetUp]
    public async Task Start() => _collecting = await CollectingService.Make(OpenRoundFiles.Open);

    [TearDown]
    public void Stop() => _collecting.Dispose();

    [Test]
    public async Task Post_CompleteAnswer_IsStoredWithItsReceipt()
    {
        var answer = await Post(Complete);

        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        var receipt = await answer.Content.ReadFromJsonAsync<JsonElement>();
        receipt.GetProperty("hash").GetString()!.Length.ShouldBe(64);
        receipt.GetProperty("seal").GetString().ShouldNotBeNullOrEmpty();
        (await Count()).ShouldBe(1);
        (await VerifiedStore.Count(_collecting.Service.Store)).Responses.ShouldBe(1);
    }

    [Test]
    public async Task Post_AskingForALink_GetsOneThatOpensTheAnswer()
    {
        var body = Complete.Replace("\"agreed\"", "\"link\": true, \"agreed\"", StringComparison.Ordinal);
        var receipt = await (await Post(body, "once")).Content.ReadFromJsonAsync<JsonElement>();
        var again = await (await Post(body, "once")).Content.ReadFromJsonAsync<JsonElement>();

        foreach (var link in new[] { receipt, again }.Select(each => new Uri(each.GetProperty("link").GetString()!)))
        {
            var client = _collecting.Service.CreateClient();
            var home = (await client.Send("GET", link.AbsolutePath)).Headers.Location!.OriginalString;
            (await PageSource.Read(client, $"{home}/read")).ShouldContain("Agree on a scheme.");
        }

        var without = await (await Post(Complete)).Content.ReadFromJsonAsync<JsonElement>();
        without.TryGetProperty("link", out var none).ShouldBe(none.ValueKind == JsonValueKind.Null);
    }

    [Test]
    public async Task Post_WhereOneAnswerPerAddressIsTaken_IsRefused()
    {
        using var collecting = await CollectingService.Make(OpenRoundFiles.OpenOnePerEmail);

        var answer = await collecting.Service.CreateClient().PostAsync(Address, Body(Complete));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await CodesOf(answer)).ShouldBe(["round-asks-for-email"]);
    }

    [Test]
    public async Task Post_ManyAtOnce_StoresEachOnce()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Post(Complete, $"key-{number % 20}")));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Created).ShouldBe(20);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(20);
        (await Count()).ShouldBe(20);
        (await VerifiedStore.Count(_collecting.Service.Store)).Responses.ShouldBe(20);
    }

    [Test]
    public async Task Post_SameKeyOnAnotherDay_GetsTheSameReceipt()
    {
        var first = await (await Post(Complete, "once")).Content.ReadFromJsonAsync<JsonElement>();
        _collecting.Collecting.Clock.Now = _collecting.Collecting.Clock.Now.AddDays(1);

        var again = await Post(Complete, "once");

        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("hash").GetString()
            .ShouldBe(first.GetProperty("hash").GetString());
        (await Count()).ShouldBe(1);
    }

    [Test]
    public async Task Post_SameKeyForAnotherAnswer_IsRefused()
    {
        await Post(Complete, "once");

        var other = await Post(Complete.Replace("Agree", "Do not agree", StringComparison.Ordinal), "once");

        (await CodesOf(other)).ShouldBe(["request-key-reused"]);
        (await Count()).ShouldBe(1);
    }

    [Test]
    public async Task Post_IncompleteAnswer_SaysAllProblemsAndStoresNothing()
    {
        var answer = await Post("""{"respondent": {"type": "robot", "regions": ["moon"]}, "answers": {"has_recommendations": "maybe"}}""");

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await CodesOf(answer)).ShouldBe(
            ["privacy-not-agreed", "type-unknown", "region-unknown", "choice-unknown"],
            ignoreOrder: true);
        (await Count()).ShouldBe(0);
    }

    [Test]
    public async Task Post_AnswersMissing_SaysSoBesideProblemsOfTheRespondent()
    {
        var answer = await Post("""{"agreed": true, "answers": {"has_recommendations": "yes"}}""");

        (await CodesOf(answer)).ShouldBe(["type-unknown", "answer-missing", "rows-too-few"], ignoreOrder: true);
    }

    [Test]
    public async Task Post_ToARoundByInvitation_IsNotFound()
    {
        using var invited = await CollectingService.Make();

        var answer = await invited.Service.CreateClient().PostAsync(Address, Body(Complete));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await CodesOf(answer)).ShouldBe(["round-not-open"]);
    }

    [Test]
    public async Task Post_SameKeyAfterTheLastDay_GetsTheSameReceiptWithItsSeal()
    {
        var first = await (await Post(Complete, "once")).Content.ReadFromJsonAsync<JsonElement>();
        _collecting.Collecting.Clock.Now = new DateTimeOffset(2024, 5, 1, 12, 0, 0, TimeSpan.Zero);

        var again = await Post(Complete, "once");

        again.StatusCode.ShouldBe(HttpStatusCode.OK, await again.Content.ReadAsStringAsync());
        (await again.Content.ReadFromJsonAsync<JsonElement>()).GetRawText().ShouldBe(first.GetRawText());
    }

    [Test]
    public async Task Post_RegionThatIsNull_IsAnUnknownRegion()
    {
        var answer = await Post(Complete.Replace("[\"south\"]", "[null]", StringComparison.Ordinal));

        (await CodesOf(answer)).ShouldBe(["region-unknown"]);
    }

    [Test]
    public async Task Put_WithThePersonalLink_CorrectsTheOwnAnswerOnly()
    {
        var desk = _collecting.Service.Get<OpenDesk>();
        var begun = (await desk.Begin("minimal", new GivenRespondent("citizen", [], HasAgreed: true), "en")).Value.ShouldNotBeNull();
        var other = (await desk.Begin("minimal", new GivenRespondent("citizen", [], HasAgreed: true), "en")).Value.ShouldNotBeNull();
        var client = _collecting.Service.CreateClient(begun.Secret);

        (await Put(client, begun.Link.Organization)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Put(client, other.Link.Organization)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<HttpResponseMessage> Put(HttpClient client, string respondent)
    {
        var address = new Uri($"/v1/rounds/minimal/responses/{respondent}", UriKind.Relative);
        using var request = new HttpRequestMessage(HttpMethod.Put, address)
        {
            Content = Body($$"""{"answers": {{OpenRoundFiles.Answers}}}"""),
        };
        request.Headers.TryAddWithoutValidation("If-Match", "\"0.1\"");
        return await client.SendAsync(request);
    }

    [Test]
    public async Task Post_AfterTheLastDay_IsRefused()
    {
        _collecting.Collecting.Clock.Now = new DateTimeOffset(2024, 5, 1, 12, 0, 0, TimeSpan.Zero);

        var answer = await Post(Complete);

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await CodesOf(answer)).ShouldBe(["round-not-collecting"]);
    }

    private static readonly Uri Address = new("/v1/rounds/minimal/submissions", UriKind.Relative);

    private async Task<HttpResponseMessage> Post(string body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = Body(body) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await _collecting.Service.CreateClient().SendAsync(request);
    }

    private static StringContent Body(string json) => new(json, System.Text.Encoding.UTF8, "application/json");

    private static async Task<IEnumerable<string?>> CodesOf(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>())
            .GetProperty("problems")
            .EnumerateArray()
            .Select(problem => problem.GetProperty("code").GetString());

    private async Task<int> Count()
    {
        await using var session = await _collecting.Service.Store.BeginReadAsync();
        return await session.Responses.Count("minimal");
    }
}
