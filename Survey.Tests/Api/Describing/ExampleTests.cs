using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Describing;

/// <summary>The examples in the API's description: there for every operation, as its schema says, and true.</summary>
public sealed class ExampleTests
{
    private const string Json = "application/json";

    // Every operation that takes JSON or a table, and between them what must happen first.
    private static readonly string[] Walk =
    [
        "POST /v1/rounds",
        "PUT /v1/rounds/{round}/documents",
        "PUT /v1/rounds/{round}/organizations/{organization}",
        "DELETE /v1/rounds/{round}/organizations/{organization}",
        "POST /v1/rounds/{round}/organizations",
        "POST /v1/rounds/{round}/contacts",
        "PUT /v1/rounds/{round}/contacts/{contact}",
        "POST /v1/rounds/{round}/directory/preview",
        "POST /v1/rounds/{round}/directory/import",
        "PUT /v1/rounds/{round}/wordings/{kind}/{language}",
        "PUT /v1/rounds/{round}/analysis/entries/{key}",
        "POST /v1/rounds/{round}/publish",
        "POST /v1/rounds/{round}/invitations/preview",
        "POST /v1/rounds/{round}/invitations",
        "POST /v1/rounds/{round}/links",
        "POST /v1/rounds/{round}/reminders/preview",
        "POST /v1/rounds/{round}/reminders",
        "POST /v1/rounds/{round}/plan",
        "PUT /v1/rounds/{round}/plan/{message}",
        "POST /v1/rounds/{round}/plan/{message}/send",
        "POST /v1/rounds/{round}/links/revoke",
        "PUT /v1/rounds/{round}/responses/{organization}",
        "POST /v1/rounds/{round}/responses/{organization}/submit",
        "POST /v1/rounds/{round}/publications",
        "POST /v1/rounds/{round}/responses/{organization}/endorse",
        "POST /v1/rounds/{round}/responses/{organization}/return",
        "POST /v1/rounds/{round}/responses/{organization}/submit",
        "POST /v1/rounds/{round}/responses/{organization}/withdraw",
        "POST /v1/rounds/{round}/extend",
        "POST /v1/rounds/{round}/close",
        "POST /v1/rounds/{round}/reopen",
        "POST /v1/rounds/{round}/copies",
    ];

    private const string OfAnOpenRound = "POST /v1/rounds/{round}/submissions";

    private ServiceUnderTest _service = null!;
    private JsonElement _document;

    [SetUp]
    public async Task Start()
    {
        _service = new ServiceUnderTest(clock: new SetTime(new DateTimeOffset(2017, 6, 20, 14, 5, 0, TimeSpan.Zero)));
        _document = await _service.CreateClient().Read("/openapi/v1.json");
    }

    [TearDown]
    public void Stop() => _service.Dispose();

    [Test]
    public void Examples_OfEveryOperation_AreThereAndAsTheirSchemaSays()
    {
        var wrong = Operations().SelectMany(operation => Contents(operation.Value)
            .Where(content => content.MediaType is Json or "text/csv")
            .SelectMany(content => FindExample(content.Of, content.MediaType) is { } example
                ? content.Of.TryGetProperty("schema", out var schema) ? Differences(example, schema, "") : []
                : content.IsBody || content.MediaType == Json ? ["has none"] : [])
            .Select(difference => $"{operation.Key}: {difference}"));

        wrong.ShouldBeEmpty();
    }

    [TestCase(StoreEngine.Sqlite)]
    [TestCase(StoreEngine.Postgres)]
    public async Task Examples_OfBodies_AreTakenInTheOrderOfARound(StoreEngine engine)
    {
        using var place = await TestStore.MakeEmpty(engine);
        using var service = new ServiceUnderTest(place.Address, _service.Clock);
        var client = await service.CreateClient(ActorRole.Coordinator);

        foreach (var step in Walk)
        {
            using var answer = await Send(client, step);
            ((int)answer.StatusCode).ShouldBeInRange(200, 204, $"{step}: {await answer.Content.ReadAsStringAsync()}");
        }

        Operations()
            .Where(operation => FindBody(operation.Value) is not null)
            .Select(operation => operation.Key)
            .ShouldBeSubsetOf(Walk.Append(OfAnOpenRound));
    }

    [Test]
    public async Task Example_OfAnAnswerInAnOpenRound_IsTaken()
    {
        using var collecting = await CollectingService.Make("open-consultation");
        var (mediaType, body) = FindBody(Operations()[OfAnOpenRound])!.Value;

        var answer = await collecting.Service.CreateClient().PostAsync(
            new Uri("/v1/rounds/open-consultation/submissions", UriKind.Relative),
            new StringContent(body, Encoding.UTF8, mediaType));

        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
    }

    [TestCase("/v1/rounds/grcp7/questionnaire")]
    [TestCase("/v1/rounds/grcp7/framework")]
    [TestCase("/v1/rounds/grcp7/frameworks/gcm-modalities-2017")]
    [TestCase("/v1/rounds/grcp7/directory")]
    [TestCase("/v1/rounds/grcp7/documents")]
    [TestCase("/v1/rounds/grcp7/overview")]
    [TestCase("/v1/rounds/grcp7/overview.json")]
    [TestCase("/v1/rounds/grcp7/results")]
    [TestCase("/v1/rounds/grcp7/results.json")]
    public async Task Examples_OfDocuments_AreWhatTheServiceGives(string path)
    {
        var client = await _service.CreateClient(ActorRole.Coordinator);
        foreach (
            var step in (string[])
                [
                    "POST /v1/rounds",
                    "POST /v1/rounds/{round}/publish",
                    "PUT /v1/rounds/{round}/responses/{organization}",
                    "POST /v1/rounds/{round}/responses/{organization}/submit",
                ])
        {
            (await Send(client, step)).IsSuccessStatusCode.ShouldBeTrue(step);
        }

        var operation =
            "GET "
                + path.Replace("grcp7", "{round}", StringComparison.Ordinal)
                    .Replace("gcm-modalities-2017", "{framework}", StringComparison.Ordinal)
                    .Replace(".json", ".{format}", StringComparison.Ordinal);
        var shown = FindExample(
            Operations()[operation].GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty(Json),
            Json
        )!.Value;
        var given = JsonNode.Parse((await client.Read(path)).GetRawText());

        JsonNode.DeepEquals(given, JsonNode.Parse(shown.GetRawText())).ShouldBeTrue(given!.ToJsonString());
    }

    private async Task<HttpResponseMessage> Send(HttpClient client, string step)
    {
        var parts = step.Split(' ');
        var path = parts[1]
            .Replace("{round}", "grcp7", StringComparison.Ordinal)
            .Replace("organizations/{organization}", "organizations/sacm", StringComparison.Ordinal)
            .Replace("{organization}", "rcm", StringComparison.Ordinal)
            .Replace("{key}", "text:-:-:remarks", StringComparison.Ordinal)
            .Replace("{kind}/{language}", "invitation/es", StringComparison.Ordinal);
        if (path.Contains("{contact}", StringComparison.Ordinal))
        {
            var contacts = (await client.Read("/v1/rounds/grcp7/contacts")).GetProperty("items");
            path = path.Replace("{contact}", contacts[0].Text("id"), StringComparison.Ordinal);
        }

        if (path.Contains("{message}", StringComparison.Ordinal))
        {
            var planned = (await client.Read("/v1/rounds/grcp7/plan")).GetProperty("messages");
            path = path.Replace("{message}", planned[0].Text("id"), StringComparison.Ordinal);
        }

        using var request = new HttpRequestMessage(new HttpMethod(parts[0]), new Uri(path, UriKind.Relative));
        if (FindBody(Operations()[step]) is var (mediaType, example))
        {
            request.Content = new StringContent(example, Encoding.UTF8, mediaType);
        }

        var read = path.Contains("/responses/rcm", StringComparison.Ordinal) ? "/v1/rounds/grcp7/responses/rcm" : path;
        if (read != path || path.EndsWith("/documents", StringComparison.Ordinal) || parts[0] == "PUT")
        {
            var tag = (await client.Send("GET", read)).Headers.ETag;
            if (tag is not null)
            {
                request.Headers.IfMatch.Add(tag);
            }
        }

        return await client.SendAsync(request);
    }

    private Dictionary<string, JsonElement> Operations() =>
        _document
            .GetProperty("paths")
            .EnumerateObject()
            .SelectMany(path =>
                path.Value.EnumerateObject()
                    .Select(operation => (Name: $"{operation.Name.ToUpperInvariant()} {path.Name}", operation.Value)))
            .ToDictionary(operation => operation.Name, operation => operation.Value, StringComparer.Ordinal);

    /// <summary>What an operation takes, and what it gives when it succeeds.</summary>
    private static IEnumerable<(string MediaType, bool IsBody, JsonElement Of)> Contents(JsonElement operation) =>
        operation
            .GetProperty("responses")
            .EnumerateObject()
            .Where(answer => answer.Name[0] == '2')
            .Select(answer => (IsBody: false, Of: answer.Value))
            .Concat(operation.TryGetProperty("requestBody", out var body) ? [(IsBody: true, Of: body)] : [])
            .Where(each => each.Of.TryGetProperty("content", out _))
            .SelectMany(each =>
                each.Of.GetProperty("content").EnumerateObject().Select(content => (content.Name, each.IsBody, content.Value)));

    /// <summary>The body that an operation takes, as text; null for none, or one that only a file can be.</summary>
    private (string MediaType, string Text)? FindBody(JsonElement operation) =>
        Contents(operation)
            .Where(content => content.IsBody)
            .Select(content =>
                FindExample(content.Of, content.MediaType) is { } example
                    ? (content.MediaType, example.ValueKind == JsonValueKind.String ? example.GetString()! : example.GetRawText())
                    : default((string, string)?))
            .FirstOrDefault(body => body is not null);

    private JsonElement? FindExample(JsonElement content, string mediaType) =>
        content.TryGetProperty("example", out var example) ? example
        : mediaType == Json
        && content.TryGetProperty("schema", out var schema)
        && Resolve(schema).TryGetProperty("examples", out var examples)
            ? examples[0]
        : null;

    private JsonElement Resolve(JsonElement schema) =>
        schema.TryGetProperty("$ref", out var reference)
            ? _document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1])
            : schema;

    /// <summary>Where a value is not as a schema says: members that are missing or unknown, things of another type.</summary>
    private IEnumerable<string> Differences(JsonElement value, JsonElement schema, string place)
    {
        var known = Resolve(schema);
        if (known.TryGetProperty("oneOf", out var choices))
        {
            return value.ValueKind == JsonValueKind.Null ? [] : Differences(value, choices.EnumerateArray().Last(), place);
        }

        if (!known.TryGetProperty("type", out var type))
        {
            return [];
        }

        var types =
            type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(each => each.GetString()).ToList() : [type.GetString()];
        if (!types.Contains(TypeOf(value), StringComparer.Ordinal))
        {
            return [$"{place} is {TypeOf(value)}, not {string.Join(" or ", types)}"];
        }

        return value.ValueKind switch
        {
            JsonValueKind.Array => value
                .EnumerateArray()
                .SelectMany(
                    (item, i) => Differences(item, known.GetProperty("items"), string.Create(CultureInfo.InvariantCulture, $"{place}/{i}"))
                ),
            JsonValueKind.Object when known.TryGetProperty("properties", out var members) => MemberDifferences(
                value,
                known,
                members,
                place),
            _ => [],
        };
    }

    private IEnumerable<string> MemberDifferences(JsonElement value, JsonElement schema, JsonElement members, string place)
    {
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!) : [];
        return required
            .Where(name => !value.TryGetProperty(name, out _))
            .Select(name => $"{place}/{name} is missing")
            .Concat(
                value
                    .EnumerateObject()
                    .SelectMany(member =>
                        members.TryGetProperty(member.Name, out var of)
                            ? Differences(member.Value, of, $"{place}/{member.Name}")
                            : [$"{place}/{member.Name} is unknown"]));
    }

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
        JsonValueKind.Null => "null",
        _ => "boolean",
    };
}
