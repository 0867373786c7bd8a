using System.Text.Json.Nodes;
using Survey.Collecting.Responses;
using Survey.Collecting.Rounds;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Storage;
using Survey.Tests.Support;

namespace Survey.Tests.Collecting.Rounds;

public sealed class RoundDeskTests
{
    private static readonly Actor Dana = new(ActorRole.Coordinator, "Dana");

    private static readonly RoundDates Spring = new(new DateOnly(2024, 3, 1), new DateOnly(2024, 4, 15), new DateOnly(2024, 4, 30));

    [Test]
    public void Create_FromDocuments_IsPreparedAndTakesNoAnswers()
    {
        using var round = new CollectingRound();
        var desk = new RoundDesk(round.Store);
        var files = RoundDefinition.FileNames.Select(name => File.ReadAllBytes(Repository.PathOf("samples", "minimal", name))).ToList();
        files[3] = System.Text.Encoding.UTF8.GetBytes("""{"code": "second", "questionnaire": "minimal", "framework": "minimal"}""");

        var standing = desk.Create(files, Dana).Value!;

        standing.Phase.ShouldBe(RoundPhase.Preparing);
        round.Desk.Save("second", "lake", dossier => dossier.Content, CollectingRound.By(ActorRole.Secretariat)).Problems.ShouldHaveSingleItem().Code.ShouldBe("round-not-collecting");
        desk.GetAll().Select(each => each.Round.Code).ShouldBe(["minimal", "second"]);
    }

    [Test]
    public void Create_AllWrong_TellsAllAtOnce()
    {
        using var round = new CollectingRound();

        var outcome = new RoundDesk(round.Store).Create([null, "[]"u8.ToArray(), null, """{"code": "minimal"}"""u8.ToArray()], Dana);

        outcome.Problems.Select(problem => problem.Code).Distinct().ShouldBe(["file-missing", "json-wrong-type", "json-missing-member"], ignoreOrder: true);
    }

    [Test]
    public void Copy_ThenPublish_TakesAnswers()
    {
        using var round = new CollectingRound();
        var desk = new RoundDesk(round.Store);

        desk.Copy("minimal", "again", "A second round", Spring, Dana).Value!.Phase.ShouldBe(RoundPhase.Preparing);
        var published = desk.Publish("again", Dana).Value!;

        published.Phase.ShouldBe(RoundPhase.Collecting);
        published.Round.Title.ToString().ShouldBe("A second round");
        published.Round.Deadline.ShouldBe(Spring.Deadline);
        round.Desk.Save("again", "lake", _ => new DraftContent(round.Answers("""{"has_recommendations": "no"}"""), "en"), CollectingRound.By(ActorRole.Secretariat)).Succeeded.ShouldBeTrue();
        StoreVerifier.Verify(round.Store).Problems.ShouldBeEmpty();
    }

    [Test]
    public void Copy_TakenOrUnknown_IsRefused()
    {
        using var round = new CollectingRound();
        var desk = new RoundDesk(round.Store);

        desk.Copy("minimal", "minimal", title: null, Spring, Dana).Problems.ShouldHaveSingleItem().Code.ShouldBe("round-taken");
        desk.Copy("none", "again", title: null, Spring, Dana).Problems.ShouldHaveSingleItem().Code.ShouldBe("round-unknown");
        desk.Copy("minimal", "a code!", title: null, Spring, Dana).Problems.ShouldHaveSingleItem().Code.ShouldBe("code-invalid");
    }

    [Test]
    public void CloseAndReopen_WithReason_TakesAnswersAgain()
    {
        using var round = new CollectingRound();
        var desk = new RoundDesk(round.Store);

        desk.Close("minimal", reason: null, Dana).Value!.Phase.ShouldBe(RoundPhase.Closed);
        desk.Close("minimal", reason: null, Dana).Problems.ShouldHaveSingleItem().Code.ShouldBe("round-phase-wrong");
        desk.Reopen("minimal", deadline: null, closes: null, "", Dana).Problems.ShouldHaveSingleItem().Code.ShouldBe("reason-missing");
        desk.Reopen("minimal", deadline: null, new DateOnly(2024, 5, 1), "Two asked for time.", Dana).Value!.Round.Closes.ShouldBe(new DateOnly(2024, 5, 1));
        round.Save("lake", "{}").Succeeded.ShouldBeTrue();
    }

    [Test]
    public void Close_DaysHavePassed_ClosesByItself()
    {
        using var round = new CollectingRound();

        round.Clock.Now = round.Clock.Now.AddYears(1);

        new RoundDesk(round.Store).Find("minimal")!.Phase.ShouldBe(RoundPhase.Closed);
    }

    [Test]
    public void Extend_ForOne_ItsAnswerIsNotLateAndTheOthersIs()
    {
        using var round = new CollectingRound();
        var desk = new RoundDesk(round.Store);
        const string None = """{"has_recommendations": "no", "recommendations_status": "none"}""";

        desk.Extend("minimal", new DateOnly(2024, 3, 20), ["lake"], closes: null, Dana).Succeeded.ShouldBeTrue();
        round.Clock.Now = new DateTimeOffset(2024, 3, 18, 0, 0, 0, TimeSpan.Zero);
        foreach (var organization in new[] { "lake", "river" })
        {
            round.Save(organization, None);
            round.Desk.Submit("minimal", organization, "Amina", CollectingRound.By(ActorRole.Secretariat)).Succeeded.ShouldBeTrue();
        }

        using (var reader = round.Store.BeginRead())
        {
            reader.ReadDigests(reader.FindRound("minimal")!).ToDictionary(digest => digest.Respondent.Id, digest => digest.IsLate).ShouldBe(
                new Dictionary<string, bool>(StringComparer.Ordinal) { ["lake"] = false, ["river"] = true }, ignoreOrder: true);
        }

        // A later deadline for all makes the other one timely too.
        desk.Extend("minimal", new DateOnly(2024, 3, 25), organizations: null, closes: null, Dana).Value!.Round.Extensions.ShouldBeEmpty();
        using var after = round.Store.BeginRead();
        after.ReadDigests(after.FindRound("minimal")!).ShouldAllBe(digest => !digest.IsLate);
        StoreVerifier.Verify(round.Store).Problems.ShouldBeEmpty();
    }

    [Test]
    public void Extend_ForOneToBeforeTheRoundsDeadline_IsRefusedAndToThatDayEndsIt()
    {
        using var round = new CollectingRound();
        var desk = new RoundDesk(round.Store);
        desk.Extend("minimal", new DateOnly(2024, 3, 25), ["lake", "river"], closes: null, Dana).Succeeded.ShouldBeTrue();

        var earlier = desk.Extend("minimal", new DateOnly(2024, 3, 14), ["lake"], closes: null, Dana).Problems.ShouldHaveSingleItem();
        var shorter = desk.Extend("minimal", new DateOnly(2024, 3, 16), ["lake"], closes: null, Dana).Value!;
        var ended = desk.Extend("minimal", new DateOnly(2024, 3, 15), ["lake"], closes: null, Dana).Value!;

        earlier.Code.ShouldBe("deadline-not-later");
        earlier.Message.ShouldContain("the round's, which is 15 March 2024");
        shorter.Round.GetDeadline("lake").ShouldBe(new DateOnly(2024, 3, 16));
        ended.Round.Extensions.Keys.ShouldBe(["river"]);
        desk.Extend("minimal", new DateOnly(2024, 3, 14), organizations: null, closes: null, Dana).Value!.Round.Deadline.ShouldBe(new DateOnly(2024, 3, 14));
    }

    [Test]
    public void Extend_ForOneWhereTheRoundHasNoDeadline_IsRefused()
    {
        using var round = new CollectingRound();
        var desk = new RoundDesk(round.Store);
        desk.ChangeDates("minimal", Spring with { Deadline = null }, Dana).Succeeded.ShouldBeTrue();

        desk.Extend("minimal", new DateOnly(2024, 3, 25), ["lake"], closes: null, Dana).Problems.ShouldHaveSingleItem().Code.ShouldBe("deadline-not-later");
    }

    [Test]
    public void Extend_BeyondTheClose_IsRefusedUnlessItMovesToo()
    {
        using var round = new CollectingRound();
        var desk = new RoundDesk(round.Store);

        desk.Extend("minimal", new DateOnly(2024, 6, 1), ["lake"], closes: null, Dana).Problems.ShouldHaveSingleItem().Code.ShouldBe("round-dates-order");
        desk.Extend("minimal", new DateOnly(2024, 6, 1), ["lake"], new DateOnly(2024, 6, 2), Dana).Succeeded.ShouldBeTrue();
    }

    [Test]
    public void Reopen_AfterItsLastDay_HasNewDaysAndCutsLaterDeadlines()
    {
        using var round = new CollectingRound();
        var desk = new RoundDesk(round.Store);
        desk.Extend("minimal", new DateOnly(2024, 3, 20), ["lake"], closes: null, Dana);
        desk.Extend("minimal", new DateOnly(2024, 5, 30), ["river", "coast"], new DateOnly(2024, 5, 31), Dana).Succeeded.ShouldBeTrue();
        desk.Close("minimal", reason: null, Dana);
        round.Clock.Now = new DateTimeOffset(2024, 4, 2, 12, 0, 0, TimeSpan.Zero);

        var past = desk.Reopen("minimal", new DateOnly(2024, 4, 1), new DateOnly(2024, 4, 1), "Two asked for time.", Dana);
        var order = desk.Reopen("minimal", new DateOnly(2024, 4, 20), new DateOnly(2024, 4, 10), "Two asked for time.", Dana);
        var opened = desk.Reopen("minimal", new DateOnly(2024, 4, 8), new DateOnly(2024, 4, 10), "Two asked for time.", Dana).Value!;

        past.Problems.Select(problem => (problem.Code, problem.Place.Path)).ShouldBe([("round-dates-order", "deadline"), ("round-dates-order", "closes")]);
        order.Problems.ShouldHaveSingleItem().Code.ShouldBe("round-dates-order");
        opened.Phase.ShouldBe(RoundPhase.Collecting);
        opened.Round.Deadline.ShouldBe(new DateOnly(2024, 4, 8));
        opened.Round.Closes.ShouldBe(new DateOnly(2024, 4, 10));
        opened.Round.Extensions.ShouldBe(new Dictionary<string, DateOnly>(StringComparer.Ordinal) { ["river"] = new(2024, 4, 10), ["coast"] = new(2024, 4, 10) }, ignoreOrder: true);
        StoreVerifier.Verify(round.Store).Problems.ShouldBeEmpty();
    }

    [Test]
    public void ChangeDates_LastDayBeforeALaterDeadline_CutsIt()
    {
        using var round = new CollectingRound();
        var desk = new RoundDesk(round.Store);
        desk.Extend("minimal", new DateOnly(2024, 5, 30), ["river"], new DateOnly(2024, 5, 31), Dana);

        var changed = desk.ChangeDates("minimal", Spring, Dana).Value!;

        changed.Round.GetDeadline("river").ShouldBe(Spring.Closes);
        desk.ChangeDates("minimal", Spring with { Closes = new DateOnly(2024, 3, 1), Deadline = null }, Dana).Problems.ShouldHaveSingleItem().Place.Path.ShouldBe("closes", "it would be closed at once");
    }

    [Test]
    public void ChangeDates_ClosedRound_IsOpenedByReopeningOnly()
    {
        using var round = new CollectingRound();
        var desk = new RoundDesk(round.Store);
        round.Clock.Now = round.Clock.Now.AddYears(1);
        var later = new DateOnly(2025, 6, 1);

        desk.ChangeDates("minimal", new RoundDates(null, null, later), Dana).Problems.ShouldHaveSingleItem().Code.ShouldBe("round-phase-wrong");
        desk.Extend("minimal", later, organizations: null, later, Dana).Problems.ShouldHaveSingleItem().Code.ShouldBe("round-phase-wrong");
        desk.Find("minimal")!.Phase.ShouldBe(RoundPhase.Closed);
    }

    [Test]
    public void ChangeDates_SomebodyWasFaster_IsRefused()
    {
        using var round = new CollectingRound();
        var desk = new RoundDesk(round.Store);
        var seen = desk.Find("minimal")!.Revision;
        desk.Extend("minimal", new DateOnly(2024, 3, 20), organizations: null, closes: null, Dana);

        desk.ChangeDates("minimal", Spring, Dana, seen).Problems.ShouldHaveSingleItem().Code.ShouldBe("round-stale");
        desk.Find("minimal")!.Round.Deadline.ShouldBe(new DateOnly(2024, 3, 20));
        desk.ChangeDates("minimal", Spring, Dana, seen + 1).Succeeded.ShouldBeTrue();
    }

    [TestCase(40, 200, "")]
    [TestCase(41, 200, "round-code-too-long at round.json: code")]
    [TestCase(40, 201, "round-title-invalid at round.json: title")]
    [TestCase(40, 0, "round-title-invalid at round.json: title")]
    public void Copy_LengthOfCodeAndTitle_HasItsLimit(int code, int title, string expected)
    {
        using var round = new CollectingRound();
        var desk = new RoundDesk(round.Store);

        var outcome = desk.Copy("minimal", new string('c', code), new string('t', title), Spring, Dana);

        string.Join('|', outcome.Problems.Select(problem => $"{problem.Code} at {problem.Place}")).ShouldBe(expected);
        (desk.GetAll().Count == 2).ShouldBe(expected.Length == 0);
    }

    [Test]
    public void ChangeDefinition_TitleTooLong_IsRefusedAndAnOldOneStays()
    {
        using var round = new CollectingRound();
        var desk = new RoundDesk(round.Store);
        Func<RoundDefinition, RoundDefinition> Entitle(string title) => definition => RoundDesk.Edit(definition, document => document["title"] = new JsonObject { ["en"] = "Short", ["fr"] = title });

        desk.ChangeDefinition("minimal", Entitle(new string('é', 201)), Dana).Problems.ShouldHaveSingleItem().Code.ShouldBe("round-title-invalid");
        desk.ChangeDefinition("minimal", Entitle(new string('é', 200)), Dana).Succeeded.ShouldBeTrue();
    }

    [Test]
    public void ChangeDefinition_AnswersWouldLoseTheirPlace_IsRefused()
    {
        using var round = new CollectingRound();
        round.Save("lake", """{"has_recommendations": "no", "recommendations_status": "none"}""");
        round.Desk.Submit("minimal", "lake", "Amina", CollectingRound.By(ActorRole.Secretariat));

        var outcome = new RoundDesk(round.Store).ChangeDefinition(
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
        new RoundDesk(round.Store).Find("minimal")!.Revision.ShouldBe(1);
    }

    [Test]
    public void ChangeDefinition_ADraftWouldLoseItsPlace_IsRefused()
    {
        using var round = new CollectingRound();
        round.Save("lake", """{"recommendations": [{"elements": {"themes": [], "elements": ["a"]}}]}""");

        var outcome = new RoundDesk(round.Store).ChangeDefinition(
            "minimal",
            definition => definition with { Framework = definition.Framework.Replace("\"a\"", "\"a2\"", StringComparison.Ordinal) },
            Dana);

        outcome.Problems.ShouldContain(problem => problem.Code == "element-unknown" && problem.Place.File == "stored response of lake");
        round.Desk.Find("minimal", "lake")!.Content.Answers.GetRows("recommendations").ShouldHaveSingleItem();
    }
}
