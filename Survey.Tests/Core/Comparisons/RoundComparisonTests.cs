using Survey.Core.Analysis;
using Survey.Core.Comparisons;
using Survey.Core.Results;
using Survey.Files.Folders;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Comparisons;

public sealed class RoundComparisonTests
{
    private SampleRound _earlier = null!;
    private SampleRound _later = null!;
    private RoundComparison _comparison = null!;

    [OneTimeSetUp]
    public async Task Compare()
    {
        using var folder = LaterRound.CreateFolder();
        (_earlier, _later) = (SampleRound.Read("grcp7"), SampleRound.ReadFolder(folder.Path));
        _comparison = RoundComparison.Of(await Count(_earlier), await Count(_later));
    }

    [Test]
    public void Participants_MatchedByCode()
    {
        var participants = _comparison.Participants.ShouldNotBeNull();

        participants.Joined.Select(each => each.Code).ShouldBe(["ird"]);
        participants.Left.Select(each => each.Code).ShouldBe(["midcas"]);
        participants.AnsweredEarlierOnly.Select(each => each.Code).ShouldBe(["midcas"]);
        participants.AnsweredLaterOnly.Select(each => each.Code).ShouldBe(["sacm"]);
        participants.AnsweredBoth.Count.ShouldBe(26);
    }

    [Test]
    public void Regions_LostAnswersInAfrica_CeaseToBeRecurrent()
    {
        var africa = _comparison.Regions.Single(region => region.Region.Code == "africa");

        africa.Elements.Count.ShouldBe(24);
        foreach (var element in africa.Elements)
        {
            var code = element.Element.Code;
            element.Earlier.Recurrent.ShouldBe(IsRecurrent(_earlier, "africa", code), code);
            element.Later.Recurrent.ShouldBe(IsRecurrent(_later, "africa", code), code);
        }

        africa.Ceased.ShouldNotBeEmpty();
        africa.Became.Concat(africa.Ceased).Concat(africa.Stayed).Select(each => each.Element.Code).ShouldBeUnique();
    }

    [Test]
    public void Regions_SecondRespondentInTheAmericas_BecomeRecurrent()
    {
        // In 2017 the ACP–EU Migration Dialogue alone addressed theme 1; SACM now does too.
        var americas = _comparison.Regions.Single(region => region.Region.Code == "americas");
        var became = americas.Became.Single(element => element.Element.Code == "i");

        (became.Earlier.Named, became.Earlier.Denominator).ShouldBe((1, 1));
        (became.Later.Named, became.Later.Denominator).ShouldBe((2, 2));
        _comparison.Across.Single(element => element.Element.Code == "i").Gained.Select(region => region.Code).ShouldBe(["americas"]);
    }

    [Test]
    public void Figures_Changed_HaveTheNamesBehindThem()
    {
        var responded = Figure(FigureKind.Responded, "africa");

        (responded.Earlier.Number, responded.Later.Number).ShouldBe((11, 10));
        responded.Earlier.Without(responded.Later).ShouldBe(["midcas"]);
        Figure(FigureKind.Responded, "asia-pacific-middle-east").IsChanged.ShouldBeFalse();
        // The same number, other names.
        var overall = _comparison.Figures.Single(each => each.Figure.Kind == FigureKind.Invited && each.Figure.Region is null);
        (overall.Earlier.Number, overall.Later.Number, overall.IsChanged).ShouldBe((35, 35, true));
    }

    [Test]
    public void Questions_ChangedChoices_StandSideBySideAndAreSaid()
    {
        var status = _comparison.Questions.Single(each => each.Later.Question.Path == "recommendations_status");

        (status.Entries[^1].Code, status.Entries[^1].Earlier).ShouldBe(("postponed", null));
        var final = status.Entries.Single(entry => entry.Code == "final");
        (final.Earlier!.Count, final.Later!.Count).ShouldBe((14, 14));
        Reasons(DifferenceSubject.Choice, "recommendations_status=postponed").ShouldBe([DifferenceReason.OnlyLater]);
        Reasons(DifferenceSubject.Choice, "recommendations_status=none").ShouldBe([DifferenceReason.OtherText]);
    }

    [TestCase("practices.kind", "only-earlier")]
    [TestCase("adopted_in", "only-later")]
    [TestCase("has_principles", "other-type")]
    public void Differences_Questions_AreListedWithTheReason(string path, string reason) =>
        Reasons(DifferenceSubject.Question, path).Select(each => each.Code).ShouldBe([reason]);

    [Test]
    public void Differences_OrganizationInOtherRegions_IsListed()
    {
        Reasons(DifferenceSubject.Organization, "eac").ShouldBe([DifferenceReason.OtherRegions]);
        _comparison.Differences.Count(each => each.Subject == DifferenceSubject.Organization).ShouldBe(1);
    }

    [Test]
    public async Task Of_TheSameRound_FindsNoDifference()
    {
        var comparison = RoundComparison.Of(await Count(_earlier), await Count(_earlier));

        comparison.Differences.ShouldBeEmpty();
        comparison.Figures.ShouldNotContain(figure => figure.IsChanged);
        comparison.Regions.ShouldAllBe(region => !region.Became.Any() && !region.Ceased.Any());
        comparison.Across.ShouldNotContain(element => element.IsChanged);
    }

    [Test]
    public async Task Of_OtherFramework_ListsItAndComparesTheRest()
    {
        var comparison = RoundComparison.Of(await Count(_earlier), await Count(SampleRound.Read("review-2018")));

        comparison.Regions.ShouldBeEmpty();
        comparison.Figures.ShouldNotContain(figure => figure.Figure.Theme != null);
        comparison.Figures.ShouldContain(figure => figure.Figure.Kind == FigureKind.Responded);
        var framework = comparison.Differences.First(each => each.Subject == DifferenceSubject.Framework);
        (framework.Earlier!.In("en"), framework.Later!.In("en")).ShouldBe(("gcm-modalities-2017", "gcm-objectives-2018"));
    }

    [Test]
    public async Task Of_ThroughACrosswalk_ComparesInTheTermsOfTheLaterRound()
    {
        var crosswalk = CrosswalkFile.Read(
            Repository.PathOf("samples", "crosswalks", "gcm-modalities-2017-to-gcm-objectives-2018.json"),
            _earlier.Round.Framework).Value.ShouldNotBeNull();
        var digests = _earlier.Responses.Select(response => Survey.Core.Responses.ResponseDigest.Of(response, _earlier.Round)).ToList();
        var translated = TranslatedOverview.Of(_earlier.Round, _earlier.Round.Rule, crosswalk, digests);
        var results = (await Count(_earlier)).Results;

        var comparison = RoundComparison.Of(
            new ComparedRound(translated.Overview, results, translated),
            await Count(SampleRound.Read("review-2018")));

        comparison.Crosswalk.ShouldBe(crosswalk);
        comparison.Regions.Count.ShouldBe(4);
        comparison.Regions[0].Elements.Count.ShouldBe(23);
        var africa = translated.Overview.Regions[0];
        comparison.Regions[0].Elements[6].Earlier.ShouldBe(africa.Elements[6]);
        var lost = comparison.Differences.Single(each => each.Reason == DifferenceReason.NoCounterpart);
        (lost.Code, lost.Earlier!.In("en"), lost.Later).ShouldBe(("b", "5", null));
    }

    [Test]
    public async Task Of_OpenRound_SaysThatRespondentsCannotBeMatched()
    {
        var open = SampleRound.ReadChanged("grcp7", (_, _, _, round) =>
        {
            round["access"] = "open";
            round["code"] = "open";
        });

        var comparison = RoundComparison.Of(await Count(_earlier), await Count(open));

        comparison.Participants.ShouldBeNull();
        comparison.Differences[0].Reason.ShouldBe(DifferenceReason.Open);
    }

    private static async Task<ComparedRound> Count(SampleRound sample) =>
        new(sample.Overview, await RoundResults.Of(sample.Round, ResultSelection.All, sample.Responses.ToAsyncEnumerable()));

    private static bool IsRecurrent(SampleRound sample, string region, string element) =>
        sample.Overview.Regions.Single(each => each.Region.Code == region).Elements.Single(each => each.Element.Code == element).Recurrent;

    private ComparedFigure Figure(FigureKind kind, string region) =>
        _comparison.Figures.Single(each => each.Figure.Kind == kind && each.Figure.Region?.Code == region);

    private IReadOnlyList<DifferenceReason> Reasons(DifferenceSubject subject, string code) =>
        [.. _comparison.Differences.Where(each => each.Subject == subject && each.Code == code).Select(each => each.Reason)];
}
