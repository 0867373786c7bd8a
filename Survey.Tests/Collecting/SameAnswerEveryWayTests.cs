using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Collecting;

/// <summary>
/// The same answer, submitted and endorsed by folder, by API, by workbook and in a browser: the revisions are the same,
/// word for word, and so is the overview.
/// </summary>
public sealed class SameAnswerEveryWayTests
{
    [Test]
    public void ByFolder_IsEightFiveAndTwo()
    {
        var answers = FullAnswer.Answers;
        answers["recommendations"]!.AsArray().Count.ShouldBe(8);
        answers["practices"]!.AsArray().Count.ShouldBe(5);
        answers["principles"]!.AsArray().Count.ShouldBe(2);

        var (revisions, overview) = FullAnswer.ByFolder();

        revisions.Split('\n').Length.ShouldBe(2);
        JsonNode.Parse(overview)!["overall"]!["recommendingFinal"]!.AsArray().Select(each => each!.GetValue<string>()).ShouldBe([FullAnswer.Organization]);
    }

    [Test]
    public async Task ByApi_IsTheSameAsByFolder()
    {
        using var folder = new TemporaryFolder();
        var store = folder.PathOf("survey.db");
        FullAnswer.MakeStore(folder, store);
        using (var service = new ServiceUnderTest(store, FullAnswer.Clock))
        {
            using var secretariat = service.CreateClient(ActorRole.Secretariat, FullAnswer.Round, FullAnswer.Organization);
            using var chair = service.CreateClient(ActorRole.Chair, FullAnswer.Round, FullAnswer.Organization);
            var address = $"/v1/rounds/{FullAnswer.Round}/responses/{FullAnswer.Organization}";
            await Send(secretariat, HttpMethod.Put, address, new { answers = JsonSerializer.SerializeToElement(FullAnswer.Answers), language = "en" });
            await Send(secretariat, HttpMethod.Post, $"{address}/submit", new { submittedBy = FullAnswer.Secretary });
            await Send(chair, HttpMethod.Post, $"{address}/endorse", new { endorsedBy = FullAnswer.Chair });
        }

        FullAnswer.Read(store).ShouldBe(FullAnswer.ByFolder());
    }

    private static async Task Send(HttpClient client, HttpMethod method, string address, object body)
    {
        using var request = new HttpRequestMessage(method, address) { Content = JsonContent.Create(body) };
        using var answer = await client.SendAsync(request);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }
}
