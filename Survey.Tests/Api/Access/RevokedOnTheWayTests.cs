using System.Net;
using System.Text;
using Survey.Collecting.Links;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Access;

/// <summary>What is revoked while a body is on its way writes nothing.</summary>
public sealed class RevokedOnTheWayTests
{
    private const string Lake = "/v1/rounds/minimal/responses/lake";
    private const string Draft = """{"answers": {"has_recommendations": "no"}, "language": "en", "savedBy": "Amina"}""";
    private static readonly Actor Operator = new(ActorRole.Operator, "test");

    [Test]
    public async Task Put_LinkRevokedBeforeTheRestOfTheBody_IsRefused()
    {
        using var service = await CollectingService.Make();
        var links = new LinkDesk(service.Service.Store);
        using var client = await service.Service.CreateClient(ActorRole.Secretariat, "minimal", "lake");
        var link = (await links.GetAll("minimal")).ShouldHaveSingleItem();

        var answer = await Put(client, service, () => links.Revoke("minimal", "lake", role: null, link.Id, Operator));

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("access-missing");
        (await service.Collecting.Desk.Find("minimal", "lake"))!.Draft.ShouldBeNull();
    }

    [Test]
    public async Task Put_TokenRevokedBeforeTheRestOfTheBody_IsRefused()
    {
        using var service = await CollectingService.Make();
        var tokens = service.Service.Tokens;
        using var client = await service.Service.CreateClient(ActorRole.Coordinator);
        var account = await service.Service.GetAccount(ActorRole.Coordinator);
        var token = (await tokens.GetAll(account)).ShouldHaveSingleItem();

        var answer = await Put(client, service, () => tokens.Revoke(account, token.Id));

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await service.Collecting.Desk.Find("minimal", "lake"))!.Draft.ShouldBeNull();
    }

    [Test]
    public async Task Put_NothingRevoked_IsTakenHoweverSlowlyItComes()
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.CreateClient(ActorRole.Secretariat, "minimal", "lake");

        var answer = await Put(client, service, () => Task.CompletedTask);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await service.Collecting.Desk.Find("minimal", "lake"))!.Draft.ShouldNotBeNull();
    }

    private static async Task<HttpResponseMessage> Put(HttpClient client, CollectingService service, Func<Task> meanwhile)
    {
        using var content = new SlowBody(() => service.Service.LetIn.Contains($"PUT {Lake}"), meanwhile);
        content.Headers.ContentType = new("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(Lake, UriKind.Relative)) { Content = content };
        request.Headers.TryAddWithoutValidation("If-Match", "\"0.0\"");
        return await client.SendAsync(request);
    }

    /// <summary>A body whose second half comes once the service has let its sender in.</summary>
    private sealed class SlowBody(Func<bool> isLetIn, Func<Task> meanwhile) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var bytes = Encoding.UTF8.GetBytes(Draft);
            await stream.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
            await stream.FlushAsync();
            while (!isLetIn())
            {
                await Task.Delay(10);
            }

            await meanwhile();
            await stream.WriteAsync(bytes.AsMemory(bytes.Length / 2));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
