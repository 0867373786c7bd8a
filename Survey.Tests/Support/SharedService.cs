using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Survey.Api.Hosting;
using Survey.Collecting.Accounts;
using Survey.Collecting.Responses;
using Survey.Storage;

namespace Survey.Tests.Support;

/// <summary>The whole service, borrowed by one test after another, each with its own store and clock.</summary>
/// <remarks>
/// Starting a service takes one or two seconds, most of it for its routes, so only as many are started as tests run at the same time. The
/// path of the store is a symbolic link to the store of the test that borrows the service.
/// </remarks>
internal sealed class SharedService : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<string, ConcurrentBag<SharedService>> Free = new(StringComparer.Ordinal);

    private readonly TemporaryFolder _folder = new();
    private readonly BorrowersClock _clock = new();
    private readonly ServiceLines _lines = new();
    private readonly RequestCounter _requests = new();
    private readonly string _kind;
    private readonly bool _isShared;
    private readonly WebApplication _service;

    private SharedService(string kind, bool listens, bool isShared, string storePath, (string Name, string Value)[] settings)
    {
        _kind = kind;
        _isShared = isShared;
        if (isShared)
        {
            storePath = LinkTo(storePath);
        }

        string[] arguments =
        [
            $"--SURVEY_STORE={storePath}", $"--SURVEY_KEYS={_folder.PathOf("keys")}",
            .. listens
                ? ["--urls=http://127.0.0.1:0", "--SURVEY_LIMIT_HOLDER=100000", "--SURVEY_LIMIT_ADDRESS=100000"]
                : new[] { $"--environment={Environments.Development}" },
            // Do not watch files for changes: the folder of the tests is large.
            "--hostBuilder:reloadConfigOnChange=false",
            .. settings.Select(setting => $"--{setting.Name}={setting.Value}"),
        ];
        _service = SurveyService.Build(arguments, builder =>
        {
            builder.Logging.AddProvider(_lines);
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(_clock));
            builder.Services.AddSingleton<IStartupFilter>(_requests);
            builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler>(new LetInLog(LetIn));
            if (!listens)
            {
                builder.WebHost.UseTestServer();
            }
        });
    }

    public IServiceProvider Services => _service.Services;

    /// <summary>The line that the log has for each request since the service was borrowed.</summary>
    public ConcurrentQueue<string> RequestLines => _lines.Requests;

    /// <summary>Method and path of the requests authorized since the service was borrowed, before their bodies were read.</summary>
    public ConcurrentQueue<string> LetIn { get; } = [];

    /// <summary>Errors logged since the service was borrowed.</summary>
    public ConcurrentQueue<string> Failures => _lines.Failures;

    /// <summary>The base address, without a slash at the end.</summary>
    public string Address => _service.Urls.Single();

    /// <summary>Borrows a service that no other test is using, and starts one if there is none.</summary>
    /// <param name="storePath">The store of the test; it must exist.</param>
    /// <param name="clock">The clock of the test.</param>
    /// <param name="listens">True if browsers can reach it, at a port that the system chooses.</param>
    /// <param name="settings">Settings of the service, by name.</param>
    public static SharedService Borrow(string storePath, TimeProvider clock, bool listens, params (string Name, string Value)[] settings)
    {
        if (!StoreAddress.IsFile(storePath))
        {
            // The address of a database cannot be led to another one.
            return StartOwn(storePath, clock, settings);
        }

        var kind = string.Join(' ', settings.Select(setting => $"{setting.Name}={setting.Value}").Prepend(listens ? "port" : "memory"));
        if (!Free.GetOrAdd(kind, _ => []).TryTake(out var service))
        {
            service = new SharedService(kind, listens, isShared: true, storePath, settings);
            service._service.Start();
        }

        service.Begin(storePath, clock);
        return service;
    }

    /// <summary>Starts a service for one test alone, whose settings or memory would affect other tests.</summary>
    /// <param name="storePath">The store; created if it does not exist.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="settings">Settings of the service, by name.</param>
    public static SharedService StartOwn(string storePath, TimeProvider clock, params (string Name, string Value)[] settings)
    {
        var service = new SharedService("own", listens: false, isShared: false, storePath, settings);
        service._clock.Current = clock;
        service._service.Start();
        return service;
    }

    /// <summary>A client that follows no redirects and keeps cookies.</summary>
    public HttpClient CreateClient() =>
        new(new CookieContainerHandler { InnerHandler = _service.GetTestServer().CreateHandler() })
        {
            BaseAddress = new Uri("http://localhost"),
        };

    /// <summary>Returns the service once its last request has ended, so that nothing of this test affects the next one.</summary>
    public async ValueTask Return()
    {
        var isIdle = await _requests.WaitUntilNone();
        Services.GetRequiredService<Presence>().Clear();
        await Services.GetRequiredService<TokenUses>().Save();
        Services.GetRequiredService<Store>().Close();
        if (_isShared && isIdle)
        {
            Free[_kind].Add(this);
        }
        else
        {
            await DisposeAsync();
        }
    }

    /// <summary>Stops all services that are not borrowed.</summary>
    public static async Task EndAll()
    {
        foreach (var service in Free.Values.SelectMany(free => free))
        {
            await service.DisposeAsync();
        }

        Free.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await _service.StopAsync();
        await _service.DisposeAsync();
        _lines.Dispose();
        _folder.Dispose();
    }

    private void Begin(string storePath, TimeProvider clock)
    {
        LinkTo(storePath);
        _clock.Current = clock;
        RequestLines.Clear();
        Failures.Clear();
        LetIn.Clear();
    }

    private string LinkTo(string storePath)
    {
        var link = _folder.PathOf("survey.db");
        File.Delete(link);
        File.CreateSymbolicLink(link, storePath);
        return link;
    }

    /// <summary>The clock of the test that has borrowed the service.</summary>
    private sealed class BorrowersClock : TimeProvider
    {
        public TimeProvider Current { get; set; } = System;

        public override DateTimeOffset GetUtcNow() => Current.GetUtcNow();
    }

    /// <summary>Records the authorized requests.</summary>
    private sealed class LetInLog(ConcurrentQueue<string> requests) : IAuthorizationMiddlewareResultHandler
    {
        private readonly AuthorizationMiddlewareResultHandler _inner = new();

        public Task HandleAsync(
            RequestDelegate next,
            HttpContext context,
            AuthorizationPolicy policy,
            PolicyAuthorizationResult authorizeResult)
        {
            if (authorizeResult.Succeeded)
            {
                requests.Enqueue($"{context.Request.Method} {context.Request.Path}");
            }

            return _inner.HandleAsync(next, context, policy, authorizeResult);
        }
    }

    /// <summary>Counts the requests that have not ended.</summary>
    private sealed class RequestCounter : IStartupFilter
    {
        private int _open;

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, following) =>
            {
                Interlocked.Increment(ref _open);
                try
                {
                    await following(context);
                }
                finally
                {
                    Interlocked.Decrement(ref _open);
                }
            });
            next(app);
        };

        /// <summary>Waits for at most ten seconds.</summary>
        /// <returns>True if no request is left.</returns>
        public async Task<bool> WaitUntilNone()
        {
            for (var attempt = 0; attempt < 1000 && Volatile.Read(ref _open) > 0; attempt++)
            {
                await Task.Delay(10);
            }

            return Volatile.Read(ref _open) == 0;
        }
    }

    /// <summary>Records the lines of requests, and logged errors.</summary>
    private sealed class ServiceLines : ILoggerProvider
    {
        public ConcurrentQueue<string> Requests { get; } = [];

        public ConcurrentQueue<string> Failures { get; } = [];

        public ILogger CreateLogger(string categoryName) =>
            new Logger(this, categoryName.EndsWith("RequestLine", StringComparison.Ordinal));

        public void Dispose()
        {
        }

        private sealed class Logger(ServiceLines lines, bool isOfRequests) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => isOfRequests || logLevel >= LogLevel.Error;

            public void Log<TState>(
                LogLevel logLevel,
                EventId eventId,
                TState state,
                Exception? exception,
                Func<TState, Exception?, string> formatter)
            {
                if (isOfRequests)
                {
                    lines.Requests.Enqueue(formatter(state, exception));
                }

                if (logLevel >= LogLevel.Error)
                {
                    lines.Failures.Enqueue($"{formatter(state, exception)} {exception}");
                }
            }
        }
    }
}
