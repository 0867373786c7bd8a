using Survey.Collecting.Audit;
using Survey.Collecting.Responses;
using Survey.Core.Analysis;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Tests.Support;
using static Survey.Tests.Support.CollectingRound;

namespace Survey.Tests.Collecting.Responses;

public sealed class ResponseDeskTests
{
    private const string Complete =
        """{"has_recommendations": "yes", "recommendations_status": "final", "recommendations": [{"text": "Agree on a scheme.", "elements": {"themes": [], "elements": ["a"]}}]}""";

    private const string Incomplete = """{"has_recommendations": "yes"}""";

    [Test]
    public void Find_NothingYet_IsEmptyAndCanBeBegun()
    {
        using var round = new CollectingRound();

        var dossier = round.Desk.Find("minimal", "lake").ShouldNotBeNull();

        dossier.State.ShouldBeNull();
        dossier.ETag.ShouldBe("\"0.0\"");
        dossier.GetActions(ActorRole.Secretariat).ShouldBe([ResponseAction.Save]);
        dossier.GetActions(ActorRole.Analyst).ShouldBeEmpty();
        round.Desk.Find("minimal", "nobody").ShouldBeNull();
        round.Desk.Find("none", "lake").ShouldBeNull();
    }

    [Test]
    public void Save_Twice_IsOneDraftWithTwoVersionsAndNoRevision()
    {
        using var round = new CollectingRound();

        round.Save("lake", Incomplete);
        var outcome = round.Save("lake", Complete, By(ActorRole.Secretariat, "Boris"));

        outcome.Value!.ETag.ShouldBe("\"0.2\"");
        outcome.Value.State.ShouldBe(ResponseState.Draft);
        outcome.Value.Draft!.SavedBy.ShouldBe("Boris");
        round.Desk.FindHistory("minimal", "lake").ShouldBeEmpty();
    }

    [Test]
    public void Save_TheSameAgain_IsNoNewVersion()
    {
        using var round = new CollectingRound();
        round.Save("lake", Incomplete);

        round.Save("lake", Incomplete).Value!.ETag.ShouldBe("\"0.1\"");
    }

    [Test]
    public void Save_StaleETag_ChangesNothingAndNamesWhoSaved()
    {
        using var round = new CollectingRound();
        var seen = round.Save("lake", Incomplete).Value!.ETag;
        round.Save("lake", Complete, By(ActorRole.Secretariat, "Boris"));

        var outcome = round.Save("lake", """{"has_recommendations": "no"}""", By(ActorRole.Secretariat) with { ExpectedETag = seen });

        outcome.Problems.ShouldHaveSingleItem().Code.ShouldBe("response-stale");
        outcome.Problems[0].Message.ShouldContain("Boris");
        round.Desk.Find("minimal", "lake")!.Content.Answers.Find("recommendations").ShouldNotBeNull();
    }

    [Test]
    public void Save_TypedAndNoAnswer_IsKeptAndStandsInTheWay()
    {
        using var round = new CollectingRound();
        var typed = new Dictionary<string, string>(StringComparer.Ordinal) { ["recommendations #1.link"] = "see our site" };
        round.Desk.Save("minimal", "lake", _ => new DraftContent(round.Answers(Complete), "en") { AsTyped = typed }, By(ActorRole.Secretariat)).Succeeded.ShouldBeTrue();

        var found = round.Desk.Find("minimal", "lake")!;
        found.Content.AsTyped.ShouldBe(typed);
        var outcome = round.Desk.Submit("minimal", "lake", "Amina", By(ActorRole.Secretariat));
        outcome.Problems.ShouldHaveSingleItem().Code.ShouldBe("answer-unreadable");
        outcome.Problems[0].Place.ToString().ShouldBe("response: answers.recommendations #1.link");
        ResponseDesk.Check(found, new DateOnly(2024, 3, 2)).ShouldHaveSingleItem().Code.ShouldBe("answer-unreadable");
    }

    [Test]
    public void Submit_Incomplete_TellsAllProblemsAndStaysADraft()
    {
        using var round = new CollectingRound();
        round.Save("lake", Incomplete);

        var outcome = round.Desk.Submit("minimal", "lake", "Amina", By(ActorRole.Secretariat));

        outcome.Problems.Select(problem => problem.Code).ShouldBe(["answer-missing", "rows-too-few"]);
        round.Desk.Find("minimal", "lake")!.State.ShouldBe(ResponseState.Draft);
    }

    [TestCase("")]
    [TestCase("   ")]
    public void Submit_NoName_IsRefused(string name)
    {
        using var round = new CollectingRound();
        round.Save("lake", Complete);

        round.Desk.Submit("minimal", "lake", name, By(ActorRole.Secretariat)).Problems.ShouldHaveSingleItem().Code.ShouldBe("name-missing");
    }

    [Test]
    public void Submit_WithAnswersNotAskedAnyMore_LeavesThemOut()
    {
        using var round = new CollectingRound();
        round.Save("lake", Complete.Replace("\"yes\"", "\"no\"", StringComparison.Ordinal));

        var submitted = round.Desk.Submit("minimal", "lake", "Amina", By(ActorRole.Secretariat)).Value!;

        submitted.Latest!.Response.Answers.Find("recommendations").ShouldBeNull();
    }

    [Test]
    public void TheWholeWay_IsRevisionsInTheOverviewAndInTheAuditTrail()
    {
        using var round = new CollectingRound();
        round.Save("lake", Complete);
        round.Desk.Submit("minimal", "lake", "Amina", By(ActorRole.Secretariat)).Succeeded.ShouldBeTrue();
        round.Desk.Return("minimal", "lake", By(ActorRole.Chair, "Chen") with { Reason = "Add the second one." }).Succeeded.ShouldBeTrue();
        round.Save("lake", Complete.Replace("scheme", "common scheme", StringComparison.Ordinal));
        round.Desk.Submit("minimal", "lake", "Amina", By(ActorRole.Secretariat)).Succeeded.ShouldBeTrue();
        var endorsed = round.Desk.Endorse("minimal", "lake", "Chen", By(ActorRole.Chair, "Chen")).Value!;

        endorsed.ETag.ShouldBe("\"4.2\"");
        round.Desk.FindHistory("minimal", "lake")!.Select(revision => (revision.Response.State, revision.Role, revision.Note)).ShouldBe(
        [
            (ResponseState.Submitted, ActorRole.Secretariat, null),
            (ResponseState.Returned, ActorRole.Chair, "Add the second one."),
            (ResponseState.Submitted, ActorRole.Secretariat, null),
            (ResponseState.Endorsed, ActorRole.Chair, null),
        ]);
        using var reader = round.Store.BeginRead();
        Overview.Of(round.Round, round.Round.Rule, reader.ReadDigests(round.Round)).Overall.Responded.Count.ShouldBe(1);
        StoreVerifier.Verify(round.Store).Problems.ShouldBeEmpty();
        new AuditDesk(round.Store).ReadAll("minimal").Select(entry => (entry.Role, entry.Name, entry.Action, entry.Subject)).ShouldBe(
        [
            (ActorRole.Secretariat, "Amina", "draft-begun", "lake"),
            (ActorRole.Secretariat, "Amina", "response-submitted", "lake"),
            (ActorRole.Chair, "Chen", "response-returned", "lake"),
            (ActorRole.Secretariat, "Amina", "draft-begun", "lake"),
            (ActorRole.Secretariat, "Amina", "response-submitted", "lake"),
            (ActorRole.Chair, "Chen", "response-endorsed", "lake"),
        ]);
    }

    [Test]
    public void Submit_ACorrection_TheOldOneCountsUntilThen()
    {
        using var round = new CollectingRound();
        round.Save("lake", Complete);
        round.Desk.Submit("minimal", "lake", "Amina", By(ActorRole.Secretariat));

        var corrected = round.Save("lake", Incomplete).Value!;

        corrected.HasCorrection.ShouldBeTrue();
        corrected.State.ShouldBe(ResponseState.Submitted);
        round.Desk.Discard("minimal", "lake", By(ActorRole.Secretariat)).Value!.HasCorrection.ShouldBeFalse();
    }

    [Test]
    public void Submit_NothingNew_IsNoRevision()
    {
        using var round = new CollectingRound();
        round.Save("lake", Complete);
        round.Desk.Submit("minimal", "lake", "Amina", By(ActorRole.Secretariat));
        round.Save("lake", Incomplete);
        round.Save("lake", Complete);

        round.Desk.Submit("minimal", "lake", "Boris", By(ActorRole.Secretariat)).Value!.Latest!.Number.ShouldBe(1);
    }

    [Test]
    public void Submit_TheSameRequestAgain_DoesNothingTwice()
    {
        using var round = new CollectingRound();
        round.Save("lake", Complete);
        var request = By(ActorRole.Secretariat) with { Key = "one" };
        round.Desk.Submit("minimal", "lake", "Amina", request);

        round.Desk.Submit("minimal", "lake", "Amina", request).Value!.Latest!.Number.ShouldBe(1);
        round.Desk.FindHistory("minimal", "lake")!.ShouldHaveSingleItem();
    }

    [Test]
    public void Submit_KeyOfAnotherRequest_IsRefused()
    {
        using var round = new CollectingRound();
        round.Save("lake", Complete);
        var request = By(ActorRole.Secretariat) with { Key = "one" };
        round.Desk.Submit("minimal", "lake", "Amina", request);

        CodeOf(round.Desk.Withdraw("minimal", "lake", request)).ShouldBe("request-key-reused");
        CodeOf(round.Desk.Submit("minimal", "lake", "Boris", request)).ShouldBe("request-key-reused");
        round.Save("lake", Complete.Replace("Agree", "Decide", StringComparison.Ordinal));
        var later = round.Desk.Submit("minimal", "lake", "Amina", request);
        CodeOf(later).ShouldBe("request-key-reused", "What was written after the submission must not be taken to be submitted.");
        later.Problems[0].Message.ShouldContain("revision 1");

        static string CodeOf(Outcome<ResponseDossier> outcome) => outcome.Problems.ShouldHaveSingleItem().Code;
    }

    [Test]
    public void Return_KeyOfAnotherReturn_IsRefused()
    {
        using var round = new CollectingRound();
        round.Save("lake", Complete);
        round.Desk.Submit("minimal", "lake", "Amina", By(ActorRole.Secretariat));
        var request = By(ActorRole.Coordinator) with { Key = "one", Reason = "Name the elements." };
        round.Desk.Return("minimal", "lake", request).Succeeded.ShouldBeTrue();

        round.Desk.Return("minimal", "lake", request).Succeeded.ShouldBeTrue("It is done.");
        round.Desk.Return("minimal", "lake", request with { Reason = "Another reason" }).Problems.ShouldHaveSingleItem().Code.ShouldBe("request-key-reused");
        round.Desk.Submit("minimal", "lake", "Amina", By(ActorRole.Secretariat));
        round.Desk.Return("minimal", "lake", request).Problems.ShouldHaveSingleItem().Code.ShouldBe("request-key-reused", "A second return for the same reason is a second one.");
    }

    [Test]
    public void Return_WithoutReason_IsRefused()
    {
        using var round = new CollectingRound();
        round.Save("lake", Complete);
        round.Desk.Submit("minimal", "lake", "Amina", By(ActorRole.Secretariat));

        round.Desk.Return("minimal", "lake", By(ActorRole.Coordinator)).Problems.ShouldHaveSingleItem().Code.ShouldBe("reason-missing");
    }

    [Test]
    public void ReturnAndWithdraw_ReasonTooLong_AreRefusedByWhateverWayTheyCome()
    {
        using var round = new CollectingRound();
        round.Save("lake", Complete);
        round.Desk.Submit("minimal", "lake", "Amina", By(ActorRole.Secretariat));
        var tooLong = new string('a', DeskRequest.LongestReason + 1);

        round.Desk.Return("minimal", "lake", By(ActorRole.Coordinator) with { Reason = tooLong }).Problems.ShouldHaveSingleItem().Code.ShouldBe("reason-too-long");
        round.Desk.Withdraw("minimal", "lake", By(ActorRole.Secretariat) with { Reason = tooLong }).Problems.ShouldHaveSingleItem().Code.ShouldBe("reason-too-long");

        // A browser sends two signs for each end of a line that it counted as one.
        var lines = string.Concat(Enumerable.Repeat("a\r\n", DeskRequest.LongestReason / 2));
        round.Desk.Return("minimal", "lake", By(ActorRole.Coordinator) with { Reason = lines }).Succeeded.ShouldBeTrue();
    }

    [TestCase("2024-02-29", "announced")]
    [TestCase("2024-04-01", "closed")]
    public void Save_RoundTakesNoAnswers_IsRefused(string day, string phase)
    {
        using var round = new CollectingRound();
        round.Clock.Now = DateTimeOffset.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

        var outcome = round.Save("lake", Complete);

        outcome.Problems.ShouldHaveSingleItem(phase).Code.ShouldBe("round-not-collecting");
    }

    [Test]
    public void AllActions_FromEveryState_AreThoseOfTheTable()
    {
        foreach (var transition in ResponseTransitions.All)
        {
            using var round = new CollectingRound();
            Bring(round, transition.From);
            foreach (var role in Enum.GetValues<ActorRole>())
            {
                round.Desk.Find("minimal", "lake")!.GetActions(role).Contains(transition.Action).ShouldBe(
                    ResponseTransitions.Find(transition.From, transition.Action, role) is not null,
                    $"{transition.From} {transition.Action} {role}");
            }

            if (transition.Action == ResponseAction.Submit)
            {
                // What is submitted already and says nothing new is left as it is.
                round.Save("lake", Complete.Replace("Agree", "Decide", StringComparison.Ordinal));
            }

            Act(round, transition.Action, transition.Roles[0]).ShouldBe(transition.To, transition.ToString());
        }
    }

    [Test]
    public void Verify_AuditTrailChanged_IsTold()
    {
        using var round = new CollectingRound();
        round.Save("lake", Complete);
        round.Desk.Submit("minimal", "lake", "Amina", By(ActorRole.Secretariat));
        using (var session = round.Store.BeginSession(writes: true))
        {
            session.Execute("UPDATE audit_entry SET name = 'Mallory' WHERE number = 1", new { });
            session.Commit();
        }

        StoreVerifier.Verify(round.Store).Problems.ShouldContain(problem => problem.Code == "store-document-damaged" && problem.Place.ToString() == "audit trail");
    }

    [Test]
    public void Save_ManyAtOnce_EveryOneIsKept()
    {
        using var round = new CollectingRound();

        Parallel.For(0, 40, number => round.Desk.Save(
            "minimal",
            "lake",
            dossier => new DraftContent(round.Answers($$"""{"recommendations": [{{string.Join(',', Enumerable.Range(0, dossier.Content.Answers.GetRows("recommendations").Count + 1).Select(row => $$"""{"text": "{{row}}"}"""))}}]}"""), "en"),
            By(ActorRole.Secretariat, $"writer {number}")).Succeeded.ShouldBeTrue());

        var dossier = round.Desk.Find("minimal", "lake")!;
        dossier.ETag.ShouldBe("\"0.40\"");
        dossier.Content.Answers.GetRows("recommendations").Count.ShouldBe(40);
    }

    private static void Bring(CollectingRound round, ResponseState? state)
    {
        if (state is null)
        {
            return;
        }

        Act(round, ResponseAction.Save, ActorRole.Secretariat);
        if (state is ResponseState.Draft)
        {
            return;
        }

        Act(round, ResponseAction.Submit, ActorRole.Secretariat);
        _ = state switch
        {
            ResponseState.Endorsed => Act(round, ResponseAction.Endorse, ActorRole.Chair),
            ResponseState.Returned => Act(round, ResponseAction.Return, ActorRole.Coordinator),
            ResponseState.Withdrawn => Act(round, ResponseAction.Withdraw, ActorRole.Secretariat),
            _ => state,
        };
    }

    private static ResponseState? Act(CollectingRound round, ResponseAction action, ActorRole role)
    {
        var request = By(role) with { Reason = "Because." };
        var outcome = action switch
        {
            ResponseAction.Save => round.Save("lake", Complete, request),
            ResponseAction.Submit => round.Desk.Submit("minimal", "lake", "Amina", request),
            ResponseAction.Endorse => round.Desk.Endorse("minimal", "lake", "Chen", request),
            ResponseAction.Return => round.Desk.Return("minimal", "lake", request),
            _ => round.Desk.Withdraw("minimal", "lake", request),
        };
        return outcome.Value.ShouldNotBeNull(string.Join(' ', outcome.Problems)).State;
    }
}
