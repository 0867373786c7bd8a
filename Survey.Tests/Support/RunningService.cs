using Microsoft.Extensions.DependencyInjection;
using Survey.Collecting.Links;
using Survey.Core.Responses;
using Survey.Storage;

namespace Survey.Tests.Support;

/// <summary>The whole service at a loopback port, for browsers.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private readonly SharedService _service;

    private RunningService(SharedService service) => _service = service;

    /// <summary>The base address, without a slash at the end.</summary>
    public string Address => _service.Address;

    public IServiceProvider Services => _service.Services;

    /// <summary>A use case on the service's store, outside of any request.</summary>
    public T Get<T>() => ActivatorUtilities.CreateInstance<T>(Services, Services.GetRequiredService<Store>());

    /// <summary>Gets the service ready for a store.</summary>
    public static Task<RunningService> Start(string storePath, TimeProvider clock) =>
        Task.Run(() => new RunningService(SharedService.Borrow(storePath, clock, listens: true)));

    /// <summary>The address of a new access link.</summary>
    public async Task<string> IssueLink(string round, string organization, ActorRole role = ActorRole.Secretariat)
    {
        var desk = new LinkDesk(Services.GetRequiredService<Store>());
        var issued = (await desk.Issue(round, [organization], role, new Actor(ActorRole.Operator, "test"))).Value.ShouldNotBeNull();
        return $"{Address}/link/{issued[0].Secret}";
    }

    public async ValueTask DisposeAsync()
    {
        var failures = _service.Failures.ToList();
        await _service.Return();

        // Nothing that a browser does may make the service fail, whatever the test checks.
        failures.ShouldBeEmpty();
    }
}
