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
    private static readonly GivenRespondent Citizen = new("citizen", ["south"]);

    private CollectingRound _collecting = null!;

    private OpenDesk Desk => new(_collecting.Store);

    [SetUp]
    public async Task Start() => _collecting = await CollectingRound.Make(change: OpenRoundFiles.Open, engine: engine);

    [TearDown]
    public void Stop() => _collecting.Dispose();

    [Test]
    public async Task Begin_Answer_LeavesItsEntriesAndAnEmptyDraft()
    {
        var issued = (await Desk.Begin("minimal", Citizen, hasAgreed: true, "en")).Value.ShouldNotBeNull();

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
        var first = (await Desk.Begin("minimal", Citizen, hasAgreed: true, "en")).Value.ShouldNotBeNull();
        var second = (await Desk.Begin("minimal", Citizen, hasAgreed: true, "en")).Value.ShouldNotBeNull();

        second.Link.Organization.ShouldNotBe(first.Link.Organization);
        second.Secret.ShouldNotBe(first.Secret);
    }

    [Test]
    public async Task Find_ResponseOfNobody_GivesNone()
    {
        (await _collecting.Desk.Find("minimal", "lake")).ShouldBeNull();
        (await _collecting.Desk.FindHistory("minimal", "lake")).ShouldBeNull();
    }

    [Test]
    public async Task Submit_RoundChangedMeanwhile_ChecksByWhatItSaysNow()
    {
        var reads = 0;

        var outcome = await Desk.Submit("minimal", Citizen, hasAgreed: true, Read, key: null);

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
        var outcome = await Desk.Submit("minimal", Citizen, hasAgreed: true, Read, key: null);

        outcome.Succeeded.ShouldBeTrue();
        checkedBy!.Title.In("en", "en").ShouldBe("A minimal round");

        DraftContent? Read(Round round, ProblemLog problems)
        {
            checkedBy = round;
            return new DraftContent(_collecting.Answers(OpenRoundFiles.Answers), "en");
        }
    }

    [Test]
    public async Task Submit_ByHandAndByPages_AreCountedAlike()
    {
        await Submit("one");
        await Submit("two");
        await Submit("two");
        var begun = (await Desk.Begin("minimal", Citizen, hasAgreed: true, "en")).Value.ShouldNotBeNull();
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

    private Task<Outcome<SubmittedAnswer>> Submit(string? key) => Desk.Submit(
        "minimal",
        Citizen,
        hasAgreed: true,
        (_, _) => new DraftContent(_collecting.Answers(OpenRoundFiles.Answers), "en"),
        key);

    private async Task<IEnumerable<string>> EntriesOf(string id) =>
        (await new AuditDesk(_collecting.Store).ReadAll("minimal").ToListAsync())
            .Where(entry => entry.Subject == id)
            .Select(entry => $"{entry.Role.ToCode()} {entry.Name}: {entry.Action}");
}
