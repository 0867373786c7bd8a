using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Survey.Collecting.Accounts;
using Survey.Collecting.Links;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Storage.Accounts;


namespace Survey.Tests.Support;

/// <summary>The whole service in the process of the tests, with its own store and clock.</summary>
internal sealed partial class ServiceUnderTest : IDisposable
{
    public const string Password = TestAccounts.Password;

    private readonly TemporaryFolder _folder = new();
    private readonly SharedService _service;

    /// <param name="storePath">The store; null for an empty one.</param>
    /// <param name="clock">The clock; null for a fixed one.</param>
    /// <param name="isOwn">True if the test needs a service that no test has used. A test of rate limits always gets one.</param>
    /// <param name="settings">Settings of the service, by name.</param>
    public ServiceUnderTest(
        string? storePath = null,
        SetTime? clock = null,
        bool isOwn = false,
        params (string Name, string Value)[] settings)
    {
        StorePath = storePath ?? _folder.PathOf("survey.db");
        Clock = clock ?? new SetTime(new DateTimeOffset(2024, 3, 2, 12, 0, 0, TimeSpan.Zero));
        if (isOwn || settings.Any(setting => setting.Name.StartsWith("SURVEY_LIMIT", StringComparison.Ordinal)))
        {
            _service = SharedService.StartOwn(StorePath, Clock, settings);
            return;
        }

        if (storePath is null)
        {
            StoreTemplate.CopyEmpty(StorePath);
        }

        _service = SharedService.Borrow(StorePath, Clock, listens: false, settings);
    }

    public string StorePath { get; }

    /// <summary>The line that the log has for each request.</summary>
    public IReadOnlyCollection<string> RequestLines => _service.RequestLines;

    public SetTime Clock { get; }

    public IServiceProvider Services => _service.Services;

    public AccountDesk Accounts => new(Store);

    public TokenDesk Tokens => new(Store);

    public Store Store => Services.GetRequiredService<Store>();

    /// <summary>Method and path of the authorized requests, before their bodies were read.</summary>
    public IReadOnlyCollection<string> LetIn => _service.LetIn;

    /// <summary>A use case on the service's store, outside of any request.</summary>
    public T Get<T>() => ActivatorUtilities.CreateInstance<T>(Services, Store);

    /// <summary>An account with that role, created if it is missing.</summary>
    public async Task<Account> GetAccount(ActorRole role) =>
        await Accounts.Find(role.ToCode() + "-jane") ?? await TestAccounts.Add(Store, role.ToCode() + "-jane", role);

    /// <summary>A client that follows no redirects and keeps cookies; it sends the secret, if there is one, as bearer token.</summary>
    public HttpClient CreateClient(string? secret = null)
    {
        var client = _service.CreateClient();
        client.DefaultRequestHeaders.Authorization = secret is null ? null : new AuthenticationHeaderValue("Bearer", secret);
        return client;
    }

    /// <summary>A client with a token of an account in that role.</summary>
    public async Task<HttpClient> CreateClient(ActorRole role, string scope = TokenScopes.Write) =>
        CreateClient((await Tokens.Create(await GetAccount(role), "test", scope, 30)).Value.ShouldNotBeNull().Secret);

    /// <summary>A client with a link of an organization.</summary>
    public async Task<HttpClient> CreateClient(ActorRole role, string round, string organization) =>
        CreateClient(await IssueLink(role, round, organization));

    /// <summary>The secret of a new link.</summary>
    public async Task<string> IssueLink(ActorRole role, string round, string organization) =>
        (await new LinkDesk(Store).Issue(round, [organization], role, new Actor(ActorRole.Operator, "test")))
            .Value.ShouldNotBeNull()[0]
            .Secret;

    /// <summary>Sends a form as a browser does, with the anti-forgery token of the page at that path.</summary>
    public static async Task<HttpResponseMessage> Send(
        HttpClient client,
        string page,
        string action,
        params (string Name, string Value)[] fields)
    {
        var seal = SealOf(await PageSource.Read(client, page));
        using var form = new FormUrlEncodedContent(
            fields.Append(("__RequestVerificationToken", seal)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await client.PostAsync(new Uri(action, UriKind.Relative), form);
    }

    /// <summary>The anti-forgery token of a page's forms.</summary>
    public static string SealOf(string html) => Seal().Match(html).Groups["seal"].Value;

    /// <summary>A client that has signed in.</summary>
    public async Task<HttpClient> SignIn(ActorRole role)
    {
        var client = CreateClient();
        var answer = await Send(client, "/sign-in", "/sign-in", ("name", (await GetAccount(role)).Name), ("password", Password));
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);
        return client;
    }

    public void Dispose()
    {
        _service.Return().AsTask().GetAwaiter().GetResult();
        _folder.Dispose();
    }

    [GeneratedRegex("name=\"?__RequestVerificationToken\"? value=\"?(?<seal>[^\" >]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Seal();
}
