using Survey.Core.Responses;
using Survey.Core.Results;
using Survey.Storage;
using Survey.Tests.Support;
using static Survey.Tests.Support.CollectingRound;

namespace Survey.Tests.Storage;

[TestFixture(StoreEngine.Sqlite)]
[TestFixture(StoreEngine.Postgres)]
public sealed class RoundSnapshotTests(StoreEngine engine)
{
    private const string NamesA = """
        {"has_recommendations": "yes", "recommendations_status": "final",
         "recommendations": [{"text": "Agree on a scheme.", "elements": {"themes": [], "elements": ["a"]}}]}
        """;

    private const string NamesB = """
        {"has_recommendations": "yes", "recommendations_status": "final",
         "recommendations": [{"text": "Agree on a scheme.", "elements": {"themes": [], "elements": ["b"]}}]}
        """;

    private static readonly DateTimeOffset March = new(2024, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task At_AnsweredInTheService_CountsWhatWasStoredUntilTheEndOfTheDay()
    {
        using var round = await CollectingRound.Make(engine: engine);
        await Submit(round, day: 4, "lake", NamesA);
        await Submit(round, day: 6, "lake", NamesB);
        await Submit(round, day: 7, "forest", NamesA);
        round.Clock.Now = March.AddDays(8);
        (await round.Desk.Withdraw("minimal", "lake", By(ActorRole.Secretariat))).Succeeded.ShouldBeTrue();

        (await Named(round, 3)).ShouldBe("");
        (await Named(round, 4)).ShouldBe("a: lake");
        (await Named(round, 5)).ShouldBe("a: lake");
        (await Named(round, 6)).ShouldBe("b: lake");
        (await Named(round, 7)).ShouldBe("a: forest; b: lake");
        (await Named(round, 9)).ShouldBe("a: forest");
        (await Named(round, day: null)).ShouldBe("a: forest");
    }

    [TestCase("2017-06-01", 0)]
    [TestCase("2017-06-08", 1)]
    [TestCase("2017-06-26", 21)]
    [TestCase("2017-07-19", 24)]
    [TestCase("2017-10-10", 27)]
    public async Task At_LoadedFromAFolder_CountsFromTheDayThatEachResponseSays(string day, int responded)
    {
        using var store = await TestStore.MakeLoaded(engine, "grcp7");
        await using var session = await store.Open().BeginReadAsync();
        var round = (await session.Rounds.Find("grcp7"))!.Value.Round;
        var snapshot = RoundSnapshot.At(session, round, DateOnly.Parse(day, null));

        var overview = await snapshot.ReadOverview(round.Rule, CancellationToken.None);
        var results = await snapshot.ReadResults(ResultSelection.All, CancellationToken.None);

        (overview.Overall.Responded.Count, results.Responded).ShouldBe((responded, responded));
        (overview.AsOf, results.AsOf).ShouldBe((snapshot.AsOf, snapshot.AsOf));
        var expected = SampleRound.Read("grcp7").Responses
            .Where(response => response.SubmittedOn <= snapshot.AsOf)
            .Select(response => response.Respondent.Id);
        overview.Overall.Responded.Organizations!.Select(each => each.Code).ShouldBe(expected, ignoreOrder: true);
    }

    [Test]
    public async Task At_LaterRevisions_DoNotChangeAnEarlierState()
    {
        using var round = await CollectingRound.Make(engine: engine);
        await Submit(round, day: 4, "lake", NamesA);
        var before = await Named(round, 4);

        await Submit(round, day: 5, "lake", NamesB);
        await Submit(round, day: 20, "forest", NamesB);

        (await Named(round, 4)).ShouldBe(before);
    }

    private static async Task Submit(CollectingRound round, int day, string organization, string answers)
    {
        round.Clock.Now = March.AddDays(day - 1);
        (await round.Save(organization, answers)).Succeeded.ShouldBeTrue();
        (await round.Desk.Submit("minimal", organization, "Amina", By(ActorRole.Secretariat))).Succeeded.ShouldBeTrue();
    }

    /// <summary>The elements that somebody names at the end of a day of March, with who does; null for now.</summary>
    private static async Task<string> Named(CollectingRound round, int? day)
    {
        await using var session = await round.Store.BeginReadAsync();
        var snapshot = RoundSnapshot.At(session, round.Round, day is { } given ? new DateOnly(2024, 3, given) : null);
        var responses = await snapshot.Read().Where(response => response.State.Counts()).ToListAsync();
        var digests = await snapshot.ReadDigests().Where(digest => digest.Responded).ToListAsync();
        digests.Select(digest => digest.Respondent.Id).ShouldBe(responses.Select(each => each.Respondent.Id), ignoreOrder: true);
        digests.ShouldAllBe(digest => digest.QuestionnaireVersion == round.Round.Questionnaire.Version);
        return string.Join("; ", round.Round.Framework.Elements
            .Select(element => (element.Code, Who: digests.Where(digest => digest.Coverage.Elements.Contains(element.Position))))
            .Where(each => each.Who.Any())
            .Select(each => $"{each.Code}: {string.Join(' ', each.Who.Select(digest => digest.Respondent.Id))}"));
    }
}
