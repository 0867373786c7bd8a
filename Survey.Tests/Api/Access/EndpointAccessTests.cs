using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Survey.Core.Responses;
using Survey.Storage.Accounts;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Access;

/// <summary>
/// Every endpoint there is, asked by everybody there is: the table of who is let in stands approved, so that a new
/// endpoint, or a change of an old one, cannot open anything unseen.
/// </summary>
public sealed partial class EndpointAccessTests
{
    private CollectingService _collecting = null!;

    [OneTimeSetUp]
    public async Task Start() => _collecting = await CollectingService.Make();

    [OneTimeTearDown]
    public void Stop() => _collecting.Dispose();

    [Test]
    public void EveryEndpoint_SaysWhoMayUseIt() =>
        Endpoints()
            .Where(endpoint => !endpoint.Metadata.OfType<IAllowAnonymous>().Any() && !endpoint.Metadata.OfType<IAuthorizeData>().Any())
            .Select(endpoint => endpoint.RoutePattern.RawText)
            .ShouldBeEmpty();

    [Test]
    public async Task EveryEndpoint_AskedByEverybody_LetsInWhomTheTableSays()
    {
        var service = _collecting.Service;
        (string Name, HttpClient Client)[] askers =
        [
            ("nobody", service.CreateClient()),
            ("coordinator session", await service.SignIn(ActorRole.Coordinator)),
            ("analyst session", await service.SignIn(ActorRole.Analyst)),
            ("coordinator token", await service.CreateClient(ActorRole.Coordinator)),
            ("coordinator token to read", await service.CreateClient(ActorRole.Coordinator, TokenScopes.Read)),
            ("analyst token", await service.CreateClient(ActorRole.Analyst)),
            ("secretariat", await service.CreateClient(ActorRole.Secretariat, "minimal", "lake")),
            ("chair", await service.CreateClient(ActorRole.Chair, "minimal", "lake")),
            ("another's secretariat", await service.CreateClient(ActorRole.Secretariat, "minimal", "river")),
            ("secretariat's browser", service.CreateClient()),
            ("chair's browser", service.CreateClient()),
            ("another's browser", service.CreateClient()),
        ];
        var lake = await Open(askers[^3].Client, await service.IssueLink(ActorRole.Secretariat, "minimal", "lake"));
        var chair = await Open(askers[^2].Client, await service.IssueLink(ActorRole.Chair, "minimal", "lake"));
        await Open(askers[^1].Client, await service.IssueLink(ActorRole.Secretariat, "minimal", "river"));
        var table = new StringBuilder().AppendJoin(" | ", askers.Select(asker => asker.Name).Prepend("endpoint")).Append('\n');
        var lines = new List<string>();
        foreach (
            var (method, pattern) in Endpoints()
                .SelectMany(endpoint =>
                    endpoint
                        .Metadata.GetMetadata<HttpMethodMetadata>()
                        ?.HttpMethods.Select(method => (method, endpoint.RoutePattern.RawText!))
                    ?? []))
        {
            var cells = new List<string>();
            foreach (var (name, client) in askers)
            {
                cells.Add(await Ask(client, method, pattern, name == "chair's browser" ? chair : lake));
            }

            lines.Add(string.Join(" | ", cells.Prepend($"{method} {AssetHash().Replace(pattern, "/assets/…/")}")));
        }

        table.AppendJoin('\n', lines.Order(StringComparer.Ordinal)).Append('\n');

        table.ToString().ShouldNotContain("failed");
        table
            .ToString()
            .ShouldMatchApproved(options =>
                options
                    .SubFolder("../Approved")
                    .WithFilenameGenerator((_, _, type, extension) => $"endpoint-access.{type}.{extension}")
                    .WithFileExtension("txt"));
    }

    private IEnumerable<RouteEndpoint> Endpoints() =>
        _collecting.Service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static async Task<string> Ask(HttpClient client, string method, string pattern, string link)
    {
        var path = pattern
            .Replace("{round}", "minimal", StringComparison.Ordinal)
            .Replace("{organization}", "lake", StringComparison.Ordinal)
            .Replace("{format}", "csv", StringComparison.Ordinal)
            .Replace("{number:int}", "1", StringComparison.Ordinal)
            .Replace("{framework}", "minimal", StringComparison.Ordinal)
            .Replace("{channel?}", "", StringComparison.Ordinal)
            .Replace("{kind}/{code}", "framework/sdgs-2015", StringComparison.Ordinal)
            .Replace("{kind}", "invitation", StringComparison.Ordinal)
            .Replace("{publication}", "final", StringComparison.Ordinal)
            .Replace("{key}", "text:north:-:remarks", StringComparison.Ordinal)
            .Replace("{question}", "has_recommendations", StringComparison.Ordinal)
            .Replace("{chart}", "themes", StringComparison.Ordinal)
            .Replace("{language}", "en", StringComparison.Ordinal)
            .Replace("{documentName}", "v1", StringComparison.Ordinal);
        path = Key()
            .Replace(
                path.Replace("{link}", link, StringComparison.Ordinal).Replace("{secret}", "svl_none", StringComparison.Ordinal),
                "01890a5d-ac96-774b-bcce-b302099a8057");
        path.ShouldNotContain("{", Case.Sensitive, "a part of the address that this test does not know");
        var answer = await client.Send(method, path);
        return answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized => "–",
            HttpStatusCode.Forbidden => "denied",
            HttpStatusCode.Redirect when answer.Headers.Location!.OriginalString.Contains("/sign-in?", StringComparison.Ordinal) =>
                "sign in",
            HttpStatusCode.InternalServerError => "failed",
            _ => "in",
        };
    }

    /// <summary>Opens a link as a browser does.</summary>
    /// <returns>The link's key, which stands in the address of its pages.</returns>
    private static async Task<string> Open(HttpClient client, string secret)
    {
        var opened = await client.Send("GET", $"/link/{secret}");
        return opened.Headers.Location.ShouldNotBeNull().OriginalString.Split('/', StringSplitOptions.RemoveEmptyEntries)[1];
    }

    [GeneratedRegex("/assets/[0-9a-f]+/", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AssetHash();

    [GeneratedRegex(@"\{\w+:guid\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();
}
