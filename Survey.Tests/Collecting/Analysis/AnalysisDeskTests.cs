using Survey.Collecting.Analysis;
using Survey.Collecting.Audit;
using Survey.Collecting.Rounds;
using Survey.Core.Analysis;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Tests.Support;

namespace Survey.Tests.Collecting.Analysis;

[TestFixture(StoreEngine.Sqlite)]
[TestFixture(StoreEngine.Postgres)]
public sealed class AnalysisDeskTests(StoreEngine engine)
{
    private const string Key = "text:north:-:introduction";

    private static readonly Actor Ana = new(ActorRole.Analyst, "Ana");
    private static readonly Actor Bob = new(ActorRole.Coordinator, "Bob");

    private CollectingRound _round = null!;

    private AnalysisDesk Desk => new(_round.Store);

    [SetUp]
    public async Task MakeRound() => _round = await CollectingRound.Make(engine: engine);

    [TearDown]
    public void RemoveRound() => _round.Dispose();

    [Test]
    public async Task Save_TextChangedByTwo_KeepsEveryRevisionWithItsAuthor()
    {
        (await Save(Key, Text("One"), seen: 0, Ana)).Value!.Revision.ShouldBe(1);
        (await Save(Key, Text("Two"), seen: 1, Bob)).Value!.Revision.ShouldBe(2);

        var history = (await Desk.GetHistory("minimal", Key))!;

        history.Select(entry => (entry.Revision, entry.Role, entry.By)).ShouldBe([
            (2, ActorRole.Coordinator, "Bob"),
            (1, ActorRole.Analyst, "Ana"),
        ]);
        history[1].Document!.ShouldContain("One");
        (await Read()).FindText(_round.Round.Directory.FindRegion("north"), theme: null, ReportText.Introduction)!.In("en").ShouldBe("Two");
        (await Trail()).ShouldBe([$"Ana analysis-changed {Key}, revision 1", $"Bob analysis-changed {Key}, revision 2"]);
    }

    [Test]
    public async Task Save_EntryThatSomebodyElseChanged_IsStaleAndChangesNothing()
    {
        (await Save(Key, Text("One"), seen: 0, Ana)).Succeeded.ShouldBeTrue();

        var second = await Save(Key, Text("Mine"), seen: 0, Bob);

        second.Problems.ShouldHaveSingleItem().Code.ShouldBe("entry-stale");
        (await Desk.Find("minimal", Key))!.Document!.ShouldContain("One");
    }

    [Test]
    public async Task Save_TheSameAgain_MakesNoRevisionAndNoEntryInTheTrail()
    {
        (await Save(Key, Text("One"), seen: null, Ana)).Succeeded.ShouldBeTrue();

        (await Save(Key, """{"kind": "introduction", "text": {"en": "One"}, "region": "north"}""", seen: null, Bob))
            .Value!.Revision.ShouldBe(1);

        (await Trail()).Count.ShouldBe(1);
    }

    [Test]
    public async Task Save_Removal_LeavesTheHistoryAndTheEntryCanComeBack()
    {
        await Save(Key, Text("One"), seen: 0, Ana);

        (await Save(Key, document: null, seen: 1, Bob)).Value!.Document.ShouldBeNull();

        (await Read()).Entries.ShouldBeEmpty();
        (await Save(Key, Text("One"), seen: 2, Ana)).Value!.Revision.ShouldBe(3);
        (await Trail()).ShouldContain($"Bob analysis-removed {Key}, revision 2");
    }

    [TestCase("note:1", """{}""", "analysis-entry-unknown")]
    [TestCase("text:south:-:introduction", """{"region": "north", "kind": "introduction", "text": "x"}""", "analysis-entry-unknown")]
    [TestCase(Key, """{"region": "north", "kind": "introduction"}""", "json-missing-member")]
    [TestCase(Key, """{"region": "north", "kind": "introduction", "text": "x", "more": 1}""", "json-unknown-member")]
    [TestCase(Key, "{", "json-malformed")]
    public async Task Save_BadEntry_IsReportedAndNotStored(string key, string document, string code)
    {
        (await Save(key, document, seen: null, Ana)).Problems.ShouldHaveSingleItem().Code.ShouldBe(code);

        (await Read()).Entries.ShouldBeEmpty();
    }

    [Test]
    public async Task Save_MergedOneAfterTheOther_RefusesTheSecondThatClosesTheCycle()
    {
        const string First = """{"organization": "lake", "row": 1, "mergedWith": {"organization": "river", "row": 1}}""";
        const string Second = """{"organization": "river", "row": 1, "mergedWith": {"organization": "lake", "row": 1}}""";
        (await Save("practice:lake:1", First, seen: 0, Ana)).Succeeded.ShouldBeTrue();

        (await Save("practice:river:1", Second, seen: 0, Ana)).Problems.ShouldHaveSingleItem().Code.ShouldBe("merge-cycle");
    }

    [TestCase("""[{"code": "laws"}]""")]
    [TestCase(null)]
    public async Task Save_CategoriesWithoutOneThatAPracticeHas_IsRefused(string? categories)
    {
        (await Save("categories", """[{"code": "laws"}, {"code": "funds"}]""", seen: 0, Ana)).Succeeded.ShouldBeTrue();
        (await Save("practice:lake:1", """{"organization": "lake", "row": 1, "categories": ["funds"]}""", seen: 0, Ana))
            .Succeeded.ShouldBeTrue();

        var outcome = await Save("categories", categories, seen: 1, Ana);

        outcome.Problems.ShouldHaveSingleItem().InEnglish().ShouldContain("funds");
    }

    [Test]
    public async Task Save_RoundThatDoesNotExist_IsReported() =>
        (await Desk.Save("none", Key, Text("x"), seen: null, Ana)).Problems.ShouldHaveSingleItem().Code.ShouldBe("round-unknown");

    [Test]
    public async Task Rename_UnpublishedRound_TakesItsEntriesAlong()
    {
        (await new NewRoundDesk(_round.Store).Copy("minimal", "next", title: null, new RoundDates(null, null, null), Bob))
            .Succeeded.ShouldBeTrue();
        (await Desk.Save("next", Key, Text("One"), seen: 0, Ana)).Succeeded.ShouldBeTrue();

        (await new UnpublishedRounds(_round.Store).Rename("next", "later", Bob)).Succeeded.ShouldBeTrue();

        (await Desk.Find("later", Key))!.By.ShouldBe("Ana");
        (await StoreVerifier.Verify(_round.Store)).Problems.ShouldBeEmpty();
    }

    [TestCase("UPDATE analysis_entry SET document = replace(document, 'One', 'Won') WHERE revision = 1", "#1")]
    [TestCase("UPDATE analysis_entry SET made_by = 'Eve' WHERE revision = 2", "#2")]
    [TestCase("DELETE FROM analysis_entry WHERE revision = 1", "#2")]
    public async Task Verify_RevisionChangedByHand_IsFound(string change, string place)
    {
        await Save(Key, Text("One"), seen: 0, Ana);
        await Save(Key, Text("Two"), seen: 1, Bob);
        (await StoreVerifier.Verify(_round.Store)).Problems.ShouldBeEmpty();

        _round.Place.Change(change);

        var problem = (await StoreVerifier.Verify(_round.Store)).Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("store-row-changed");
        problem.Place.ToString().ShouldBe($"stored analysis of minimal: {Key} {place}");
    }

    private static string Text(string text) => $$$"""{"region": "north", "kind": "introduction", "text": {"en": "{{{text}}}"}}""";

    private Task<Outcome<AnalysisEntry>> Save(string key, string? document, int? seen, Actor actor) =>
        Desk.Save("minimal", key, document, seen, actor);

    private async Task<ReportContent> Read()
    {
        await using var session = await _round.Store.BeginReadAsync();
        return await session.Analysis.Read(_round.Round);
    }

    private async Task<IReadOnlyList<string>> Trail() =>
        await new AuditDesk(_round.Store)
            .ReadAll("minimal")
            .Where(entry => entry.Action.StartsWith("analysis-", StringComparison.Ordinal))
            .Select(entry => $"{entry.Name} {entry.Action} {entry.Details}")
            .ToListAsync();
}
