using Microsoft.Playwright;
using Survey.Collecting.Directories;
using Survey.Collecting.Loading;
using Survey.Collecting.Rounds;
using Survey.Core.Responses;
using Survey.Storage.Sqlite;

namespace Survey.Tests.Support;

/// <summary>The running service with a coordinator, an analyst and a sample round that is collecting, for browsers.</summary>
internal sealed class CoordinatedService : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;

    private CoordinatedService(RunningService service, TemporaryFolder folder, SetTime clock)
    {
        Service = service;
        Clock = clock;
        _folder = folder;
    }

    public RunningService Service { get; }

    public SetTime Clock { get; }

    /// <summary>Starts the service on the third day of a sample round with its responses.</summary>
    /// <param name="sample">Name of the sample.</param>
    public static async Task<CoordinatedService> Start(string sample = "minimal")
    {
        var (round, _) = SampleRound.Read(sample);
        var clock = new SetTime(
            new DateTimeOffset(round.Opens?.AddDays(2) ?? new DateOnly(2024, 3, 3), new TimeOnly(12, 0), TimeSpan.Zero));
        var folder = new TemporaryFolder();
        await StoreTemplate.Copy(folder.PathOf("survey.db"), $"coordinated {sample}", async path =>
        {
            (await RoundLoader.Load(Repository.Sample(sample), path, clock, TestActors.Operator)).Succeeded.ShouldBeTrue();
            var store = SqliteStore.Open(path, clock, create: false);
            await TestAccounts.Add(store, ActorRole.Coordinator.ToCode(), ActorRole.Coordinator);
            await TestAccounts.Add(store, ActorRole.Analyst.ToCode(), ActorRole.Analyst);
        });
        var service = await RunningService.Start(folder.PathOf("survey.db"), clock);
        return new CoordinatedService(service, folder, clock);
    }

    /// <summary>Adds a contact to each organization of a round.</summary>
    public async Task AddContacts(string round)
    {
        var desk = Service.Get<DirectoryDesk>();
        foreach (var organization in (await desk.Find(round))!.Directory.Organizations)
        {
            (
                await desk.SaveContact(
                    round,
                    null,
                    organization.Code,
                    "secretariat",
                    $"Secretariat of {organization.Code}",
                    $"{organization.Code}@example.org",
                    "en",
                    new Actor(ActorRole.Coordinator, "test"))
            ).Succeeded.ShouldBeTrue();
        }
    }

    /// <summary>A page with the list of rounds, after signing in.</summary>
    public async Task<IPage> SignIn(IBrowserContext browser, ActorRole role = ActorRole.Coordinator)
    {
        var page = await browser.NewPageAsync();
        await page.GotoAsync($"{Service.Address}/sign-in");
        await page.FillAsync("input[name=name]", role.ToCode());
        await page.FillAsync("input[name=password]", TestAccounts.Password);
        await page.ClickAsync("form[action='/sign-in'] button");

        // Not for an event of the navigation: where that comes before the wait begins, Playwright may miss it.
        await page.Locator("nav.desk").First.WaitForAsync();
        return page;
    }

    /// <summary>A round with its phase and counts.</summary>
    public async Task<RoundStanding> Find(string round) => (await Service.Get<RoundDesk>().Find(round)).ShouldNotBeNull();

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        _folder.Dispose();
    }
}
