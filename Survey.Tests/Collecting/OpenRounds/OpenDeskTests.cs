using System.Security.Cryptography;
using System.Text;
using Survey.Collecting.Audit;
using Survey.Collecting.OpenRounds;
using Survey.Collecting.Responses;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Storage;
using Survey.Tests.Support;

namespace Survey.Tests.Collecting.OpenRounds;

/// <summary>Beginning and submitting answers in an open round.</summary>
[TestFixture(StoreEngine.Sqlite)]
[TestFixture(StoreEngine.Postgres)]
public sealed class OpenDeskTests(StoreEngine engine)
{
    private static readonly GivenRespondent Citizen = new("citizen", ["south"], HasAgreed: true);

    private CollectingRound _collecting = null!;

    private OpenDesk Desk => new(_collecting.Store);

    [SetUp]
    public async Task Start() => _collecting = await CollectingRound.Make(change: OpenRoundFiles.Open, engine: engine);

    [TearDown]
    public void Stop() => _collecting.Dispose();

    [Test]
    public async Task Begin_Answer_LeavesItsEntriesAndAnEmptyDraft()
    {
        var issued = (await Desk.Begin("minimal", Citizen, "en")).Value.ShouldNotBeNull();

        var id = issued.Link.Organization;
        (await EntriesOf(id)).ShouldBe([$"respondent {id}: draft-begun", $"respondent {id}: link-issued"]);
        var dossier = (await _collecting.Desk.Find("minimal", id)).ShouldNotBeNull();
        dossier.State.ShouldBe(ResponseState.Draft);
        dossier.Respondent.Type.Code.ShouldBe("citizen");
        (await StoreVerifier.Verify(_collecting.Store)).Problems.ShouldBeEmpty();
    }

    [Test]
    public async Task Submit_Answer_LeavesItsEntry()
    {
        var submitted = (await Submit(key: null)).Value.ShouldNotBeNull();

        var id = submitted.Entry.Response.Respondent.Id;
        (await EntriesOf(id)).ShouldBe([$"respondent {id}: response-submitted"]);
        (await StoreVerifier.Verify(_collecting.Store)).Problems.ShouldBeEmpty();
    }

    [Test]
    public async Task Begin_TwoAnswers_HaveNothingInCommon()
    {
        var first = (await Desk.Begin("minimal", Citizen, "en")).Value.ShouldNotBeNull();
        var second = (await Desk.Begin("minimal", Citizen, "en")).Value.ShouldNotBeNull();

        second.Link.Organization.ShouldNotBe(first.Link.Organization);
        second.Secret.ShouldNotBe(first.Secret);
    }

    [Test]
    public async Task Begin_SameFormSentTwice_IsOneAnswerWithTwoLinks()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Desk.Begin("minimal", Citizen, "en", "key")));

        answers.Select(answer => answer.Value!.Link.Organization).Distinct().ShouldHaveSingleItem();
        answers.Select(answer => answer.Value!.Secret).Distinct().Count().ShouldBe(4);
        await using var session = await _collecting.Store.BeginReadAsync();
        (await session.Drafts.GetHeads("minimal")).Count.ShouldBe(1);
    }

    [TestCase(false, 70, false)]
    [TestCase(true, 10, false)]
    [TestCase(false, 10, true)]
    public async Task Begin_SameKeyLaterOrWithOtherFacts_IsRefused(bool isTyped, int seconds, bool isOtherType)
    {
        var first = (await Desk.Begin("minimal", Citizen, "en", "key")).Value!.Link.Organization;
        if (isTyped)
        {
            var request = new DeskRequest(new Actor(ActorRole.Respondent, first), InputChannel.Page);
            await _collecting.Desk.Save("minimal", first, _ => new(_collecting.Answers(OpenRoundFiles.Answers), "en"), request);
        }

        _collecting.Clock.Now = _collecting.Clock.Now.AddSeconds(seconds);
        var again = await Desk.Begin("minimal", isOtherType ? Citizen with { Type = "forum" } : Citizen, "en", "key");

        again.Problems.ShouldHaveSingleItem().Kind.ShouldBe(ProblemCatalogue.RequestKeyReused);
    }

    [Test]
    public async Task Begin_WithNoticeAndChannel_KeepsBothWithTheAnswer()
    {
        var submitted = await Submit(key: null, Citizen with { Channel = "newsletter" });

        var respondent = submitted.Value!.Entry.Response.Respondent;
        respondent.Channel.ShouldBe("newsletter");
        respondent.Agreement!.On.ShouldBe(new DateOnly(2024, 3, 2));
        respondent.Agreement.Notice.ShouldBe(HashOf("Only the answer is kept."));
        await using var session = await _collecting.Store.BeginReadAsync();
        var (round, _) = (await session.Rounds.Find("minimal"))!.Value;
        (await session.Responses.ReadDigests(round).SingleAsync()).Respondent.Channel.ShouldBe("newsletter");
        (await Desk.CountByChannel(round)).ShouldBe([KeyValuePair.Create("newsletter", 1)]);
        (await StoreVerifier.Verify(_collecting.Store)).Problems.ShouldBeEmpty();
    }

    [Test]
    public async Task Begin_InFrench_KeepsTheNoticeThatWasShown()
    {
        var begun = (await Desk.Begin("minimal", Citizen, "fr")).Value!;

        var respondent = (await _collecting.Desk.Find("minimal", begun.Link.Organization))!.Respondent;
        respondent.Agreement!.Notice.ShouldBe(HashOf("Seule la réponse est conservée."));
    }

    [Test]
    public async Task Begin_UnknownChannel_IsRefused()
    {
        var outcome = await Desk.Begin("minimal", Citizen with { Channel = "radio" }, "en");

        outcome.Problems.Select(problem => $"{problem.Code} {problem.Place.Path}").ShouldBe(["channel-unknown respondent.channel"]);
    }

    [Test]
    public async Task SaveRespondent_AfterSubmission_BeginsACorrectionThatKeepsChannelAndAgreement()
    {
        var submitted = (await Submit(key: null, Citizen with { Channel = "poster" })).Value!.Entry.Response.Respondent;
        var request = new DeskRequest(new Actor(ActorRole.Respondent, submitted.Id), InputChannel.Page);

        await _collecting.Desk.SaveRespondent("minimal", submitted.Id, new("citizen", ["south"], HasAgreed: true), request);
        (await EntriesOf(submitted.Id)).Count().ShouldBe(1);
        await _collecting.Desk.SaveRespondent("minimal", submitted.Id, new("forum", ["north"], HasAgreed: true), request);

        (await EntriesOf(submitted.Id)).Last().ShouldBe($"respondent {submitted.Id}: draft-begun");
        var dossier = (await _collecting.Desk.Find("minimal", submitted.Id))!;
        dossier.HasCorrection.ShouldBeTrue();
        (dossier.Respondent.Type.Code, dossier.Respondent.Channel, dossier.Respondent.Agreement)
            .ShouldBe(("forum", "poster", submitted.Agreement));
        (await StoreVerifier.Verify(_collecting.Store)).Problems.ShouldBeEmpty();
    }

    [Test]
    public async Task Find_ResponseOfNobody_GivesNone()
    {
        (await _collecting.Desk.Find("minimal", "lake")).ShouldBeNull();
        (await _collecting.History.Find("minimal", "lake")).ShouldBeNull();
    }

    [Test]
    public async Task Submit_RoundChangedMeanwhile_ChecksByWhatItSaysNow()
    {
        var reads = 0;

        var outcome = await Desk.Submit("minimal", Citizen, Read, key: null);

        outcome.Succeeded.ShouldBeTrue();
        reads.ShouldBe(2);
        await using var session = await _collecting.Store.BeginReadAsync();
        (await session.Responses.Find("minimal", outcome.Value!.Entry.Response.Respondent.Id))!.RoundRevision.ShouldBe(2);

        DraftContent? Read(Round round, ProblemLog problems)
        {
            if (++reads == 1)
            {
                new Survey.Collecting.Rounds.RoundDesk(_collecting.Store)
                    .Extend("minimal", round.Deadline!.Value.AddDays(2), organizations: null, closes: null, TestActors.Operator)
                    .GetAwaiter().GetResult().Succeeded.ShouldBeTrue();
            }

            return new DraftContent(_collecting.Answers(OpenRoundFiles.Answers), "en");
        }
    }

    [Test]
    public async Task Submit_RoundChangedOnAnotherNode_FollowsWhatTheStoreSays()
    {
        var otherNode = new Survey.Collecting.Rounds.RoundDesk(_collecting.Place.Open(_collecting.Clock));
        (await Submit(key: null)).Succeeded.ShouldBeTrue();

        (await otherNode.Close("minimal", reason: null, TestActors.Operator)).Succeeded.ShouldBeTrue();
        (await Submit(key: null)).Problems.ShouldHaveSingleItem().Code.ShouldBe("round-not-collecting");
        (await otherNode.Reopen("minimal", deadline: null, closes: null, "Some asked for it.", TestActors.Operator))
            .Succeeded.ShouldBeTrue();

        (await Submit(key: null)).Succeeded.ShouldBeTrue();
    }

    [Test]
    public async Task Submit_DefinitionThatWasNeverStored_IsNotTheOneItIsCheckedBy()
    {
        (await Submit(key: null)).Succeeded.ShouldBeTrue();
        await using (var session = await _collecting.Store.BeginWriteAsync())
        {
            var row = (await session.Rounds.FindLatest("minimal"))!;
            await session.Rounds.Add(new Survey.Storage.Tables.RoundRow
            {
                Id = session.NewId(),
                Round = row.Round,
                Revision = row.Revision + 1,
                Framework = row.Framework,
                Directory = row.Directory,
                Questionnaire = row.Questionnaire,
                RoundDocument = row.RoundDocument.Replace("minimal round", "other round", StringComparison.Ordinal),
                Further = row.Further,
                QuestionnaireVersion = row.QuestionnaireVersion,
                Hash = row.Hash,
                StoredAt = row.StoredAt,
            });
            (await session.Rounds.Find("minimal"))!.Value.Round.Title.In("en", "en").ShouldBe("A other round");
        }

        Round? checkedBy = null;
        var outcome = await Desk.Submit("minimal", Citizen, Read, key: null);

        outcome.Succeeded.ShouldBeTrue();
        checkedBy!.Title.In("en", "en").ShouldBe("A minimal round");

        DraftContent? Read(Round round, ProblemLog problems)
        {
            checkedBy = round;
            return new DraftContent(_collecting.Answers(OpenRoundFiles.Answers), "en");
        }
    }

    [Test]
    public async Task Submit_ManyAtOnce_StoresEachOnce()
    {
        await Submit("before");

        string[] keys = ["before", .. Enumerable.Range(0, 20).SelectMany(number => new[] { $"{number}", $"{number}" })];
        var outcomes = await Task.WhenAll(keys.Select(key => Task.Run(() => Submit(key))));

        outcomes.Count(outcome => outcome.Value.ShouldNotBeNull().IsRepeated).ShouldBe(21);
        outcomes.Select(outcome => outcome.Value!.Seal.ShouldNotBeNull().ToString()).Distinct().Count().ShouldBe(21);
        var verified = await StoreVerifier.Verify(_collecting.Store);
        verified.Problems.ShouldBeEmpty();
        verified.Value!.Responses.ShouldBe(21);
    }

    [Test]
    public async Task Submit_ByHandAndByPages_AreCountedAlike()
    {
        await Submit("one");
        await Submit("two");
        await Submit("two");
        var begun = (await Desk.Begin("minimal", Citizen, "en")).Value.ShouldNotBeNull();
        var id = begun.Link.Organization;
        var request = new DeskRequest(new Actor(ActorRole.Respondent, id), InputChannel.Page);
        await _collecting.Desk.Save("minimal", id, _ => new DraftContent(_collecting.Answers(OpenRoundFiles.Answers), "en"), request);
        (await _collecting.Desk.Submit("minimal", id, submittedBy: "", request)).Succeeded.ShouldBeTrue();

        await using var session = await _collecting.Store.BeginReadAsync();
        var (round, _) = (await session.Rounds.Find("minimal"))!.Value;
        var counted = await session.Responses.ReadDigests(round).ToListAsync();
        counted.Count.ShouldBe(3);
        counted.ShouldAllBe(digest => digest.State == ResponseState.Submitted && digest.CodedRows == 1);
        (await StoreVerifier.Verify(_collecting.Store)).Problems.ShouldBeEmpty();
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private Task<Outcome<SubmittedAnswer>> Submit(string? key, GivenRespondent? given = null) => Desk.Submit(
        "minimal",
        given ?? Citizen,
        (_, _) => new DraftContent(_collecting.Answers(OpenRoundFiles.Answers), "en"),
        key);

    private async Task<IEnumerable<string>> EntriesOf(string id) =>
        (await new AuditDesk(_collecting.Store).ReadAll("minimal").ToListAsync())
            .Where(entry => entry.Subject == id)
            .Select(entry => $"{entry.Role.ToCode()} {entry.Name}: {entry.Action}");
}
