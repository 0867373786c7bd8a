using Microsoft.Playwright;
using Survey.Collecting.Accounts;
using Survey.Collecting.Directories;
using Survey.Collecting.Loading;
using Survey.Collecting.Rounds;
using Survey.Core.Responses;

namespace Survey.Tests.Support;

/// <summary>The running service with a coordinator, an analyst and a sample round that collects, for browsers.</summary>
internal sealed class CoordinatedService : IAsyncDisposable
{
    private const string Password = "correct horse battery staple";

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
    /// <param name="sample">The sample.</param>
    public static async Task<CoordinatedService> Start(string sample = "minimal")
    {
        var folder = TemporaryFolder.CopyOf(sample);
        var (round, _) = SampleRound.ReadFolder(folder.Path);
        var clock = new SetTime(new DateTimeOffset(round.Opens?.AddDays(2) ?? new DateOnly(2024, 3, 3), new TimeOnly(12, 0), TimeSpan.Zero));
        (await RoundLoader.Load(folder.Path, folder.PathOf("survey.db"), clock, TestActors.Operator)).Succeeded.ShouldBeTrue();
        var service = await RunningService.Start(folder.PathOf("survey.db"), clock);
        var accounts = service.Get<AccountDesk>();
        foreach (var role in new[] { ActorRole.Coordinator, ActorRole.Analyst })
        {
            (await accounts.Add(role.ToCode(), role, Password, new Actor(ActorRole.Operator, "test"))).Succeeded.ShouldBeTrue();
        }

        return new CoordinatedService(service, folder, clock);
    }

    /// <summary>Adds a contact to each organization of a round.</summary>
    public async Task AddContacts(string round)
    {
        var desk = Service.Get<DirectoryDesk>();
        foreach (var organization in (await desk.Find(round))!.Directory.Organizations)
        {
            (await desk.SaveContact(round, null, organization.Code, "secretariat", $"Secretariat of {organization.Code}", $"{organization.Code}@example.org", "en", new Actor(ActorRole.Coordinator, "test"))).Succeeded.ShouldBeTrue();
        }
    }

    /// <summary>A page of somebody who has signed in, on the list of rounds.</summary>
    public async Task<IPage> SignIn(IBrowserContext browser, ActorRole role = ActorRole.Coordinator)
    {
        var page = await browser.NewPageAsync();
        await page.GotoAsync($"{Service.Address}/sign-in");
        await page.FillAsync("input[name=name]", role.ToCode());
        await page.FillAsync("input[name=password]", Password);
        await page.ClickAsync("form[action='/sign-in'] button");
        await page.WaitForURLAsync("**/rounds");
        return page;
    }

    /// <summary>A round and where it stands.</summary>
    public async Task<RoundStanding> Find(string round) => (await Service.Get<RoundDesk>().Find(round)).ShouldNotBeNull();

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        _folder.Dispose();
    }
}
