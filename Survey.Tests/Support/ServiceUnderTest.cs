using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Survey.Collecting.Accounts;
using Survey.Collecting.Links;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Storage.Accounts;

namespace Survey.Tests.Support;

/// <summary>The whole service in the tests' process, on a store of its own, with its clock set.</summary>
internal sealed partial class ServiceUnderTest : IDisposable
{
    public const string Password = "correct horse battery staple";

    private readonly TemporaryFolder _folder = new();
    private readonly WebApplicationFactory<Program> _application;

    /// <param name="storePath">The store; null for an empty one.</param>
    /// <param name="clock">The clock; null for a fixed one.</param>
    /// <param name="settings">Settings of the service, by name.</param>
    public ServiceUnderTest(string? storePath = null, SetTime? clock = null, params (string Name, string Value)[] settings)
    {
        StorePath = storePath ?? _folder.PathOf("survey.db");
        Clock = clock ?? new SetTime(new DateTimeOffset(2024, 3, 2, 12, 0, 0, TimeSpan.Zero));
        _application = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("SURVEY_STORE", StorePath);
            host.UseSetting("SURVEY_KEYS", _folder.PathOf("keys"));
            foreach (var (name, value) in settings)
            {
                host.UseSetting(name, value);
            }

            host.ConfigureTestServices(services => services
                .Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock))
                .AddSingleton<IAuthorizationMiddlewareResultHandler>(new LetInLog(LetIn))
                .AddSingleton<ILoggerProvider>(new RequestLog(RequestLines)));
        });
    }

    public string StorePath { get; }

    /// <summary>What the log says of each request.</summary>
    public ConcurrentQueue<string> RequestLines { get; } = [];

    /// <summary>The requests that were let in, as method and path, before their bodies were read.</summary>
    public ConcurrentQueue<string> LetIn { get; } = [];

    public SetTime Clock { get; }

    public IServiceProvider Services => _application.Services;

    public AccountDesk Accounts => new(Store);

    public Store Store => Services.GetRequiredService<Store>();

    /// <summary>An account, made if it is not there.</summary>
    public async Task<Account> GetAccount(ActorRole role) =>
        await Accounts.Find(role.ToCode() + "-jane") ?? (await Accounts.Add(role.ToCode() + "-jane", role, Password, new Actor(ActorRole.Operator, "test"))).Value.ShouldNotBeNull();

    /// <summary>A client that follows no redirects and keeps cookies; with a secret, it shows it.</summary>
    public HttpClient CreateClient(string? secret = null)
    {
        var client = _application.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Authorization = secret is null ? null : new AuthenticationHeaderValue("Bearer", secret);
        return client;
    }

    /// <summary>A client with a token of an account in that role.</summary>
    public async Task<HttpClient> CreateClient(ActorRole role, string scope = TokenScopes.Write) =>
        CreateClient((await Accounts.CreateToken(await GetAccount(role), "test", scope, 30)).Value.ShouldNotBeNull().Secret);

    /// <summary>A client with a link of an organization.</summary>
    public async Task<HttpClient> CreateClient(ActorRole role, string round, string organization) =>
        CreateClient(await IssueLink(role, round, organization));

    /// <summary>The secret of a new link.</summary>
    public async Task<string> IssueLink(ActorRole role, string round, string organization) =>
        (await new LinkDesk(Store).Issue(round, [organization], role, new Actor(ActorRole.Operator, "test"))).Value.ShouldNotBeNull()[0].Secret;

    /// <summary>Sends a form as a browser does: with the seal that the page at an address holds.</summary>
    public static async Task<HttpResponseMessage> Send(HttpClient client, string page, string action, params (string Name, string Value)[] fields)
    {
        var seal = SealOf(await PageSource.Read(client, page));
        using var form = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", seal)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await client.PostAsync(new Uri(action, UriKind.Relative), form);
    }

    /// <summary>The seal of a page's forms.</summary>
    public static string SealOf(string html) => Seal().Match(html).Groups["seal"].Value;

    /// <summary>A client whose browser has signed in.</summary>
    public async Task<HttpClient> SignIn(ActorRole role)
    {
        var client = CreateClient();
        var answer = await Send(client, "/sign-in", "/sign-in", ("name", (await GetAccount(role)).Name), ("password", Password));
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);
        return client;
    }

    public void Dispose()
    {
        _application.Dispose();
        _folder.Dispose();
    }

    /// <summary>A use case on the service's store, outside of any request.</summary>
    public T Get<T>() => ActivatorUtilities.CreateInstance<T>(Services, Store);

    /// <summary>Keeps the requests that were let in.</summary>
    private sealed class LetInLog(ConcurrentQueue<string> requests) : IAuthorizationMiddlewareResultHandler
    {
        private readonly AuthorizationMiddlewareResultHandler _inner = new();

        public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
        {
            if (authorizeResult.Succeeded)
            {
                requests.Enqueue($"{context.Request.Method} {context.Request.Path}");
            }

            return _inner.HandleAsync(next, context, policy, authorizeResult);
        }
    }

    /// <summary>Keeps the lines of requests.</summary>
    private sealed class RequestLog(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => categoryName.EndsWith("RequestLine", StringComparison.Ordinal) ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }

    [GeneratedRegex("name=\"?__RequestVerificationToken\"? value=\"?(?<seal>[^\" >]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Seal();
}
