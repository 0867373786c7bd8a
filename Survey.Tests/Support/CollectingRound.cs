using System.Collections.Concurrent;
using Survey.Collecting.Loading;
using Survey.Collecting.Responses;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Storage;

namespace Survey.Tests.Support;

/// <summary>A store with one sample round that is collecting, without responses, on its second day.</summary>
internal sealed class CollectingRound : IDisposable
{
    private static readonly ConcurrentDictionary<string, Round> Rounds = new(StringComparer.Ordinal);

    private readonly Lazy<Store> _store;

    private CollectingRound(Round round, SetTime clock, TestStore place)
    {
        (Round, Clock, Place) = (round, clock, place);
        _store = new Lazy<Store>(() => Place.Open(Clock));
    }

    public Round Round { get; }

    public SetTime Clock { get; }

    /// <summary>The store from outside.</summary>
    public TestStore Place { get; }

    /// <summary>The store's address.</summary>
    public string StorePath => Place.Address;

    public Store Store => _store.Value;

    public ResponseDesk Desk => new(Store);

    public ResponseHistory History => new(Store);

    /// <summary>Creates the store.</summary>
    /// <param name="sample">Name of the sample.</param>
    /// <param name="change">Changes its files before it is loaded; null to change nothing.</param>
    /// <param name="engine">The store's engine.</param>
    public static async Task<CollectingRound> Make(
        string sample = "minimal",
        Action<TemporaryFolder>? change = null,
        StoreEngine engine = StoreEngine.Sqlite)
    {
        if (change is null)
        {
            var round = Rounds.GetOrAdd(sample, name => SampleRound.Read(name).Round);
            var clock = ClockOf(round);
            var store = await TestStore.Make(engine, $"collecting {sample}", address => Load(Repository.Sample(sample), address, clock));
            return new CollectingRound(round, clock, store);
        }

        using var files = TemporaryFolder.CopyOf(sample);
        change(files);
        var changed = SampleRound.ReadFolder(files.Path).Round;
        var place = await TestStore.MakePlace(engine);
        var clockOfChanged = ClockOf(changed);
        await Load(files.Path, place.Address, clockOfChanged);
        return new CollectingRound(changed, clockOfChanged, place);
    }

    public static DeskRequest By(ActorRole role, string name = "Amina") => new(new Actor(role, name), InputChannel.Page);

    /// <summary>Reads answers, written as in a response's file.</summary>
    public AnswerSet Answers(string json)
    {
        var (answers, problems) = RoundParsing.ReadJson(json, value =>
            Round.Questionnaire.Scope.Read(value, new AnswerContext(Round.Frameworks)));
        problems.ShouldBeEmpty();
        return answers!;
    }

    /// <summary>Saves an organization's draft, whatever is stored.</summary>
    public async Task<Outcome<ResponseDossier>> Save(string organization, string json, DeskRequest? request = null) =>
        await Desk.Save(Round.Code, organization, _ => new DraftContent(Answers(json), "en"), request ?? By(ActorRole.Secretariat));

    public void Dispose() => Place.Dispose();

    private static SetTime ClockOf(Round round) =>
        new(new DateTimeOffset((round.Opens ?? new DateOnly(2024, 3, 1)).AddDays(1), new TimeOnly(12, 0), TimeSpan.Zero));

    private static async Task Load(string source, string storePath, SetTime clock)
    {
        using var files = new TemporaryFolder();
        files.Add(source, ".");
        if (Directory.Exists(files.PathOf("responses")))
        {
            Directory.Delete(files.PathOf("responses"), recursive: true);
        }

        (await RoundLoader.Load(files.Path, storePath, clock, TestActors.Operator)).Succeeded.ShouldBeTrue();
    }
}
