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

/// <summary>A store with one sample round that collects and has no responses yet, on its second day.</summary>
internal sealed class CollectingRound : IDisposable
{
    private readonly TemporaryFolder _folder;

    private CollectingRound(TemporaryFolder folder, Round round)
    {
        _folder = folder;
        Round = round;
        Clock = new SetTime(new DateTimeOffset(Round.Opens!.Value.AddDays(1), new TimeOnly(12, 0), TimeSpan.Zero));
        StorePath = _folder.PathOf("survey.db");
        Store = SqliteStore.Open(StorePath, Clock, create: true);
        Desk = new ResponseDesk(Store);
    }

    public Round Round { get; }

    public SetTime Clock { get; }

    public string StorePath { get; }

    public Store Store { get; }

    public ResponseDesk Desk { get; }

    /// <summary>Makes the store.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="change">Changes its files before it is loaded; null for not at all.</param>
    public static async Task<CollectingRound> Make(string sample = "minimal", Action<TemporaryFolder>? change = null)
    {
        var folder = TemporaryFolder.CopyOf(sample);
        change?.Invoke(folder);
        Directory.Delete(folder.PathOf("responses"), recursive: true);
        var round = new CollectingRound(folder, SampleRound.ReadFolder(folder.Path).Round);
        (await RoundLoader.Load(folder.Path, round.Store, TestActors.Operator)).Succeeded.ShouldBeTrue();
        return round;
    }

    public static DeskRequest By(ActorRole role, string name = "Amina") => new(new Actor(role, name), Way.Page);

    /// <summary>Answers as a response's file has them.</summary>
    public AnswerSet Answers(string json)
    {
        var (answers, problems) = RoundParsing.ReadJson(json, value => Round.Questionnaire.Scope.Read(value, new AnswerContext(Round.Framework)));
        problems.ShouldBeEmpty();
        return answers!;
    }

    /// <summary>Saves a draft of an organization, on whatever is there.</summary>
    public async Task<Outcome<ResponseDossier>> Save(string organization, string json, DeskRequest? request = null) =>
        await Desk.Save(Round.Code, organization, _ => new DraftContent(Answers(json), "en"), request ?? By(ActorRole.Secretariat));

    public void Dispose() => _folder.Dispose();
}
