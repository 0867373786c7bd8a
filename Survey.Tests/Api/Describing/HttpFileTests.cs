using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Describing;

/// <summary><c>samples/api.http</c> is sent as it stands, request by request; every one must succeed.</summary>
[TestFixture(StoreEngine.Sqlite)]
[TestFixture(StoreEngine.Postgres)]
public sealed partial class HttpFileTests(StoreEngine engine)
{
    [Test]
    public async Task Walk_RequestByRequest_Succeeds()
    {
        using var place = await TestStore.MakePlace(engine);
        (await SurveyCommand.Run("load", Repository.Sample("minimal"), "--store", place.Address)).ExitCode.ShouldBe(0);
        using var service = new ServiceUnderTest(place.Address);
        using var client = service.CreateClient();
        var token = (await service.Tokens.Create(await service.GetAccount(ActorRole.Coordinator), "walk", "write", 1))
            .Value.ShouldNotBeNull()
            .Secret;
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["host"] = "http://localhost", ["token"] = token };
        var sent = 0;
        foreach (var block in File.ReadAllText(Repository.PathOf("samples", "api.http")).Split("\n### ").Skip(1))
        {
            await Send(block, values, client);
            sent++;
        }

        sent.ShouldBe(19);
        (await service.CreateClient(token).Read("/v1/rounds/walk")).Text("phase").ShouldBe("closed");
    }

    private static async Task Send(string block, Dictionary<string, string> values, HttpClient client)
    {
        var (head, body) = block.Split("\n\n", 2) is [var first, var rest] ? (first, rest.Trim()) : (block, "");
        var lines = head.Split('\n').Skip(1).Where(line => line.Length > 0).ToList();
        var name = lines.Find(line => line.StartsWith("# @name ", StringComparison.Ordinal))?["# @name ".Length..];
        lines.RemoveAll(line => line.StartsWith('#'));
        var request = Fill(lines[0], values).Split(' ');
        using var message = new HttpRequestMessage(new HttpMethod(request[0]), request[1]);
        message.Content = body.Length == 0 ? null : new StringContent(Fill(body, values), Encoding.UTF8);
        foreach (var header in lines.Skip(1).Select(line => Fill(line, values).Split(": ", 2)))
        {
            if (header[0] == "Content-Type")
            {
                message.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(header[1]);
            }
            else
            {
                message.Headers.TryAddWithoutValidation(header[0], header[1]).ShouldBeTrue();
            }
        }

        using var answer = await client.SendAsync(message);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{block}\n{await answer.Content.ReadAsStringAsync()}");
        if (name is not null)
        {
            await Keep(name, answer, values);
        }
    }

    /// <summary>Keeps what later requests refer to: the ETag, and the secret of a link that was made.</summary>
    private static async Task Keep(string name, HttpResponseMessage answer, Dictionary<string, string> values)
    {
        values[$"{name}.etag"] = answer.Headers.ETag?.Tag ?? "";
        var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        if (document.TryGetProperty("links", out var links))
        {
            var address = links[0].Text("address").ShouldNotBeNull();
            values[$"{name}.secret"] = address[(address.LastIndexOf('/') + 1)..];
        }
    }

    private static string Fill(string text, Dictionary<string, string> values) =>
        Placeholder().Replace(text, match => values[match.Groups["name"].Value]);

    [GeneratedRegex(@"\{\{(?<name>[\w.]+)\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}
