using Survey.Collecting.Loading;
using Survey.Core.Analysis;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Storage.Sqlite;
using Survey.Tests.Core.Analysis;
using Survey.Tests.Support;

namespace Survey.Tests.Collecting.Loading;

public sealed class RoundLoaderTests
{
    private const string Lake = "responses/lake.json";

    private TemporaryFolder _folder = null!;
    private TemporaryFolder _elsewhere = null!;
    private SqliteStore _store = null!;

    [SetUp]
    public void OpenStore()
    {
        _folder = TemporaryFolder.CopyOf("minimal");
        _elsewhere = new TemporaryFolder();
        _store = SqliteStore.Open(_elsewhere.PathOf("survey.db"), FixedTime.Instance, create: true);
    }

    [TearDown]
    public void RemoveStore()
    {
        _folder.Dispose();
        _elsewhere.Dispose();
    }

    [Test]
    public void Load_SameFolderAgain_ChangesNothing()
    {
        Load().ShouldBe(new LoadResult("minimal", 1, DefinitionChanged: true, Added: 4, Revised: 0, Unchanged: 0, NotInFolder: 0));
        var before = Overview();

        Load().ShouldBe(new LoadResult("minimal", 1, DefinitionChanged: false, Added: 0, Revised: 0, Unchanged: 4, NotInFolder: 0));

        Overview().ShouldBe(before);
    }

    [Test]
    public void Load_OnlyTheLayoutOfAFileChanged_IsTheSameResponse()
    {
        Load();
        _folder.Replace(Lake, "\"organization\": \"lake\",", "");
        _folder.Replace(Lake, "\"answers\"", "\n\"organization\" : \"lake\", \"answers\"");

        Load().Unchanged.ShouldBe(4);
    }

    [Test]
    public void Load_ChangedResponse_AddsARevisionAndCountsTheNewOne()
    {
        Load();
        _folder.Replace(Lake, "[\"a\"]", "[\"b\"]");
        _folder.Replace(Lake, "[\"a\"]", "[\"b\"]");

        Load().ShouldBe(new LoadResult("minimal", 1, DefinitionChanged: false, Added: 0, Revised: 1, Unchanged: 3, NotInFolder: 0));

        using var reader = _store.BeginRead();
        reader.ReadRevisions("minimal").Where(revision => revision.Respondent == "lake").Select(revision => revision.Revision).ShouldBe([1, 2]);
        var north = Read(reader).Regions[0];
        north.Elements.Select(element => element.Named).ShouldBe([2, 3, 1]);
    }

    [Test]
    public void Load_ChangedRule_KeepsResponsesAndCountsByTheNewRule()
    {
        Load();
        _folder.Replace("round.json", "\"opens\"", "\"recurrence\": {\"minimum\": 4}, \"opens\"");

        Load().ShouldBe(new LoadResult("minimal", 2, DefinitionChanged: true, Added: 0, Revised: 0, Unchanged: 4, NotInFolder: 0));

        using var reader = _store.BeginRead();
        Read(reader).Regions[0].Elements.ShouldAllBe(element => !element.Recurrent);
    }

    [Test]
    public void Load_ElementsReordered_DerivesStoredResponsesAnew()
    {
        Load();
        _folder.Delete(Lake);
        _folder.Replace("framework.json", "{ \"code\": \"a\", \"title\": \"Labour mobility\" },", "{ \"code\": \"z\", \"title\": \"New\" }, { \"code\": \"a\", \"title\": \"Labour mobility\" },");

        Load().NotInFolder.ShouldBe(1, "lake's response stays, although the folder lacks it now");

        using var reader = _store.BeginRead();
        Read(reader).Regions[0].Elements.Select(element => $"{element.Element.Code} {element.Named}").ShouldBe(["z 1", "a 3", "b 2", "c 1"]);
        StoreVerifier.Verify(_store).Succeeded.ShouldBeTrue();
    }

    [Test]
    public void Load_DefinitionWithoutPlaceForAStoredResponse_IsAProblemAndChangesNothing()
    {
        Load();
        var before = Overview();
        _folder.Delete(Lake);
        _folder.Replace("round.json", "\"opens\"", "\"organizations\": [\"river\", \"forest\", \"bridge\"], \"opens\"");

        var outcome = RoundLoader.Load(_folder.Path, _store);

        outcome.Problems.ShouldHaveSingleItem().ToString().ShouldStartWith("stored response of lake: organization: error response-not-invited");
        Overview().ShouldBe(before);
    }

    [Test]
    public void Load_OneProblem_ChangesNothingOfWhatWasStored()
    {
        Load();
        var before = Overview();
        _folder.Replace(Lake, "[\"a\"]", "[\"b\"]");
        _folder.Replace("responses/river.json", "[\"a\"]", "[\"zz\"]");

        RoundLoader.Load(_folder.Path, _store).Succeeded.ShouldBeFalse();

        Overview().ShouldBe(before);
        using var reader = _store.BeginRead();
        reader.ReadRevisions("minimal").Count().ShouldBe(4);
    }

    [Test]
    public void Load_LineByLine_IsTheSameAsFileByFile()
    {
        Load();
        var before = Overview();
        var lines = Directory.EnumerateFiles(_folder.PathOf("responses")).Order(StringComparer.Ordinal).Select(file => File.ReadAllText(file).ReplaceLineEndings(" "));
        _folder.Write("responses.ndjson", string.Join("\r\n\n", lines));
        Directory.Delete(_folder.PathOf("responses"), recursive: true);

        Load().Unchanged.ShouldBe(4);

        Overview().ShouldBe(before);
    }

    [Test]
    public void Load_Draft_MayBeIncompleteAndDoesNotCount()
    {
        _folder.Write("responses/coast.json", """{"organization": "coast", "state": "draft", "answers": {"recommendations": [{"text": ""}]}}""");

        Load().Added.ShouldBe(5);

        using var reader = _store.BeginRead();
        var south = Read(reader).Regions[1];
        south.NoFeedback!.Organizations!.Select(organization => organization.Code).ShouldBe(["coast"]);
    }

    [Test]
    public void ReadResponses_WhatWasStored_IsWhatTheFilesSay()
    {
        Load();
        using var reader = _store.BeginRead();

        var stored = reader.ReadResponses(reader.FindRound("minimal")!).Select(ResponseWriter.Write);

        stored.ShouldBe(SampleRound.ReadFolder(_folder.Path).Responses.Select(ResponseWriter.Write), ignoreOrder: true);
    }

    [Test]
    public void BeginRead_WhileAnotherLoads_SeesTheStateBefore()
    {
        Load();
        using var reader = _store.BeginRead();
        var before = SmallConsultation.ToText(Read(reader));
        _folder.Replace(Lake, "[\"a\"]", "[\"b\"]");

        Load().Revised.ShouldBe(1);

        SmallConsultation.ToText(Read(reader)).ShouldBe(before);
        Overview().ShouldNotBe(before);
    }

    private LoadResult Load()
    {
        var outcome = RoundLoader.Load(_folder.Path, _store);
        outcome.Problems.Where(problem => problem.Severity == Severity.Error).ShouldBeEmpty();
        return outcome.Value!;
    }

    private string Overview()
    {
        using var reader = _store.BeginRead();
        return SmallConsultation.ToText(Read(reader));
    }

    private static Overview Read(StoreReader reader)
    {
        var round = reader.FindRound("minimal")!;
        return Survey.Core.Analysis.Overview.Of(round, round.Rule, reader.ReadDigests(round));
    }
}
