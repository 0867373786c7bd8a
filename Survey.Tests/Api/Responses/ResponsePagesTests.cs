using System.Net;
using Survey.Collecting.Links;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Responses;

/// <summary>The pages of one response.</summary>
public sealed class ResponsePagesTests
{
    private const string Round = "/rounds/minimal";

    private static readonly Actor Dana = new(ActorRole.Coordinator, "Dana");

    [Test]
    public async Task Link_RevokedByBoth_IsRevoked()
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);
        var link = (await new LinkDesk(service.Service.Store).Issue("minimal", ["lake"], ActorRole.Secretariat, Dana)).Value![0].Link.Id;

        for (var press = 1; press <= 2; press++)
        {
            using var answer = await ServiceUnderTest.Send(
                client,
                Round + "/responses/lake",
                $"{Round}/responses/lake/links/{link}/revoke");
            answer.Headers.Location!.ToString().ShouldBe("/rounds/minimal/responses/lake?done=revoked", $"press {press}");
        }

        using var other = await ServiceUnderTest.Send(client, Round + "/responses/river", $"{Round}/responses/river/links/{link}/revoke");
        other.StatusCode.ShouldBe(HttpStatusCode.NotFound, "it is not that organization's");
    }
}
