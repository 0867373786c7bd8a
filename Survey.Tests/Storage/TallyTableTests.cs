using System.Text;
using Survey.Collecting.Loading;
using Survey.Collecting.OpenRounds;
using Survey.Collecting.Responses;
using Survey.Collecting.Rounds;
using Survey.Core.Analysis;
using Survey.Core.Responses;
using Survey.Core.Results;
using Survey.Files.Reports.Tables;
using Survey.Storage;
using Survey.Tests.Core.Analysis;
using Survey.Tests.Support;

namespace Survey.Tests.Storage;

/// <summary>Stored counters equal what a recount gives, and reports made from them are the same to the byte.</summary>
[TestFixture(StoreEngine.Sqlite)]
[TestFixture(StoreEngine.Postgres)]
public sealed class TallyTableTests(StoreEngine engine)
{
    private const string Round = "open-consultation";

    private const string OtherAnswers =
        """
        {"has_recommendations": "yes", "recommendations_status": "provisional",
         "recommendations": [{"text": "Share data.", "elements": {"themes": [], "elements": ["b", "a"]}}, {"text": "Train.",
          "elements": {"themes": ["1"], "elements": []}}]}
        """;

    [Test]
    public async Task Find_LoadedRound_GivesTheReportsOfARecount()
    {
        using var place = await TestStore.MakeLoaded(engine, Round);

        await ShouldEqualARecount(place.Open(), Round, responded: 3);
    }

    [Test]
    public async Task Find_LoadedAgainWithOtherAnswers_GivesTheReportsOfARecount()
    {
        using var folder = TemporaryFolder.CopyOf(Round);
        using var place = await TestStore.MakeLoaded(engine, Round);
        var file = Directory.GetFiles(folder.PathOf("responses")).Order(StringComparer.Ordinal).First();
        var text = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, text.Replace("\"submitted\"", "\"withdrawn\"", StringComparison.Ordinal));

        (await RoundLoader.Load(folder.Path, place.Address, FixedTime.Instance, TestActors.Operator)).Value!.Revised.ShouldBe(1);

        await ShouldEqualARecount(place.Open(), Round, responded: 2);
    }

    [Test]
    public async Task Commit_SubmissionsCorrectionsAndWithdrawalsAtOnce_EqualARecount()
    {
        const int Writers = 6;
        const int Answers = 5;
        using var collecting = await CollectingRound.Make(change: OpenRoundFiles.Open, engine: engine);
        var open = new OpenDesk(collecting.Store);

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => Write(writer))));

        await ShouldEqualARecount(collecting.Store, "minimal", responded: Writers * (Answers - 2));

        async Task Write(int writer)
        {
            for (var number = 0; number < Answers; number++)
            {
                string[] regions = writer % 2 == 0 ? ["north", "south"] : ["south"];
                var given = new GivenRespondent(number % 2 == 0 ? "citizen" : "forum", regions, HasAgreed: true);
                var submitted = await open.Submit(
                    "minimal",
                    given,
                    (_, _) => new DraftContent(collecting.Answers(OpenRoundFiles.Answers), "en"),
                    key: $"{writer}-{number}");
                var id = submitted.Value.ShouldNotBeNull().Entry.Response.Respondent.Id;
                var own = new DeskRequest(new Actor(ActorRole.Respondent, id), InputChannel.Page);
                var coordinator = CollectingRound.By(ActorRole.Coordinator);
                switch (number)
                {
                    case 0:
                        await Correct(id, own);
                        break;

                    case 1:
                        (await collecting.Desk.Withdraw("minimal", id, own)).Succeeded.ShouldBeTrue();
                        break;

                    case 2:
                        (await collecting.Desk.Return("minimal", id, coordinator with { Reason = "Say more." })).Succeeded.ShouldBeTrue();
                        break;

                    case 3:
                        (await collecting.Desk.Withdraw("minimal", id, coordinator)).Succeeded.ShouldBeTrue();
                        await Correct(id, own);
                        break;

                    case 4 when writer == 0:
                        await new RoundDesk(collecting.Store).Extend(
                            "minimal",
                            collecting.Round.Deadline!.Value.AddDays(writer + 1),
                            organizations: null,
                            closes: null,
                            TestActors.Operator);
                        break;
                }
            }
        }

        async Task Correct(string id, DeskRequest request)
        {
            await collecting.Desk.Save("minimal", id, _ => new DraftContent(collecting.Answers(OtherAnswers), "en"), request);
            (await collecting.Desk.Submit("minimal", id, submittedBy: "", request)).Succeeded.ShouldBeTrue();
        }
    }

    [Test]
    public async Task Find_StoreOfAnEarlierVersion_CountsUntilItIsLoadedAgain()
    {
        using var place = await TestStore.MakeLoaded(engine, Round);
        place.Change("DELETE FROM tally");
        place.Change("DELETE FROM tallied_round");
        var store = place.Open();
        await using (var session = await store.BeginReadAsync())
        {
            var (round, _) = (await session.Rounds.Find(Round))!.Value;
            (await session.Tallies.Find(round, withResults: true)).ShouldBeNull();
            var overview = await RoundSnapshot.Latest(session, round).ReadOverview(round.Rule, CancellationToken.None);
            overview.Overall.Responded.Count.ShouldBe(3);
        }

        (await VerifiedStore.Count(store)).Responses.ShouldBe(3);
        await RoundLoader.Load(Repository.Sample(Round), place.Address, FixedTime.Instance, TestActors.Operator);

        await ShouldEqualARecount(store, Round, responded: 3);
    }

    [Test]
    public async Task Submit_StoreOfAnEarlierVersion_KeepsTheTalliesIncomplete()
    {
        using var collecting = await CollectingRound.Make(change: OpenRoundFiles.Open, engine: engine);
        collecting.Place.Change("DELETE FROM tallied_round");

        (await Submit(collecting)).ShouldNotBeNull();

        collecting.Place.Read<int>("SELECT COUNT(*) FROM tally").ShouldBe(0);
        await using (var session = await collecting.Store.BeginWriteAsync())
        {
            var (round, definition) = (await session.Rounds.Find("minimal"))!.Value;
            (await session.Tallies.CountAgain(round, definition)).ShouldBe(1);
            await session.Commit();
        }

        await ShouldEqualARecount(collecting.Store, "minimal", responded: 1);
    }

    [TestCase("DELETE FROM tally WHERE part = 'type:citizen'", "type:citizen")]
    [TestCase("UPDATE tally SET overview = x'00' WHERE part = 'region:south'", "region:south")]
    [TestCase("UPDATE tally SET results = x'00' WHERE part = 'region:south'", "region:south")]
    [TestCase("UPDATE tally SET part = 'region:north' WHERE part = 'region:south'", "region:north")]
    public async Task Verify_TallyThatDiffers_IsReportedWithItsPlace(string change, string part)
    {
        using var collecting = await CollectingRound.Make(change: OpenRoundFiles.Open, engine: engine);
        await Submit(collecting);
        collecting.Place.Change(change);

        var problem = (await StoreVerifier.Verify(collecting.Store)).Problems[0];

        problem.Code.ShouldBe("store-derivation-differs");
        problem.Place.ToString().ShouldStartWith($"stored tallies of minimal: 1.{part}");
        problem.InEnglish().ShouldEndWith("Run: survey recount minimal");
    }

    [Test]
    public async Task Submit_DamagedTally_StoresTheAnswer()
    {
        using var collecting = await CollectingRound.Make(change: OpenRoundFiles.Open, engine: engine);
        var first = await Submit(collecting);
        collecting.Place.Change("UPDATE tally SET overview = x'00'");

        var request = new DeskRequest(new Actor(ActorRole.Respondent, first!), InputChannel.Page);
        (await collecting.Desk.Withdraw("minimal", first!, request)).Succeeded.ShouldBeTrue();

        await using var session = await collecting.Store.BeginReadAsync();
        var (round, _) = (await session.Rounds.Find("minimal"))!.Value;
        (await RoundSnapshot.Latest(session, round).ReadOverview(round.Rule, CancellationToken.None)).Overall.Responded.Count.ShouldBe(0);
    }

    private static async Task<string?> Submit(CollectingRound collecting) =>
        (await new OpenDesk(collecting.Store).Submit(
            "minimal",
            new GivenRespondent("citizen", ["south"], HasAgreed: true),
            (_, _) => new DraftContent(collecting.Answers(OpenRoundFiles.Answers), "en"),
            key: null)).Value?.Entry.Response.Respondent.Id;

    private static async Task ShouldEqualARecount(Store store, string code, int responded)
    {
        (await StoreVerifier.Verify(store)).Problems.ShouldBeEmpty();
        await using var session = await store.BeginReadAsync();
        var (round, _) = (await session.Rounds.Find(code))!.Value;
        var tallies = (await session.Tallies.Find(round, withResults: true)).ShouldNotBeNull();
        tallies.Responded.ShouldBe(responded);
        var overview = await Overview.Of(round, round.Rule, session.Responses.ReadDigests(round));
        var results = await RoundResults.Of(round, ResultSelection.All, session.Responses.Read(round));

        Write(tallies.ToOverview(round.Rule), tallies.FindResults(ResultSelection.All)!).ShouldBe(Write(overview, results));
    }

    private static string Write(Overview overview, RoundResults results)
    {
        using var stream = new MemoryStream();
        ResultsJson.Write(stream, results);
        return SmallConsultation.ToText(overview) + Encoding.UTF8.GetString(stream.ToArray());
    }
}
