using System.Collections.Concurrent;
using Survey.Collecting.Loading;
using Survey.Collecting.Responses;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Storage.Sqlite;

namespace Survey.Tests.Support;

/// <summary>A store with one sample round that collects and has no responses yet, on its second day.</summary>
internal sealed class CollectingRound : IDisposable
{
    private static readonly ConcurrentDictionary<string, Round> Rounds = new(StringComparer.Ordinal);

    private readonly TemporaryFolder _folder = new();

    /// <param name="sample">The sample.</param>
    /// <param name="change">Changes its files before it is loaded; null for not at all.</param>
    public CollectingRound(string sample = "minimal", Action<TemporaryFolder>? change = null)
    {
        StorePath = _folder.PathOf("survey.db");
        if (change is null)
        {
            Round = Rounds.GetOrAdd(sample, name => SampleRound.Read(name).Round);
            Clock = ClockOf(Round);
            StoreTemplate.Copy(StorePath, $"collecting {sample}", path => Load(Repository.Sample(sample), path));
        }
        else
        {
            using var files = TemporaryFolder.CopyOf(sample);
            change(files);
            Round = SampleRound.ReadFolder(files.Path).Round;
            Clock = ClockOf(Round);
            Load(files.Path, StorePath);
        }

        Store = SqliteStore.Open(StorePath, Clock, create: false);
        Desk = new ResponseDesk(Store);
    }

    public Round Round { get; }

    public SetTime Clock { get; }

    public string StorePath { get; }

    public SqliteStore Store { get; }

    public ResponseDesk Desk { get; }

    public static DeskRequest By(ActorRole role, string name = "Amina") => new(new Actor(role, name), Way.Page);

    /// <summary>Answers as a response's file has them.</summary>
    public AnswerSet Answers(string json)
    {
        var (answers, problems) = RoundParsing.ReadJson(json, value => Round.Questionnaire.Scope.Read(value, new AnswerContext(Round.Framework)));
        problems.ShouldBeEmpty();
        return answers!;
    }

    /// <summary>Saves a draft of an organization, on whatever is there.</summary>
    public Outcome<ResponseDossier> Save(string organization, string json, DeskRequest? request = null) =>
        Desk.Save(Round.Code, organization, _ => new DraftContent(Answers(json), "en"), request ?? By(ActorRole.Secretariat));

    public void Dispose() => _folder.Dispose();

    private static SetTime ClockOf(Round round) => new(new DateTimeOffset(round.Opens!.Value.AddDays(1), new TimeOnly(12, 0), TimeSpan.Zero));

    private void Load(string source, string storePath)
    {
        using var files = new TemporaryFolder();
        files.Add(source, ".");
        Directory.Delete(files.PathOf("responses"), recursive: true);
        RoundLoader.Load(files.Path, storePath, Clock).Succeeded.ShouldBeTrue();
    }
}
