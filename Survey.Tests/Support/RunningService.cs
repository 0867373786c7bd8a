using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Survey.Api.Hosting;
using Survey.Core.Collecting;
using Survey.Core.Responses;
using Survey.Core.Storing.Sqlite;

namespace Survey.Tests.Support;

/// <summary>The whole service on a port of its own of this machine, for browsers. Which port, the system chooses.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private readonly WebApplication _service;
    private readonly TemporaryFolder _folder;

    private RunningService(WebApplication service, TemporaryFolder folder)
    {
        _service = service;
        _folder = folder;
        Address = service.Urls.Single();
    }

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Address { get; }

    public IServiceProvider Services => _service.Services;

    /// <summary>Starts the service on a store.</summary>
    public static async Task<RunningService> Start(string storePath, TimeProvider clock)
    {
        var folder = new TemporaryFolder();
        var service = SurveyService.Build(
            [$"--SURVEY_STORE={storePath}", $"--SURVEY_KEYS={folder.PathOf("keys")}", "--urls=http://127.0.0.1:0", "--SURVEY_LIMIT_HOLDER=100000", "--SURVEY_LIMIT_ADDRESS=100000"],
            builder => builder.Services.Replace(ServiceDescriptor.Singleton(clock)));
        await service.StartAsync();
        return new RunningService(service, folder);
    }

    /// <summary>The address of a new access link.</summary>
    public string IssueLink(string round, string organization, ActorRole role = ActorRole.Secretariat)
    {
        var desk = new LinkDesk(Services.GetRequiredService<SqliteStore>());
        var issued = desk.Issue(round, [organization], role, new Actor(ActorRole.Operator, "test")).Value.ShouldNotBeNull();
        return $"{Address}/link/{issued[0].Secret}";
    }

    public async ValueTask DisposeAsync()
    {
        await _service.StopAsync();
        await _service.DisposeAsync();
        _folder.Dispose();
    }
}
