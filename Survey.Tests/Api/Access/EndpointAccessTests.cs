using System.Net;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Survey.Core.Responses;
using Survey.Core.Storing.Accounts;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Access;

/// <summary>
/// Every endpoint there is, asked by everybody there is: the table of who is let in stands approved, so that a new
/// endpoint, or a change of an old one, cannot open anything unseen.
/// </summary>
public sealed class EndpointAccessTests
{
    private CollectingService _collecting = null!;

    [OneTimeSetUp]
    public void Start() => _collecting = new CollectingService();

    [OneTimeTearDown]
    public void Stop() => _collecting.Dispose();

    [Test]
    public void EveryEndpoint_SaysWhoMayUseIt() =>
        Endpoints().Where(endpoint => !endpoint.Metadata.OfType<IAllowAnonymous>().Any() && !endpoint.Metadata.OfType<IAuthorizeData>().Any())
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
            ("coordinator token", service.CreateClient(ActorRole.Coordinator)),
            ("coordinator token to read", service.CreateClient(ActorRole.Coordinator, TokenScopes.Read)),
            ("analyst token", service.CreateClient(ActorRole.Analyst)),
            ("secretariat", service.CreateClient(ActorRole.Secretariat, "minimal", "lake")),
            ("chair", service.CreateClient(ActorRole.Chair, "minimal", "lake")),
            ("another's secretariat", service.CreateClient(ActorRole.Secretariat, "minimal", "river")),
        ];
        var table = new StringBuilder().AppendJoin(" | ", askers.Select(asker => asker.Name).Prepend("endpoint")).Append('\n');
        foreach (var (method, pattern) in Endpoints()
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Select(method => (method, endpoint.RoutePattern.RawText!)) ?? [])
            .Order())
        {
            var cells = new List<string>();
            foreach (var (_, client) in askers)
            {
                cells.Add(await Ask(client, method, pattern));
            }

            table.AppendJoin(" | ", cells.Prepend($"{method} {pattern}")).Append('\n');
        }

        table.ToString().ShouldMatchApproved(options => options.SubFolder("../Approved").WithFilenameGenerator((_, _, type, extension) => $"endpoint-access.{type}.{extension}").WithFileExtension("txt"));
    }

    private IEnumerable<RouteEndpoint> Endpoints() =>
        _collecting.Service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static async Task<string> Ask(HttpClient client, string method, string pattern)
    {
        var path = pattern
            .Replace("{round}", "minimal", StringComparison.Ordinal)
            .Replace("{organization}", "lake", StringComparison.Ordinal)
            .Replace("{format}", "csv", StringComparison.Ordinal)
            .Replace("{number:int}", "1", StringComparison.Ordinal)
            .Replace("{kind}", "invitation", StringComparison.Ordinal)
            .Replace("{language}", "en", StringComparison.Ordinal)
            .Replace("{documentName}", "v1", StringComparison.Ordinal);
        path = System.Text.RegularExpressions.Regex.Replace(path, @"\{\w+:guid\}", "01890a5d-ac96-774b-bcce-b302099a8057", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
        var answer = await client.Send(method, path);
        return answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized => "–",
            HttpStatusCode.Forbidden => "denied",
            HttpStatusCode.Redirect when answer.Headers.Location!.OriginalString.Contains("/sign-in?", StringComparison.Ordinal) => "sign in",
            HttpStatusCode.NotFound when (await answer.Content.ReadAsStringAsync()).Contains("for this link", StringComparison.Ordinal) => "not its own",
            HttpStatusCode.InternalServerError => "failed",
            _ => "in",
        };
    }
}
