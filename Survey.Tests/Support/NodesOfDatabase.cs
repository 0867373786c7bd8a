using System.Net;
using System.Net.Http.Headers;
using Survey.Collecting.Accounts;
using Survey.Collecting.Directories;
using Survey.Collecting.Links;
using Survey.Collecting.Loading;
using Survey.Core.Responses;
using Survey.Storage;

namespace Survey.Tests.Support;

/// <summary>Two services as processes of their own on one store, with a coordinator, a mail server and a round.</summary>
internal sealed class NodesOfDatabase : IAsyncDisposable
{
    /// <summary>The round.</summary>
    public const string Round = "minimal";

    /// <summary>The name of the coordinator.</summary>
    public const string Coordinator = "jane";

    private static readonly Actor By = new(ActorRole.Operator, "test");

    private readonly TemporaryFolder _folder = new();

    private NodesOfDatabase(TestStore place) => (Place, Store) = (place, place.Open(TimeProvider.System));

    public TestStore Place { get; }

    /// <summary>The store, as a third process sees it.</summary>
    public Store Store { get; }

    public MailServer Mail { get; } = new();

    /// <summary>The node that was started first, which sends messages.</summary>
    public ServiceNode First { get; private set; } = null!;

    public ServiceNode Second { get; private set; } = null!;

    public static async Task<NodesOfDatabase> Start(StoreEngine engine = StoreEngine.Postgres)
    {
        var place = await TestStore.Make(engine, "nodes", Fill);
        var nodes = new NodesOfDatabase(place);
        try
        {
            nodes.First = await nodes.StartNode();
            while (!await nodes.HasSender())
            {
                await Task.Delay(20);
            }

            nodes.Second = await nodes.StartNode();
            return nodes;
        }
        catch
        {
            await nodes.DisposeAsync();
            throw;
        }
    }

    /// <summary>A program with a token of the coordinator.</summary>
    public async Task<HttpClient> CreateProgram()
    {
        var accounts = new AccountDesk(Store);
        var account = (await accounts.Find(Coordinator)).ShouldNotBeNull();
        var secret = (await new TokenDesk(Store).Create(account, "test", "write", 30)).Value.ShouldNotBeNull().Secret;
        return CreateProgram(secret);
    }

    /// <summary>A program with a token or a link.</summary>
    public static HttpClient CreateProgram(string secret)
    {
        var client = ServiceNode.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return client;
    }

    /// <summary>The secret of a new link.</summary>
    public async Task<string> IssueLink(string organization) =>
        (await new LinkDesk(Store).Issue(Round, [organization], ActorRole.Secretariat, By)).Value.ShouldNotBeNull()[0].Secret;

    /// <summary>Adds contacts to each organization, who get messages.</summary>
    /// <returns>Their mail addresses.</returns>
    public async Task<IReadOnlyList<string>> AddContacts(int perOrganization)
    {
        var addresses = new List<string>();
        var desk = new DirectoryDesk(Store);
        foreach (var organization in (await desk.Find(Round))!.Directory.Organizations.Select(each => each.Code))
        {
            for (var contact = 0; contact < perOrganization; contact++)
            {
                var address = $"{organization}-{contact}@example.org";
                (await desk.SaveContact(Round, null, organization, "secretariat", $"Contact {contact}", address, "en", By))
                    .Succeeded.ShouldBeTrue();
                addresses.Add(address);
            }
        }

        return addresses;
    }

    /// <summary>Sends the form of a page at one node to another node, as a browser does behind a proxy.</summary>
    public static async Task<HttpResponseMessage> Send(
        HttpClient browser,
        Uri page,
        Uri action,
        params (string Name, string Value)[] fields)
    {
        var seal = ServiceUnderTest.SealOf(PageSource.Read(await browser.GetStringAsync(page)));
        using var form = new FormUrlEncodedContent(
            fields.Append(("__RequestVerificationToken", seal)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await browser.PostAsync(action, form);
    }

    /// <summary>A browser that has signed in as coordinator, with the page of one node and at another node.</summary>
    public static async Task<HttpClient> SignIn(ServiceNode page, ServiceNode action)
    {
        var browser = ServiceNode.CreateClient();
        var answer = await Send(
            browser,
            page.At("/sign-in"),
            action.At("/sign-in"),
            ("name", Coordinator),
            ("password", TestAccounts.Password));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in new[] { First, Second }.OfType<ServiceNode>())
        {
            await node.DisposeAsync();
        }

        await Mail.DisposeAsync();
        Store.Close();
        Place.Dispose();
        _folder.Dispose();
    }

    private static async Task Fill(string address)
    {
        using var files = TemporaryFolder.CopyOf(Round);
        Directory.Delete(files.PathOf("responses"), recursive: true);

        // The services use the clock of the machine.
        files.Replace("round.json", "2024-03-15", "2100-03-15");
        files.Replace("round.json", "2024-03-31", "2100-03-31");
        (await RoundLoader.Load(files.Path, address, TimeProvider.System, TestActors.Operator)).Succeeded.ShouldBeTrue();
        var store = StoreAddress.Open(address, TimeProvider.System, create: false);
        await TestAccounts.Add(store, Coordinator, ActorRole.Coordinator);
    }

    private Task<ServiceNode> StartNode() => ServiceNode.Start(
        _folder.Path,
        Place.Address,
        port: 0,
        ("SURVEY_ADDRESS", "http://127.0.0.1:5080"),
        ("SURVEY_SMTP", $"smtp://127.0.0.1:{Mail.Port}?from=survey@example.org&tls=none"));

    private async Task<bool> HasSender()
    {
        // As the first node does when it begins to send.
        await using var turn = Store.MakeSenderTurn();
        return await turn.TryTakeAsync(CancellationToken.None) == TurnState.Others;
    }
}
