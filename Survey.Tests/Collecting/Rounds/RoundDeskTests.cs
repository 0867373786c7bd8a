using System.Text.Json.Nodes;
using Survey.Collecting.Rounds;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Storage;
using Survey.Tests.Support;

namespace Survey.Tests.Collecting.Rounds;

[TestFixture(StoreEngine.Sqlite)]
[TestFixture(StoreEngine.Postgres)]
public sealed class RoundDeskTests(StoreEngine engine)
{
    private static readonly Actor Dana = new(ActorRole.Coordinator, "Dana");

    private static readonly RoundDates Spring = new(new DateOnly(2024, 3, 1), new DateOnly(2024, 4, 15), new DateOnly(2024, 4, 30));

    [Test]
    public async Task Create_FromDocuments_IsPreparedAndTakesNoAnswers()
    {
        using var round = await CollectingRound.Make(engine: engine);
        var files = SampleRound.ReadFiles("minimal", """{"code": "second", "questionnaire": "minimal", "framework": "minimal"}""");

        var standing = (await new NewRoundDesk(round.Store).Create(files, [], Dana)).Value!;

        standing.Phase.ShouldBe(RoundPhase.Preparing);
        (await round.Desk.Save("second", "lake", dossier => dossier.Content, CollectingRound.By(ActorRole.Secretariat)))
            .Problems.ShouldHaveSingleItem()
            .Code.ShouldBe("round-not-collecting");
        (await new RoundDesk(round.Store).GetAll()).Select(each => each.Round.Code).ShouldBe(["minimal", "second"]);
    }

    [Test]
    public async Task Create_AllWrong_TellsAllAtOnce()
    {
        using var round = await CollectingRound.Make(engine: engine);

        var outcome = await new NewRoundDesk(round.Store).Create(
            [
                new RoundFile("directory.json", "[]"u8.ToArray()),
                new RoundFile("round.json", """{"code": "minimal"}"""u8.ToArray()),
            ],
            [],
            Dana);

        outcome
            .Problems.Select(problem => problem.Code)
            .Distinct()
            .ShouldBe(["file-missing", "json-wrong-type", "json-missing-member"], ignoreOrder: true);
    }

    [Test]
    public async Task Copy_ThenPublish_TakesAnswers()
    {
        using var round = await CollectingRound.Make(engine: engine);
        var desk = new RoundDesk(round.Store);
        var copied = await new NewRoundDesk(round.Store).Copy("minimal", "again", "A second round", Spring, Dana);

        copied.Value!.Phase.ShouldBe(RoundPhase.Preparing);
        var published = (await desk.Publish("again", Dana)).Value!;

        published.Phase.ShouldBe(RoundPhase.Collecting);
        published.Round.Title.ToString().ShouldBe("A second round");
        published.Round.Deadline.ShouldBe(Spring.Deadline);
        (
            await round.Desk.Save(
                "again",
                "lake",
                _ => new DraftContent(round.Answers("""{"has_recommendations": "no"}"""), "en"),
                CollectingRound.By(ActorRole.Secretariat))
        ).Succeeded.ShouldBeTrue();
        (await StoreVerifier.Verify(round.Store)).Problems.ShouldBeEmpty();
    }

    [Test]
    public async Task Copy_TakenOrUnknown_IsRefused()
    {
        using var round = await CollectingRound.Make(engine: engine);
        var desk = new NewRoundDesk(round.Store);

        (await desk.Copy("minimal", "minimal", title: null, Spring, Dana)).Problems.ShouldHaveSingleItem().Code.ShouldBe("round-taken");
        (await desk.Copy("none", "again", title: null, Spring, Dana)).Problems.ShouldHaveSingleItem().Code.ShouldBe("round-unknown");
        (await desk.Copy("minimal", "a code!", title: null, Spring, Dana)).Problems.ShouldHaveSingleItem().Code.ShouldBe("code-invalid");
    }

    [Test]
    public async Task CloseAndReopen_WithReason_TakesAnswersAgain()
    {
        using var round = await CollectingRound.Make(engine: engine);
        var desk = new RoundDesk(round.Store);

        (await desk.Close("minimal", reason: null, Dana)).Value!.Phase.ShouldBe(RoundPhase.Closed);
        (await desk.Close("minimal", reason: null, Dana)).Problems.ShouldHaveSingleItem().Code.ShouldBe("round-phase-wrong");
        (await desk.Reopen("minimal", deadline: null, closes: null, "", Dana))
            .Problems.ShouldHaveSingleItem()
            .Code.ShouldBe("reason-missing");
        (await desk.Reopen("minimal", deadline: null, new DateOnly(2024, 5, 1), "Two asked for time.", Dana)).Value!.Round.Closes.ShouldBe(
            new DateOnly(2024, 5, 1));
        (await round.Save("lake", "{}")).Succeeded.ShouldBeTrue();
    }

    [Test]
    public async Task Close_DaysHavePassed_ClosesByItself()
    {
        using var round = await CollectingRound.Make(engine: engine);

        round.Clock.Now = round.Clock.Now.AddYears(1);

        (await new RoundDesk(round.Store).Find("minimal"))!.Phase.ShouldBe(RoundPhase.Closed);
    }

    [Test]
    public async Task Extend_ForOne_ItsAnswerIsNotLateAndTheOthersIs()
    {
        using var round = await CollectingRound.Make(engine: engine);
        var desk = new RoundDesk(round.Store);
        const string None = """{"has_recommendations": "no", "recommendations_status": "none"}""";

        (await desk.Extend("minimal", new DateOnly(2024, 3, 20), ["lake"], closes: null, Dana)).Succeeded.ShouldBeTrue();
        round.Clock.Now = new DateTimeOffset(2024, 3, 18, 0, 0, 0, TimeSpan.Zero);
        foreach (var organization in new[] { "lake", "river" })
        {
            await round.Save(organization, None);
            (await round.Desk.Submit("minimal", organization, "Amina", CollectingRound.By(ActorRole.Secretariat))).Succeeded.ShouldBeTrue();
        }

        await using (var reader = await round.Store.BeginReadAsync())
        {
            (
                await reader
                    .Responses.ReadDigests((await reader.FindRound("minimal"))!)
                    .ToDictionaryAsync(digest => digest.Respondent.Id, digest => digest.IsLate)
            ).ShouldBe(new Dictionary<string, bool>(StringComparer.Ordinal) { ["lake"] = false, ["river"] = true }, ignoreOrder: true);
        }

        // A later deadline for all makes the other response timely too.
        (
            await desk.Extend("minimal", new DateOnly(2024, 3, 25), organizations: null, closes: null, Dana)
        ).Value!.Round.Extensions.ShouldBeEmpty();
        await using var after = await round.Store.BeginReadAsync();
        (await after.Responses.ReadDigests((await after.FindRound("minimal"))!).ToListAsync()).ShouldAllBe(digest => !digest.IsLate);
        (await StoreVerifier.Verify(round.Store)).Problems.ShouldBeEmpty();
    }

    [Test]
    public async Task Extend_ForOneToBeforeTheRoundsDeadline_IsRefusedAndToThatDayEndsIt()
    {
        using var round = await CollectingRound.Make(engine: engine);
        var desk = new RoundDesk(round.Store);
        (await desk.Extend("minimal", new DateOnly(2024, 3, 25), ["lake", "river"], closes: null, Dana)).Succeeded.ShouldBeTrue();

        var earlier = (
            await desk.Extend("minimal", new DateOnly(2024, 3, 14), ["lake"], closes: null, Dana)
        ).Problems.ShouldHaveSingleItem();
        var shorter = (await desk.Extend("minimal", new DateOnly(2024, 3, 16), ["lake"], closes: null, Dana)).Value!;
        var ended = (await desk.Extend("minimal", new DateOnly(2024, 3, 15), ["lake"], closes: null, Dana)).Value!;

        earlier.Code.ShouldBe("deadline-not-later");
        earlier.InEnglish().ShouldContain("the round's, which is 15 March 2024");
        shorter.Round.GetDeadline("lake").ShouldBe(new DateOnly(2024, 3, 16));
        ended.Round.Extensions.Keys.ShouldBe(["river"]);
        (await desk.Extend("minimal", new DateOnly(2024, 3, 14), organizations: null, closes: null, Dana)).Value!.Round.Deadline.ShouldBe(
            new DateOnly(2024, 3, 14));
    }

    [Test]
    public async Task Extend_ForOneWhereTheRoundHasNoDeadline_IsRefused()
    {
        using var round = await CollectingRound.Make(engine: engine);
        var desk = new RoundDesk(round.Store);
        (await desk.ChangeDates("minimal", Spring with { Deadline = null }, Dana)).Succeeded.ShouldBeTrue();

        (await desk.Extend("minimal", new DateOnly(2024, 3, 25), ["lake"], closes: null, Dana))
            .Problems.ShouldHaveSingleItem()
            .Code.ShouldBe("deadline-not-later");
    }

    [Test]
    public async Task Extend_BeyondTheClose_IsRefusedUnlessItMovesToo()
    {
        using var round = await CollectingRound.Make(engine: engine);
        var desk = new RoundDesk(round.Store);

        (await desk.Extend("minimal", new DateOnly(2024, 6, 1), ["lake"], closes: null, Dana))
            .Problems.ShouldHaveSingleItem()
            .Code.ShouldBe("round-dates-order");
        (await desk.Extend("minimal", new DateOnly(2024, 6, 1), ["lake"], new DateOnly(2024, 6, 2), Dana)).Succeeded.ShouldBeTrue();
    }

    [Test]
    public async Task Reopen_AfterItsLastDay_HasNewDaysAndCutsLaterDeadlines()
    {
        using var round = await CollectingRound.Make(engine: engine);
        var desk = new RoundDesk(round.Store);
        await desk.Extend("minimal", new DateOnly(2024, 3, 20), ["lake"], closes: null, Dana);
        (
            await desk.Extend("minimal", new DateOnly(2024, 5, 30), ["river", "coast"], new DateOnly(2024, 5, 31), Dana)
        ).Succeeded.ShouldBeTrue();
        await desk.Close("minimal", reason: null, Dana);
        round.Clock.Now = new DateTimeOffset(2024, 4, 2, 12, 0, 0, TimeSpan.Zero);

        var past = await desk.Reopen("minimal", new DateOnly(2024, 4, 1), new DateOnly(2024, 4, 1), "Two asked for time.", Dana);
        var order = await desk.Reopen("minimal", new DateOnly(2024, 4, 20), new DateOnly(2024, 4, 10), "Two asked for time.", Dana);
        var opened = (
            await desk.Reopen("minimal", new DateOnly(2024, 4, 8), new DateOnly(2024, 4, 10), "Two asked for time.", Dana)
        ).Value!;

        past.Problems.Select(problem => (problem.Code, problem.Place.Path))
            .ShouldBe([("round-dates-order", "deadline"), ("round-dates-order", "closes")]);
        order.Problems.ShouldHaveSingleItem().Code.ShouldBe("round-dates-order");
        opened.Phase.ShouldBe(RoundPhase.Collecting);
        opened.Round.Deadline.ShouldBe(new DateOnly(2024, 4, 8));
        opened.Round.Closes.ShouldBe(new DateOnly(2024, 4, 10));
        opened.Round.Extensions.ShouldBe(
            new Dictionary<string, DateOnly>(StringComparer.Ordinal) { ["river"] = new(2024, 4, 10), ["coast"] = new(2024, 4, 10) },
            ignoreOrder: true);
        (await StoreVerifier.Verify(round.Store)).Problems.ShouldBeEmpty();
    }

    [Test]
    public async Task ChangeDates_LastDayBeforeALaterDeadline_CutsIt()
    {
        using var round = await CollectingRound.Make(engine: engine);
        var desk = new RoundDesk(round.Store);
        await desk.Extend("minimal", new DateOnly(2024, 5, 30), ["river"], new DateOnly(2024, 5, 31), Dana);

        var changed = (await desk.ChangeDates("minimal", Spring, Dana)).Value!;

        changed.Round.GetDeadline("river").ShouldBe(Spring.Closes);
        (await desk.ChangeDates("minimal", Spring with { Closes = new DateOnly(2024, 3, 1), Deadline = null }, Dana))
            .Problems.ShouldHaveSingleItem()
            .Place.Path.ShouldBe("closes", "it would be closed at once");
    }

    [Test]
    public async Task ChangeDates_ClosedRound_IsOpenedByReopeningOnly()
    {
        using var round = await CollectingRound.Make(engine: engine);
        var desk = new RoundDesk(round.Store);
        round.Clock.Now = round.Clock.Now.AddYears(1);
        var later = new DateOnly(2025, 6, 1);

        (await desk.ChangeDates("minimal", new RoundDates(null, null, later), Dana))
            .Problems.ShouldHaveSingleItem()
            .Code.ShouldBe("round-phase-wrong");
        (await desk.Extend("minimal", later, organizations: null, later, Dana))
            .Problems.ShouldHaveSingleItem()
            .Code.ShouldBe("round-phase-wrong");
        (await desk.Find("minimal"))!.Phase.ShouldBe(RoundPhase.Closed);
    }

    [Test]
    public async Task ChangeDates_SomebodyWasFaster_IsRefused()
    {
        using var round = await CollectingRound.Make(engine: engine);
        var desk = new RoundDesk(round.Store);
        var seen = (await desk.Find("minimal"))!.Revision;
        await desk.Extend("minimal", new DateOnly(2024, 3, 20), organizations: null, closes: null, Dana);

        (await desk.ChangeDates("minimal", Spring, Dana, seen)).Problems.ShouldHaveSingleItem().Code.ShouldBe("round-stale");
        (await desk.Find("minimal"))!.Round.Deadline.ShouldBe(new DateOnly(2024, 3, 20));
        (await desk.ChangeDates("minimal", Spring, Dana, seen + 1)).Succeeded.ShouldBeTrue();
    }

    [TestCase(40, 200, "")]
    [TestCase(41, 200, "round-code-too-long at round.json: code")]
    [TestCase(40, 201, "round-title-invalid at round.json: title")]
    [TestCase(40, 0, "round-title-invalid at round.json: title")]
    public async Task Copy_LengthOfCodeAndTitle_HasItsLimit(int code, int title, string expected)
    {
        using var round = await CollectingRound.Make(engine: engine);
        var outcome = await new NewRoundDesk(round.Store).Copy("minimal", new string('c', code), new string('t', title), Spring, Dana);

        string.Join('|', outcome.Problems.Select(problem => $"{problem.Code} at {problem.Place}")).ShouldBe(expected);
        ((await new RoundDesk(round.Store).GetAll()).Count == 2).ShouldBe(expected.Length == 0);
    }

    [Test]
    public async Task ChangeDefinition_TitleTooLong_IsRefusedAndAnOldOneStays()
    {
        using var round = await CollectingRound.Make(engine: engine);
        var desk = new RoundDesk(round.Store);
        Func<RoundDefinition, RoundDefinition> Entitle(string title) =>
            definition => RoundDesk.Edit(definition, document => document["title"] = new JsonObject { ["en"] = "Short", ["fr"] = title });

        (await desk.ChangeDefinition("minimal", Entitle(new string('é', 201)), Dana))
            .Problems.ShouldHaveSingleItem()
            .Code.ShouldBe("round-title-invalid");
        (await desk.ChangeDefinition("minimal", Entitle(new string('é', 200)), Dana)).Succeeded.ShouldBeTrue();
    }

    [Test]
    public async Task ChangeDefinition_AnswersWouldLoseTheirPlace_IsRefused()
    {
        using var round = await CollectingRound.Make(engine: engine);
        await round.Save("lake", """{"has_recommendations": "no", "recommendations_status": "none"}""");
        await round.Desk.Submit("minimal", "lake", "Amina", CollectingRound.By(ActorRole.Secretariat));

        var outcome = await new RoundDesk(round.Store).ChangeDefinition(
            "minimal",
            definition =>
            {
                var questionnaire = JsonNode.Parse(definition.Questionnaire)!;
                questionnaire["version"] = "2";
                questionnaire["items"]!.AsArray().RemoveAt(1);
                return definition with { Questionnaire = questionnaire.ToJsonString() };
            },
            Dana);

        outcome.Problems.ShouldContain(problem => problem.Code == "questionnaire-incompatible");
        (await new RoundDesk(round.Store).Find("minimal"))!.Revision.ShouldBe(1);
    }

    [Test]
    public async Task ChangeDefinition_ADraftWouldLoseItsPlace_IsRefused()
    {
        using var round = await CollectingRound.Make(engine: engine);
        await round.Save("lake", """{"recommendations": [{"elements": {"themes": [], "elements": ["a"]}}]}""");

        var outcome = await new RoundDesk(round.Store).ChangeDefinition(
            "minimal",
            definition => definition with { Framework = definition.Framework.Replace("\"a\"", "\"a2\"", StringComparison.Ordinal) },
            Dana);

        outcome.Problems.ShouldContain(problem =>
            problem.Code == "element-unknown" && problem.Place.File == "stored response of lake in minimal");
        (await round.Desk.Find("minimal", "lake"))!.Content.Answers.GetRows("recommendations").ShouldHaveSingleItem();
    }
}
