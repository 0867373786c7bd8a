using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Survey.Api.Hosting;
using Survey.Collecting.Links;
using Survey.Core.Responses;
using Survey.Storage;

namespace Survey.Tests.Support;

/// <summary>The whole service on a port of its own of this machine, for browsers. Which port, the system chooses.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private readonly WebApplication _service;
    private readonly TemporaryFolder _folder;
    private readonly ConcurrentQueue<string> _failures;

    private RunningService(WebApplication service, TemporaryFolder folder, ConcurrentQueue<string> failures)
    {
        _service = service;
        _folder = folder;
        _failures = failures;
        Address = service.Urls.Single();
    }

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Address { get; }

    public IServiceProvider Services => _service.Services;

    /// <summary>A use case on the service's store, outside of any request.</summary>
    public T Get<T>() => ActivatorUtilities.CreateInstance<T>(Services, Services.GetRequiredService<Store>());

    /// <summary>Starts the service on a store.</summary>
    public static async Task<RunningService> Start(string storePath, TimeProvider clock)
    {
        var folder = new TemporaryFolder();
        var failures = new ConcurrentQueue<string>();
        var service = SurveyService.Build(
            [$"--SURVEY_STORE={storePath}", $"--SURVEY_KEYS={folder.PathOf("keys")}", "--urls=http://127.0.0.1:0", "--SURVEY_LIMIT_HOLDER=100000", "--SURVEY_LIMIT_ADDRESS=100000"],
            builder =>
            {
                builder.Logging.AddProvider(new FailureLog(failures));
                builder.Services.Replace(ServiceDescriptor.Singleton(clock));
            });
        await service.StartAsync();
        return new RunningService(service, folder, failures);
    }

    /// <summary>The address of a new access link.</summary>
    public async Task<string> IssueLink(string round, string organization, ActorRole role = ActorRole.Secretariat)
    {
        var desk = new LinkDesk(Services.GetRequiredService<Store>());
        var issued = (await desk.Issue(round, [organization], role, new Actor(ActorRole.Operator, "test"))).Value.ShouldNotBeNull();
        return $"{Address}/link/{issued[0].Secret}";
    }

    public async ValueTask DisposeAsync()
    {
        await _service.StopAsync();
        await _service.DisposeAsync();
        _folder.Dispose();

        // Nothing a browser does may make the service fail, whatever else the test looks at.
        _failures.ShouldBeEmpty();
    }

    /// <summary>What goes wrong inside of the service, for the test that met it.</summary>
    private sealed class FailureLog(ConcurrentQueue<string> failures) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                failures.Enqueue($"{formatter(state, exception)} {exception}");
            }
        }

        public void Dispose()
        {
        }
    }
}
