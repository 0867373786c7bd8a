using Survey.Collecting.Audit;
using Survey.Collecting.Editing;
using Survey.Collecting.Rounds;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Editing;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Tests.Support;

namespace Survey.Tests.Collecting.Editing;

[TestFixture(StoreEngine.Sqlite)]
[TestFixture(StoreEngine.Postgres)]
public sealed class EditingDeskTests(StoreEngine engine)
{
    private static readonly Actor Dana = new(ActorRole.Coordinator, "Dana");
    private static readonly Actor Kim = new(ActorRole.Coordinator, "Kim");

    [Test]
    public async Task Draft_UndoRedoUse_ChangesTheRoundOnlyWhenUsed()
    {
        using var round = await CollectingRound.Make(engine: engine);
        var desk = new EditingDesk(round.Store);
        var begun = (await desk.Find("minimal"))!;
        var key = begun.Form.Items.First(item => !item.IsContainer).Key;

        var made = await Change(desk, Dana, form => EditingSteps.Duplicate(form, key, new ProblemLog()));

        made.Succeeded.ShouldBeTrue();
        var draft = (await desk.Find("minimal"))!;
        (draft.HasDraft, draft.Form.Items.Count, draft.Last!.MadeBy).ShouldBe((true, begun.Form.Items.Count + 1, "Dana"));
        (await new RoundDesk(round.Store).Find("minimal"))!.Revision.ShouldBe(begun.Standing.Revision);

        (await desk.Undo("minimal", redoes: false, draft.Stamp)).Succeeded.ShouldBeTrue();
        var undone = (await desk.Find("minimal"))!;
        (undone.Form.ToJson(), undone.Last, undone.Next!.Action).ShouldBe((begun.Form.ToJson(), null, "change"));
        (await desk.Undo("minimal", redoes: true, undone.Stamp)).Succeeded.ShouldBeTrue();
        var redone = (await desk.Find("minimal"))!;
        redone.Form.ToJson().ShouldBe(draft.Form.ToJson());
        redone.Stamp.ShouldNotBe(draft.Stamp, "a page that was opened before the undo is stale");

        var used = await desk.Use("minimal", "2", replaces: false, redone.Stamp, Dana);

        used.Problems.Where(problem => problem.Severity == Severity.Error).ShouldBeEmpty();
        used.Value!.Round.Questionnaire.Version.ShouldBe("2");
        used.Value.Round.Questionnaire.Scope.Questions.Count.ShouldBe(begun.Standing.Round.Questionnaire.Scope.Questions.Count + 1);
        (await desk.Find("minimal"))!.HasDraft.ShouldBeFalse();
        (await new AuditDesk(round.Store).GetLatest("minimal", before: null, 1)).Entries[0].Action.ShouldBe(RoundDesk.Changed);
        (await StoreVerifier.Verify(round.Store)).Problems.ShouldBeEmpty();
    }

    [Test]
    public async Task Step_AfterAnotherPersons_IsRefusedUnlessItIsAboutSomethingElse()
    {
        using var round = await CollectingRound.Make(engine: engine);
        var desk = new EditingDesk(round.Store);
        var seen = (await desk.Find("minimal"))!;
        var items = seen.Form.Items.Where(item => !item.IsContainer).ToList();
        (await Label(desk, Kim, seen, items[0].Key, "Kim’s")).Succeeded.ShouldBeTrue();

        var same = await Label(desk, Dana, seen, items[0].Key, "Dana’s");
        var other = await Label(desk, Dana, seen, items[1].Key, "Dana’s");
        var undo = await desk.Undo("minimal", redoes: false, seen.Stamp);

        same.Problems.ShouldHaveSingleItem().ToString().ShouldContain("Kim changed this");
        undo.Problems.ShouldHaveSingleItem().ToString().ShouldContain("Dana changed the questionnaire");
        other.Succeeded.ShouldBeTrue();
        var form = (await desk.Find("minimal"))!.Form;
        items[..2].Select(item => form.Find(item.Key)!.GetTitle("en", "en")).ShouldBe(["Kim’s", "Dana’s"]);
    }

    [Test]
    public async Task Use_OfAReplacedQuestionnaire_AsksFirst()
    {
        using var round = await CollectingRound.Make(engine: engine);
        var desk = new EditingDesk(round.Store);
        var first = (await desk.Find("minimal"))!;
        var key = first.Form.Items.First(item => !item.IsContainer).Key;
        await Label(desk, Dana, first, key, "Draft");
        var elsewhere = PropertySteps.ChangeHead(
            first.Form,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = "Replaced" },
            "3",
            "en").Form;
        (await new RoundDesk(round.Store).ChangeDefinition(
            "minimal",
            definition => definition with { Questionnaire = elsewhere.Questionnaire },
            Kim)).Succeeded.ShouldBeTrue();

        var state = (await desk.Find("minimal"))!;
        state.IsReplaced.ShouldBeTrue();
        (await desk.Use("minimal", "4", replaces: false, state.Stamp, Dana)).Problems
            .ShouldContain(problem => problem.Variant == ProblemCatalogue.EditingStale["replaced"]);
        (await desk.Use("minimal", "4", replaces: true, state.Stamp, Dana)).Value!.Round.Questionnaire.Version.ShouldBe("4");
        (await desk.Use("minimal", "5", replaces: true, state.Stamp, Dana)).Problems
            .ShouldContain(problem => problem.Variant == ProblemCatalogue.EditingStale["ended"]);
    }

    [Test]
    public async Task AnsweredRound_KeepsItsCodes_AndADiscardedDraftIsGone()
    {
        using var round = await CollectingRound.Make(engine: engine);
        await round.Save("lake", "{}");
        var desk = new EditingDesk(round.Store);
        var seen = (await desk.Find("minimal"))!;
        var item = seen.Form.Items.First(each => !each.IsContainer);

        var renamed = await desk.Change(
            "minimal",
            seen.Stamp,
            state => state.Stamp,
            (state, problems) => CodeRenaming.Rename(state.Form, item.Key, "other", state.Answered, problems),
            "rename",
            Dana);
        await Change(desk, Dana, form => EditingSteps.Remove(form, item.Key, new ProblemLog()));
        var removed = (await desk.Find("minimal"))!;

        renamed.Problems.ShouldHaveSingleItem().Variant.ShouldBe(ProblemCatalogue.EditingImpossible["answered"]);
        removed.Problems.ShouldContain(problem => problem.Code == "questionnaire-incompatible");
        (await desk.Discard("minimal", removed.Stamp)).Succeeded.ShouldBeTrue();
        (await desk.Find("minimal"))!.HasDraft.ShouldBeFalse();
    }

    [TestCase("1", "2")]
    [TestCase("2026-09", "2026-10")]
    [TestCase("v1.9", "v1.10")]
    [TestCase("final", "final-2")]
    public void NextVersion_Follows(string version, string expected) => EditingDesk.NextVersion(version).ShouldBe(expected);

    private static async Task<Outcome<EditedStep>> Change(EditingDesk desk, Actor actor, Func<EditedForm, EditedStep?> step) =>
        await desk.Change(
            "minimal",
            (await desk.Find("minimal"))!.Stamp,
            state => state.Stamp,
            (state, _) => step(state.Form),
            "change",
            actor);

    private static Task<Outcome<EditedStep>> Label(EditingDesk desk, Actor actor, EditingState seen, string key, string label) =>
        desk.Change(
            "minimal",
            seen.StampOfItem(key),
            state => state.StampOfItem(key),
            (state, problems) => PropertySteps.Change(
                state.Form,
                key,
                state.Form.Languages.ToDictionary(
                    language => PropertySteps.FieldOf("label", language),
                    _ => label,
                    StringComparer.Ordinal),
                problems),
            "change",
            actor);
}
