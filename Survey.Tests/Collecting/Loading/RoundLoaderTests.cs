using Survey.Collecting.Audit;
using Survey.Collecting.Loading;
using Survey.Collecting.Responses;
using Survey.Collecting.Rounds;
using Survey.Core.Analysis;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Storage;
using Survey.Tests.Core.Analysis;
using Survey.Tests.Support;

namespace Survey.Tests.Collecting.Loading;

[TestFixture(StoreEngine.Sqlite)]
[TestFixture(StoreEngine.Postgres)]
public sealed class RoundLoaderTests(StoreEngine engine)
{
    private const string Lake = "responses/lake.json";

    private TemporaryFolder _folder = null!;
    private TestStore _elsewhere = null!;
    private Store _store = null!;

    [SetUp]
    public async Task OpenStore()
    {
        _folder = TemporaryFolder.CopyOf("minimal");
        _elsewhere = await TestStore.MakeEmpty(engine);
        _store = _elsewhere.Open();
    }

    [TearDown]
    public void RemoveStore()
    {
        _folder.Dispose();
        _elsewhere.Dispose();
    }

    [Test]
    public async Task Load_SameFolderAgain_ChangesNothing()
    {
        (await Load()).ShouldBe(new LoadResult("minimal", 1, DefinitionChanged: true, Added: 4, Revised: 0, Unchanged: 0, NotInFolder: 0));
        var before = await Overview();

        (await Load()).ShouldBe(new LoadResult("minimal", 1, DefinitionChanged: false, Added: 0, Revised: 0, Unchanged: 4, NotInFolder: 0));

        (await Overview()).ShouldBe(before);
    }

    [Test]
    public async Task Load_FurtherFrameworkChanged_IsANewRevisionOfTheDefinition()
    {
        TwoFrameworks.AddTo(_folder);
        (await Load()).RoundRevision.ShouldBe(1);
        (await Load()).DefinitionChanged.ShouldBeFalse();
        _folder.Replace(TwoFrameworks.File, "No poverty", "End poverty");

        (await Load()).ShouldBe(new LoadResult("minimal", 2, DefinitionChanged: true, Added: 0, Revised: 0, Unchanged: 4, NotInFolder: 0));

        await using var reader = await _store.BeginReadAsync();
        var round = (await reader.Rounds.Find("minimal"))!.Value.Round;
        round.Frameworks.All.Select(each => each.Code).ShouldBe(["minimal", "sdg"]);
        round.Frameworks.Get("sdg").FindElement("1")!.Title.In("en").ShouldBe("End poverty");
    }

    [Test]
    public async Task Load_FurtherFrameworkWithoutAnElementThatWasNamed_IsRefused()
    {
        TwoFrameworks.AddTo(_folder);
        await Load();
        _folder.Replace(TwoFrameworks.File, """{"code": "17", "title": "Partnerships"}""", """{"code": "16", "title": "Peace"}""");
        _folder.Replace("responses/lake.json", ", \"17\"", "");
        File.Delete(_folder.PathOf("responses/river.json"));

        var outcome = await RoundLoader.Load(_folder.Path, _store, TestActors.Operator);

        outcome.Problems.ShouldHaveSingleItem().ToString().ShouldStartWith(
            "stored response of river in minimal: answers.priorities.elements #1: error element-unknown");
    }

    [Test]
    public async Task Load_OnlyTheLayoutOfAFileChanged_IsTheSameResponse()
    {
        await Load();
        _folder.Replace(Lake, "\"organization\": \"lake\",", "");
        _folder.Replace(Lake, "\"answers\"", "\n\"organization\" : \"lake\", \"answers\"");

        (await Load()).Unchanged.ShouldBe(4);
    }

    [Test]
    public async Task Load_ChangedResponse_AddsARevisionAndCountsTheNewOne()
    {
        await Load();
        _folder.Replace(Lake, "[\"a\"]", "[\"b\"]");
        _folder.Replace(Lake, "[\"a\"]", "[\"b\"]");

        (await Load()).ShouldBe(new LoadResult("minimal", 1, DefinitionChanged: false, Added: 0, Revised: 1, Unchanged: 3, NotInFolder: 0));

        await using var reader = await _store.BeginReadAsync();
        (await reader.Revisions.GetPage("minimal", "lake", after: 0, limit: 10)).Select(revision => revision.Revision).ShouldBe([1, 2]);
        var north = (await Read(reader)).Regions[0];
        north.Elements.Select(element => element.Named).ShouldBe([2, 3, 1]);
    }

    [Test]
    public async Task Load_ChangedRule_KeepsResponsesAndCountsByTheNewRule()
    {
        await Load();
        _folder.Replace("round.json", "\"opens\"", "\"recurrence\": {\"minimum\": 4}, \"opens\"");

        (await Load()).ShouldBe(new LoadResult("minimal", 2, DefinitionChanged: true, Added: 0, Revised: 0, Unchanged: 4, NotInFolder: 0));

        await using var reader = await _store.BeginReadAsync();
        (await Read(reader)).Regions[0].Elements.ShouldAllBe(element => !element.Recurrent);
    }

    [Test]
    public async Task Load_ElementsReordered_DerivesStoredResponsesAgain()
    {
        await Load();
        _folder.Delete(Lake);
        _folder.Replace(
            "framework.json",
            "{ \"code\": \"a\", \"title\": \"Labour mobility\" },",
            "{ \"code\": \"z\", \"title\": \"New\" }, { \"code\": \"a\", \"title\": \"Labour mobility\" },");

        (await Load()).NotInFolder.ShouldBe(1, "lake's response stays, although the folder lacks it now");

        await using var reader = await _store.BeginReadAsync();
        (await Read(reader))
            .Regions[0]
            .Elements.Select(element => $"{element.Element.Code} {element.Named}")
            .ShouldBe(["z 1", "a 3", "b 2", "c 1"]);
        (await StoreVerifier.Verify(_store)).Succeeded.ShouldBeTrue();
    }

    [Test]
    public async Task Load_DefinitionWithoutPlaceForAStoredResponse_IsAProblemAndChangesNothing()
    {
        await Load();
        var before = await Overview();
        _folder.Delete(Lake);
        _folder.Replace("round.json", "\"opens\"", "\"organizations\": [\"river\", \"forest\", \"bridge\"], \"opens\"");

        var outcome = await RoundLoader.Load(_folder.Path, _store, TestActors.Operator);

        outcome
            .Problems.ShouldHaveSingleItem()
            .ToString()
            .ShouldStartWith("stored response of lake in minimal: organization: error response-not-invited");
        (await Overview()).ShouldBe(before);
    }

    [Test]
    public async Task Load_OneProblem_ChangesNothingOfWhatWasStored()
    {
        await Load();
        var before = await Overview();
        _folder.Replace(Lake, "[\"a\"]", "[\"b\"]");
        _folder.Replace("responses/river.json", "[\"a\"]", "[\"zz\"]");

        (await RoundLoader.Load(_folder.Path, _store, TestActors.Operator)).Succeeded.ShouldBeFalse();

        (await Overview()).ShouldBe(before);
        await using var reader = await _store.BeginReadAsync();
        (await reader.Revisions.ReadAll("minimal").CountAsync()).ShouldBe(4);
    }

    [Test]
    public async Task Load_LineByLine_IsTheSameAsFileByFile()
    {
        await Load();
        var before = await Overview();
        var lines = Directory
            .EnumerateFiles(_folder.PathOf("responses"))
            .Order(StringComparer.Ordinal)
            .Select(file => File.ReadAllText(file).ReplaceLineEndings(" "));
        _folder.Write("responses.ndjson", string.Join("\r\n\n", lines));
        Directory.Delete(_folder.PathOf("responses"), recursive: true);

        (await Load()).Unchanged.ShouldBe(4);

        (await Overview()).ShouldBe(before);
    }

    [Test]
    public async Task Load_Draft_MayBeIncompleteAndDoesNotCount()
    {
        _folder.Write(
            "responses/coast.json",
            """{"organization": "coast", "state": "draft", "answers": {"recommendations": [{"text": ""}]}}""");

        (await Load()).Added.ShouldBe(5);

        await using var reader = await _store.BeginReadAsync();
        var south = (await Read(reader)).Regions[1];
        south.NoFeedback!.Organizations!.Select(organization => organization.Code).ShouldBe(["coast"]);
    }

    [Test]
    public async Task ReadResponses_WhatWasStored_IsWhatTheFilesSay()
    {
        await Load();
        await using var reader = await _store.BeginReadAsync();

        var stored = await reader.Responses.Read((await reader.FindRound("minimal"))!).Select(ResponseWriter.Write).ToListAsync();

        stored.ShouldBe(SampleRound.ReadFolder(_folder.Path).Responses.Select(ResponseWriter.Write), ignoreOrder: true);
    }

    [Test]
    public async Task BeginRead_WhileAnotherLoads_SeesTheStateBefore()
    {
        await Load();
        await using var reader = await _store.BeginReadAsync();
        var before = SmallConsultation.ToText(await Read(reader));
        _folder.Replace(Lake, "[\"a\"]", "[\"b\"]");

        (await Load()).Revised.ShouldBe(1);

        SmallConsultation.ToText(await Read(reader)).ShouldBe(before);
        (await Overview()).ShouldNotBe(before);
    }

    [Test]
    public async Task Load_NewAndRevised_LeavesItsTrail()
    {
        await Load();
        _folder.Replace(Lake, "[\"a\"]", "[\"b\"]");
        await Load();
        await Load();

        var entries = await new AuditDesk(_store).ReadAll("minimal").ToListAsync();
        entries.Select(entry => $"{entry.Role.ToCode()} {entry.Name}: {entry.Action} {entry.Subject}").ShouldBe(
        [
            "operator test: response-loaded bridge",
            "operator test: response-loaded forest",
            "operator test: response-loaded lake",
            "operator test: response-loaded river",
            "operator test: round-loaded ",
            "operator test: response-loaded lake",
            "operator test: round-loaded ",
        ]);
        var revision = (await new ResponseHistory(_store).Find("minimal", "lake"))![^1];
        (revision.Role, revision.By, revision.Way).ShouldBe((ActorRole.Operator, "test", InputChannel.File));
    }

    [Test]
    public async Task Load_SampleIntoAnEmptyStore_TrailNamesTheRoundAndIts27Responses()
    {
        (await RoundLoader.Load(Repository.Sample("grcp7"), _store, TestActors.Operator)).Succeeded.ShouldBeTrue();

        var entries = await new AuditDesk(_store).ReadAll("grcp7").ToListAsync();
        entries.Count(entry => entry.Action == "response-loaded").ShouldBe(27);
        entries[^1].Action.ShouldBe("round-loaded");
        (await VerifiedStore.Count(_store)).ShouldBe(new VerifyResult(Rounds: 1, Responses: 27, Revisions: 27));
    }

    [Test]
    public async Task Load_SomebodyWritesWhileTheFolderIsRead_BothAreStored()
    {
        await Load();
        _folder.Replace(Lake, "[\"a\"]", "[\"b\"]");
        var other = new Meanwhile(() => new RoundDesk(_store).Close("minimal", "Meanwhile.", TestActors.Operator));

        var options = new LoadOptions { Progress = other };
        (await RoundLoader.Load(_folder.Path, _store, TestActors.Operator, options)).Value!.Revised.ShouldBe(1);

        (await other.Work!).Succeeded.ShouldBeTrue();
        (await new RoundDesk(_store).Find("minimal"))!.Decision.ShouldBe(RoundDecision.Closed);
    }

    [Test]
    public async Task Load_DefinitionChangesWhileTheFolderIsRead_IsComparedAgain()
    {
        await Load();
        _folder.Replace(Lake, "[\"a\"]", "[\"b\"]");
        var other = new Meanwhile(() =>
            new RoundDesk(_store).ChangeDefinition(
                "minimal",
                definition => RoundDesk.Edit(definition, document => document["title"] = "Another"),
                TestActors.Operator));

        var result = (await RoundLoader.Load(_folder.Path, _store, TestActors.Operator, new LoadOptions { Progress = other })).Value!;

        (result.RoundRevision, result.DefinitionChanged, result.Revised).ShouldBe((3, true, 1));
        (await StoreVerifier.Verify(_store)).Problems.ShouldBeEmpty();
    }

    /// <summary>Does something once, to the end, while the folder is being read.</summary>
    private sealed class Meanwhile(Func<Task<Outcome<RoundStanding>>> work) : IProgress<LoadProgress>
    {
        public Task<Outcome<RoundStanding>>? Work { get; private set; }

        public void Report(LoadProgress value)
        {
            Work ??= Task.Run(work);
            Work.Wait(TimeSpan.FromSeconds(30)).ShouldBeTrue();
        }
    }

    private async Task<LoadResult> Load()
    {
        var outcome = await RoundLoader.Load(_folder.Path, _store, TestActors.Operator);
        outcome.Problems.Where(problem => problem.Severity == Severity.Error).ShouldBeEmpty();
        return outcome.Value!;
    }

    private async Task<string> Overview()
    {
        await using var reader = await _store.BeginReadAsync();
        return SmallConsultation.ToText(await Read(reader));
    }

    private static async Task<Overview> Read(StoreSession reader)
    {
        var round = (await reader.FindRound("minimal"))!;
        return await reader.Count(round);
    }
}
