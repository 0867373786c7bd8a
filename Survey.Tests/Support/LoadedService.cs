using Survey.Collecting.Loading;
using Survey.Core.Responses;

namespace Survey.Tests.Support;

/// <summary>The service on a store with one loaded sample and its responses.</summary>
internal sealed class LoadedService : IDisposable
{
    private readonly TemporaryFolder _folder;

    private LoadedService(TemporaryFolder folder, SetTime clock)
    {
        _folder = folder;
        Service = new ServiceUnderTest(folder.PathOf("survey.db"), clock);
    }

    public ServiceUnderTest Service { get; }

    /// <summary>Starts the service.</summary>
    /// <param name="sample">Name of the sample.</param>
    /// <param name="change">Changes its files before it is loaded; null to change nothing.</param>
    /// <param name="now">The time; null for years after the round has closed.</param>
    public static async Task<LoadedService> Start(string sample, Action<TemporaryFolder>? change = null, DateTimeOffset? now = null)
    {
        var clock = new SetTime(now ?? new DateTimeOffset(2026, 1, 15, 12, 0, 0, TimeSpan.Zero));
        var folder = new TemporaryFolder();
        using var files = TemporaryFolder.CopyOf(sample);
        change?.Invoke(files);
        (await RoundLoader.Load(files.Path, folder.PathOf("survey.db"), clock, TestActors.Operator)).Succeeded.ShouldBeTrue();
        return new LoadedService(folder, clock);
    }

    /// <summary>The HTML of a page for an analyst, with its character references decoded.</summary>
    public async Task<string> Read(string path)
    {
        using var analyst = await Service.SignIn(ActorRole.Analyst);
        return await PageSource.Read(analyst, path);
    }

    /// <summary>The answer to an analyst's request.</summary>
    public async Task<HttpResponseMessage> Get(string path)
    {
        using var analyst = await Service.SignIn(ActorRole.Analyst);
        return await analyst.GetAsync(new Uri(path, UriKind.Relative));
    }

    public void Dispose()
    {
        Service.Dispose();
        _folder.Dispose();
    }
}
