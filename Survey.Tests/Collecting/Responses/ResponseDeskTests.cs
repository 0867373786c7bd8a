using Survey.Collecting.Audit;
using Survey.Collecting.Responses;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Tests.Support;
using static Survey.Tests.Support.CollectingRound;

namespace Survey.Tests.Collecting.Responses;

[TestFixture(StoreEngine.Sqlite)]
[TestFixture(StoreEngine.Postgres)]
public sealed class ResponseDeskTests(StoreEngine engine)
{
    private const string Complete = """
        {"has_recommendations": "yes", "recommendations_status": "final",
         "recommendations": [{"text": "Agree on a scheme.", "elements": {"themes": [], "elements": ["a"]}}]}
        """;

    private const string Incomplete = """{"has_recommendations": "yes"}""";

    [Test]
    public async Task Find_NothingYet_IsEmptyAndCanBeBegun()
    {
        using var round = await CollectingRound.Make(engine: engine);

        var dossier = (await round.Desk.Find("minimal", "lake")).ShouldNotBeNull();

        dossier.State.ShouldBeNull();
        dossier.ETag.ShouldBe("\"0.0\"");
        dossier.GetActions(ActorRole.Secretariat).ShouldBe([ResponseAction.Save]);
        dossier.GetActions(ActorRole.Analyst).ShouldBeEmpty();
        (await round.Desk.Find("minimal", "nobody")).ShouldBeNull();
        (await round.Desk.Find("none", "lake")).ShouldBeNull();
    }

    [Test]
    public async Task Save_Twice_IsOneDraftWithTwoVersionsAndNoRevision()
    {
        using var round = await CollectingRound.Make(engine: engine);

        await round.Save("lake", Incomplete);
        var outcome = await round.Save("lake", Complete, By(ActorRole.Secretariat, "Boris"));

        outcome.Value!.ETag.ShouldBe("\"0.2\"");
        outcome.Value.State.ShouldBe(ResponseState.Draft);
        outcome.Value.Draft!.SavedBy.ShouldBe("Boris");
        (await round.History.Find("minimal", "lake")).ShouldBeEmpty();
    }

    [Test]
    public async Task Save_TheSameAgain_IsNoNewVersion()
    {
        using var round = await CollectingRound.Make(engine: engine);
        await round.Save("lake", Incomplete);

        (await round.Save("lake", Incomplete)).Value!.ETag.ShouldBe("\"0.1\"");
    }

    [Test]
    public async Task Save_StaleETag_ChangesNothingAndNamesWhoSaved()
    {
        using var round = await CollectingRound.Make(engine: engine);
        var seen = (await round.Save("lake", Incomplete)).Value!.ETag;
        await round.Save("lake", Complete, By(ActorRole.Secretariat, "Boris"));

        var outcome = await round.Save("lake", """{"has_recommendations": "no"}""", By(ActorRole.Secretariat) with { ExpectedETag = seen });

        outcome.Problems.ShouldHaveSingleItem().Code.ShouldBe("response-stale");
        outcome.Problems[0].InEnglish().ShouldContain("Boris");
        (await round.Desk.Find("minimal", "lake"))!.Content.Answers.Find("recommendations").ShouldNotBeNull();
    }

    [Test]
    public async Task Save_TypedAndNoAnswer_IsKeptAndStandsInTheWay()
    {
        using var round = await CollectingRound.Make(engine: engine);
        var typed = new Dictionary<string, string>(StringComparer.Ordinal) { ["recommendations #1.link"] = "see our site" };
        (
            await round.Desk.Save(
                "minimal",
                "lake",
                _ => new DraftContent(round.Answers(Complete), "en") { AsTyped = typed },
                By(ActorRole.Secretariat))
        ).Succeeded.ShouldBeTrue();

        var found = (await round.Desk.Find("minimal", "lake"))!;
        found.Content.AsTyped.ShouldBe(typed);
        var outcome = await round.Desk.Submit("minimal", "lake", "Amina", By(ActorRole.Secretariat));
        outcome.Problems.ShouldHaveSingleItem().Code.ShouldBe("answer-unreadable");
        outcome.Problems[0].Place.ToString().ShouldBe("response: answers.recommendations #1.link");
        ResponseDesk.Check(found, new DateOnly(2024, 3, 2)).ShouldHaveSingleItem().Code.ShouldBe("answer-unreadable");
    }

    [Test]
    public async Task Submit_Incomplete_TellsAllProblemsAndStaysADraft()
    {
        using var round = await CollectingRound.Make(engine: engine);
        await round.Save("lake", Incomplete);

        var outcome = await round.Desk.Submit("minimal", "lake", "Amina", By(ActorRole.Secretariat));

        outcome.Problems.Select(problem => problem.Code).ShouldBe(["answer-missing", "rows-too-few"]);
        (await round.Desk.Find("minimal", "lake"))!.State.ShouldBe(ResponseState.Draft);
    }

    [TestCase("")]
    [TestCase("   ")]
    public async Task Submit_NoName_IsRefused(string name)
    {
        using var round = await CollectingRound.Make(engine: engine);
        await round.Save("lake", Complete);

        (await round.Desk.Submit("minimal", "lake", name, By(ActorRole.Secretariat)))
            .Problems.ShouldHaveSingleItem()
            .Code.ShouldBe("name-missing");
    }

    [Test]
    public async Task Submit_WithAnswersNotAskedAnyMore_LeavesThemOut()
    {
        using var round = await CollectingRound.Make(engine: engine);
        await round.Save("lake", Complete.Replace("\"yes\"", "\"no\"", StringComparison.Ordinal));

        var submitted = (await round.Desk.Submit("minimal", "lake", "Amina", By(ActorRole.Secretariat))).Value!;

        submitted.Latest!.Response.Answers.Find("recommendations").ShouldBeNull();
    }

    [Test]
    public async Task TheWholeWay_IsRevisionsInTheOverviewAndInTheAuditTrail()
    {
        using var round = await CollectingRound.Make(engine: engine);
        await round.Save("lake", Complete);
        (await round.Desk.Submit("minimal", "lake", "Amina", By(ActorRole.Secretariat))).Succeeded.ShouldBeTrue();
        (
            await round.Desk.Return("minimal", "lake", By(ActorRole.Chair, "Chen") with { Reason = "Add the second one." })
        ).Succeeded.ShouldBeTrue();
        await round.Save("lake", Complete.Replace("scheme", "common scheme", StringComparison.Ordinal));
        (await round.Desk.Submit("minimal", "lake", "Amina", By(ActorRole.Secretariat))).Succeeded.ShouldBeTrue();
        var endorsed = (await round.Desk.Endorse("minimal", "lake", "Chen", By(ActorRole.Chair, "Chen"))).Value!;

        endorsed.ETag.ShouldBe("\"4.2\"");
        (await round.History.Find("minimal", "lake"))!
            .Select(revision => (revision.Response.State, revision.Role, revision.Note))
            .ShouldBe([
                (ResponseState.Submitted, ActorRole.Secretariat, null),
                (ResponseState.Returned, ActorRole.Chair, "Add the second one."),
                (ResponseState.Submitted, ActorRole.Secretariat, null),
                (ResponseState.Endorsed, ActorRole.Chair, null),
            ]);
        await using var reader = await round.Store.BeginReadAsync();
        (await reader.Count(round.Round)).Overall.Responded.Count.ShouldBe(1);
        (await StoreVerifier.Verify(round.Store)).Problems.ShouldBeEmpty();
        var entries = await new AuditDesk(round.Store).ReadAll("minimal").ToListAsync();
        entries
            .Where(entry => entry.Role != ActorRole.Operator)
            .Select(entry => (entry.Role, entry.Name, entry.Action, entry.Subject))
            .ShouldBe([
                (ActorRole.Secretariat, "Amina", "draft-begun", "lake"),
                (ActorRole.Secretariat, "Amina", "response-submitted", "lake"),
                (ActorRole.Chair, "Chen", "response-returned", "lake"),
                (ActorRole.Secretariat, "Amina", "draft-begun", "lake"),
                (ActorRole.Secretariat, "Amina", "response-submitted", "lake"),
                (ActorRole.Chair, "Chen", "response-endorsed", "lake"),
            ]);
    }

    [Test]
    public async Task Submit_ACorrection_TheOldOneCountsUntilThen()
    {
        using var round = await CollectingRound.Make(engine: engine);
        await round.Save("lake", Complete);
        await round.Desk.Submit("minimal", "lake", "Amina", By(ActorRole.Secretariat));

        var corrected = (await round.Save("lake", Incomplete)).Value!;

        corrected.HasCorrection.ShouldBeTrue();
        corrected.State.ShouldBe(ResponseState.Submitted);
        (await round.Desk.Discard("minimal", "lake", By(ActorRole.Secretariat))).Value!.HasCorrection.ShouldBeFalse();
    }

    [Test]
    public async Task Submit_NothingNew_IsNoRevision()
    {
        using var round = await CollectingRound.Make(engine: engine);
        await round.Save("lake", Complete);
        await round.Desk.Submit("minimal", "lake", "Amina", By(ActorRole.Secretariat));
        await round.Save("lake", Incomplete);
        await round.Save("lake", Complete);

        (await round.Desk.Submit("minimal", "lake", "Boris", By(ActorRole.Secretariat))).Value!.Latest!.Number.ShouldBe(1);
    }

    [Test]
    public async Task Submit_TheSameRequestAgain_DoesNothingTwice()
    {
        using var round = await CollectingRound.Make(engine: engine);
        await round.Save("lake", Complete);
        var request = By(ActorRole.Secretariat) with { Key = "one" };
        await round.Desk.Submit("minimal", "lake", "Amina", request);

        (await round.Desk.Submit("minimal", "lake", "Amina", request)).Value!.Latest!.Number.ShouldBe(1);
        (await round.History.Find("minimal", "lake"))!.ShouldHaveSingleItem();
    }

    [Test]
    public async Task Submit_KeyOfAnotherRequest_IsRefused()
    {
        using var round = await CollectingRound.Make(engine: engine);
        await round.Save("lake", Complete);
        var request = By(ActorRole.Secretariat) with { Key = "one" };
        await round.Desk.Submit("minimal", "lake", "Amina", request);

        CodeOf(await round.Desk.Withdraw("minimal", "lake", request)).ShouldBe("request-key-reused");
        CodeOf(await round.Desk.Submit("minimal", "lake", "Boris", request)).ShouldBe("request-key-reused");
        await round.Save("lake", Complete.Replace("Agree", "Decide", StringComparison.Ordinal));
        var later = await round.Desk.Submit("minimal", "lake", "Amina", request);
        CodeOf(later).ShouldBe("request-key-reused", "What was written after the submission must not be taken to be submitted.");
        later.Problems[0].InEnglish().ShouldContain("revision 1");

        static string CodeOf(Outcome<ResponseDossier> outcome) => outcome.Problems.ShouldHaveSingleItem().Code;
    }

    [Test]
    public async Task Return_KeyOfAnotherReturn_IsRefused()
    {
        using var round = await CollectingRound.Make(engine: engine);
        await round.Save("lake", Complete);
        await round.Desk.Submit("minimal", "lake", "Amina", By(ActorRole.Secretariat));
        var request = By(ActorRole.Coordinator) with { Key = "one", Reason = "Name the elements." };
        (await round.Desk.Return("minimal", "lake", request)).Succeeded.ShouldBeTrue();

        (await round.Desk.Return("minimal", "lake", request)).Succeeded.ShouldBeTrue("It is done.");
        (await round.Desk.Return("minimal", "lake", request with { Reason = "Another reason" }))
            .Problems.ShouldHaveSingleItem()
            .Code.ShouldBe("request-key-reused");
        await round.Desk.Submit("minimal", "lake", "Amina", By(ActorRole.Secretariat));
        (await round.Desk.Return("minimal", "lake", request))
            .Problems.ShouldHaveSingleItem()
            .Code.ShouldBe("request-key-reused", "A second return for the same reason is a second one.");
    }

    [Test]
    public async Task Return_WithoutReason_IsRefused()
    {
        using var round = await CollectingRound.Make(engine: engine);
        await round.Save("lake", Complete);
        await round.Desk.Submit("minimal", "lake", "Amina", By(ActorRole.Secretariat));

        (await round.Desk.Return("minimal", "lake", By(ActorRole.Coordinator)))
            .Problems.ShouldHaveSingleItem()
            .Code.ShouldBe("reason-missing");
    }

    [Test]
    public async Task ReturnAndWithdraw_ReasonTooLong_AreRefusedByWhateverWayTheyCome()
    {
        using var round = await CollectingRound.Make(engine: engine);
        await round.Save("lake", Complete);
        await round.Desk.Submit("minimal", "lake", "Amina", By(ActorRole.Secretariat));
        var tooLong = new string('a', DeskRequest.MaxReasonLength + 1);

        (await round.Desk.Return("minimal", "lake", By(ActorRole.Coordinator) with { Reason = tooLong }))
            .Problems.ShouldHaveSingleItem()
            .Code.ShouldBe("reason-too-long");
        (await round.Desk.Withdraw("minimal", "lake", By(ActorRole.Secretariat) with { Reason = tooLong }))
            .Problems.ShouldHaveSingleItem()
            .Code.ShouldBe("reason-too-long");

        // A browser sends each line break as two characters, but counts it as one.
        var lines = string.Concat(Enumerable.Repeat("a\r\n", DeskRequest.MaxReasonLength / 2));
        (await round.Desk.Return("minimal", "lake", By(ActorRole.Coordinator) with { Reason = lines })).Succeeded.ShouldBeTrue();
    }

    [TestCase("2024-02-29", "announced")]
    [TestCase("2024-04-01", "closed")]
    public async Task Save_RoundTakesNoAnswers_IsRefused(string day, string phase)
    {
        using var round = await CollectingRound.Make(engine: engine);
        round.Clock.Now = DateTimeOffset.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

        var outcome = await round.Save("lake", Complete);

        outcome.Problems.ShouldHaveSingleItem(phase).Code.ShouldBe("round-not-collecting");
    }

    [Test]
    public async Task AllActions_FromEveryState_AreThoseOfTheTable()
    {
        foreach (var transition in ResponseTransitions.All)
        {
            using var round = await CollectingRound.Make(engine: engine);
            await Bring(round, transition.From);
            foreach (var role in Enum.GetValues<ActorRole>())
            {
                (await round.Desk.Find("minimal", "lake"))!.GetActions(role).Contains(transition.Action).ShouldBe(
                    ResponseTransitions.Find(transition.From, transition.Action, role) is not null,
                    $"{transition.From} {transition.Action} {role}");
            }

            if (transition.Action == ResponseAction.Submit)
            {
                // A submitted response with the same content is not changed.
                await round.Save("lake", Complete.Replace("Agree", "Decide", StringComparison.Ordinal));
            }

            (await Act(round, transition.Action, transition.Roles[0])).ShouldBe(transition.To, transition.ToString());
        }
    }

    [Test]
    public async Task Verify_AuditTrailChanged_IsReported()
    {
        using var round = await CollectingRound.Make(engine: engine);
        await round.Save("lake", Complete);
        await round.Desk.Submit("minimal", "lake", "Amina", By(ActorRole.Secretariat));
        await using (var session = await round.Store.BeginWriteAsync())
        {
            await session.Execute("UPDATE audit_entry SET name = 'Mallory' WHERE action = 'draft-begun'", new { });
            await session.Commit();
        }

        (await StoreVerifier.Verify(round.Store)).Problems.ShouldContain(problem =>
            problem.Code == "store-document-damaged" && problem.Place.ToString() == "audit trail");
    }

    [Test]
    public async Task Save_ManyAtOnce_EveryOneIsKept()
    {
        using var round = await CollectingRound.Make(engine: engine);

        var saved = await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(number =>
                    Task.Run(() =>
                        round.Desk.Save(
                            "minimal",
                            "lake",
                            dossier =>
                            {
                                var count = dossier.Content.Answers.GetRows("recommendations").Count + 1;
                                var rows = Enumerable.Range(0, count).Select(row => $$"""{"text": "{{row}}"}""");
                                return new DraftContent(
                                    round.Answers($$"""{"recommendations": [{{string.Join(',', rows)}}]}"""),
                                    "en");
                            },
                            By(ActorRole.Secretariat, $"writer {number}")))));

        saved.ShouldAllBe(each => each.Succeeded);
        var dossier = (await round.Desk.Find("minimal", "lake"))!;
        dossier.ETag.ShouldBe("\"0.40\"");
        dossier.Content.Answers.GetRows("recommendations").Count.ShouldBe(40);
    }

    private static async Task Bring(CollectingRound round, ResponseState? state)
    {
        if (state is null)
        {
            return;
        }

        await Act(round, ResponseAction.Save, ActorRole.Secretariat);
        if (state is ResponseState.Draft)
        {
            return;
        }

        await Act(round, ResponseAction.Submit, ActorRole.Secretariat);
        _ = state switch
        {
            ResponseState.Endorsed => await Act(round, ResponseAction.Endorse, ActorRole.Chair),
            ResponseState.Returned => await Act(round, ResponseAction.Return, ActorRole.Coordinator),
            ResponseState.Withdrawn => await Act(round, ResponseAction.Withdraw, ActorRole.Secretariat),
            _ => state,
        };
    }

    private static async Task<ResponseState?> Act(CollectingRound round, ResponseAction action, ActorRole role)
    {
        var request = By(role) with { Reason = "Because." };
        var outcome = action switch
        {
            ResponseAction.Save => await round.Save("lake", Complete, request),
            ResponseAction.Submit => await round.Desk.Submit("minimal", "lake", "Amina", request),
            ResponseAction.Endorse => await round.Desk.Endorse("minimal", "lake", "Chen", request),
            ResponseAction.Return => await round.Desk.Return("minimal", "lake", request),
            _ => await round.Desk.Withdraw("minimal", "lake", request),
        };
        return outcome.Value.ShouldNotBeNull(string.Join(' ', outcome.Problems)).State;
    }
}
