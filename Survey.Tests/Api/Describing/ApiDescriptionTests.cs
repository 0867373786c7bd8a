using System.Net;
using System.Text.Json;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Describing;

public sealed class ApiDescriptionTests
{
    private ServiceUnderTest _service = null!;

    [OneTimeSetUp]
    public void Start() => _service = new ServiceUnderTest();

    [OneTimeTearDown]
    public void Stop() => _service.Dispose();

    [Test]
    public async Task Description_OfTheWholeApi_IsAsApproved() =>
        (await _service.CreateClient().GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative))).ShouldMatchApproved(options =>
            options
                .SubFolder("../Approved")
                .WithFilenameGenerator((_, _, type, extension) => $"openapi-v1.{type}.{extension}")
                .WithFileExtension("json"));

    [Test]
    public async Task Description_EveryOperation_HasWordsForAllItTakesAndGives()
    {
        var document = await _service.CreateClient().Read("/openapi/v1.json");

        var silent = document
            .GetProperty("paths")
            .EnumerateObject()
            .SelectMany(path =>
                path.Value.EnumerateObject().Select(operation => (Name: $"{operation.Name} {path.Name}", Operation: operation.Value)))
            .SelectMany(each => Silent(each.Operation).Select(what => $"{each.Name}: {what}"));

        silent.ShouldBeEmpty();
    }

    [Test]
    public async Task Description_EveryStatusOfAProblem_HasWordsAndAnExampleOfItsOwn()
    {
        var document = await _service.CreateClient().Read("/openapi/v1.json");

        foreach (var status in document.GetProperty("components").GetProperty("responses").EnumerateObject())
        {
            var content = status.Value.GetProperty("content").GetProperty("application/problem+json");
            status.Value.Text("description").ShouldNotBeNull();
            content.GetProperty("schema").Text("$ref").ShouldBe("#/components/schemas/ProblemDocument");
            content.GetProperty("example").Text("status").ShouldBe(status.Name);
        }
    }

    [TestCase("/docs/index.html", "text/html")]
    [TestCase("/docs/swagger-ui-bundle.js", "text/javascript")]
    [TestCase("/docs/swagger-ui.css", "text/css")]
    public async Task Docs_ItsParts_AreServedFromHere(string path, string mediaType)
    {
        var answer = await _service.CreateClient().Send("GET", path);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(mediaType);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("src=\"http");
    }

    private static IEnumerable<string> Silent(JsonElement operation)
    {
        if (!operation.TryGetProperty("summary", out _))
        {
            yield return "summary";
        }

        foreach (var parameter in operation.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : default)
        {
            if (!parameter.TryGetProperty("description", out _))
            {
                yield return parameter.GetProperty("name").GetString()!;
            }
        }

        // 401 and the like any operation may answer; what each is stands once, with the components.
        foreach (var status in operation.GetProperty("responses").EnumerateObject().Where(response => response.Name[0] is '4' or '5'))
        {
            if (status.Value.Text("$ref") != $"#/components/responses/{status.Name}")
            {
                yield return status.Name;
            }
        }
    }
}
