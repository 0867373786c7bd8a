using System.Collections.Concurrent;
using Survey.Collecting.Loading;
using Survey.Collecting.Responses;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Storage;
using Survey.Storage.Sqlite;

namespace Survey.Tests.Support;

/// <summary>A store with one sample round that is collecting, without responses, on its second day.</summary>
internal sealed class CollectingRound : IDisposable
{
    private static readonly ConcurrentDictionary<string, Round> Rounds = new(StringComparer.Ordinal);

    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<Store> _store;

    private CollectingRound(Round round)
    {
        Round = round;
        Clock = new SetTime(new DateTimeOffset(round.Opens!.Value.AddDays(1), new TimeOnly(12, 0), TimeSpan.Zero));
        StorePath = _folder.PathOf("survey.db");
        _store = new Lazy<Store>(() => SqliteStore.Open(StorePath, Clock, create: false));
    }

    public Round Round { get; }

    public SetTime Clock { get; }

    public string StorePath { get; }

    public Store Store => _store.Value;

    public ResponseDesk Desk => new(Store);

    /// <summary>Creates the store.</summary>
    /// <param name="sample">Name of the sample.</param>
    /// <param name="change">Changes its files before it is loaded; null to change nothing.</param>
    public static async Task<CollectingRound> Make(string sample = "minimal", Action<TemporaryFolder>? change = null)
    {
        if (change is null)
        {
            var round = new CollectingRound(Rounds.GetOrAdd(sample, name => SampleRound.Read(name).Round));
            await StoreTemplate.Copy(round.StorePath, $"collecting {sample}", path => round.Load(Repository.Sample(sample), path));
            return round;
        }

        using var files = TemporaryFolder.CopyOf(sample);
        change(files);
        var changed = new CollectingRound(SampleRound.ReadFolder(files.Path).Round);
        await changed.Load(files.Path, changed.StorePath);
        return changed;
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

    public void Dispose() => _folder.Dispose();

    private async Task Load(string source, string storePath)
    {
        using var files = new TemporaryFolder();
        files.Add(source, ".");
        Directory.Delete(files.PathOf("responses"), recursive: true);
        (await RoundLoader.Load(files.Path, storePath, Clock, TestActors.Operator)).Succeeded.ShouldBeTrue();
    }
}
