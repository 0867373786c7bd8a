using Survey.Core.Analysis;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Analysis;

public sealed class ReconciliationTests
{
    [Test]
    public void Of_Grcp7_ConfirmsEveryFigureAndFindsThreeClaimsFalse()
    {
        var reconciliation = Reconcile(File.ReadAllText(Path.Combine(Repository.Sample("grcp7"), "published.json")));

        reconciliation.Figures.Count.ShouldBe(95);
        reconciliation.Figures.ShouldAllBe(figure => figure.Agrees);
        reconciliation.Claims.Where(claim => !claim.IsTrue).Select(Describe).ShouldBe(
        [
            "b holds in africa europe, not in americas asia-pacific-middle-east",
            "d holds in americas asia-pacific-middle-east europe, not in africa",
            "n holds in africa asia-pacific-middle-east europe, not in americas",
        ]);
        reconciliation.Claims.Count(claim => claim.IsTrue).ShouldBe(9);
    }

    [TestCase("""{"overall": {"questioned": 34}}""", "invited: 34 / 35")]
    [TestCase("""{"overall": {"responseRatePercent": 77.1}}""", null)]
    [TestCase("""{"overall": {"responseRatePercent": 77.2}}""", "response rate in per cent: 77.2 / 77.1")]
    [TestCase("""{"overall": {"respondentsByType": {"rcp": 13}}}""", "respondents of type rcp: 13 / 12")]
    [TestCase("""{"overall": {"allSixThemes": ["gfmd"]}}""", "covering all themes: gfmd / gfmd, budapest-process, acp-eu")]
    [TestCase("""{"regions": [{"code": "europe", "noFeedback": ["uneca"]}]}""", "no feedback: uneca / none")]
    [TestCase("""{"regions": [{"code": "europe", "themes": [{"code": "2", "recurrent": ["w", "q"]}]}]}""", "recurrent elements: q, w / q")]
    [TestCase(
        """{"regions": [{"code": "europe", "themes": [{"code": "2", "respondents": 4, "recurrent": ["q"]}]}]}""",
        "respondents: 4 / 3")]
    public void Of_AFigure_IsComparedAsPrinted(string published, string? difference)
    {
        var figures = Reconcile(published).Figures;

        figures.Where(figure => !figure.Agrees).Select(figure => $"{figure.Name}: {figure.Printed} / {figure.Recomputed}")
            .ShouldBe(difference is null ? [] : [difference]);
    }

    [Test]
    public void Read_UnknownCodesAndMembers_AreAllReported()
    {
        var (round, _) = SampleRound.Read("grcp7");

        var (_, problems) = RoundParsing.ReadJson(
            """
            {"overal": {},
             "regions": [{"code": "afrika"},
              {"code": "africa", "noFeedback": ["unecaa"], "themes": [{"code": "7"}, {"code": "1", "recurrent": ["zz"]}]}],
             "crossRegionalAsPrinted": [{"except": ["asia"], "elements": ["c"]}]}
            """,
            new PublishedFiguresReader(round).Read);

        problems.Select(problem => $"{problem.Code} {problem.Place.Path}").ShouldBe(
            [
                "region-unknown regions #1.code",
                "organization-unknown regions #2.noFeedback #1",
                "theme-unknown regions #2.themes #1.code",
                "element-unknown regions #2.themes #2.recurrent #1",
                "region-unknown crossRegionalAsPrinted #1.except #1",
                "json-unknown-member overal",
            ],
            ignoreOrder: true);
    }

    private static Reconciliation Reconcile(string json)
    {
        var (round, responses) = SampleRound.Read("grcp7");
        var (published, problems) = RoundParsing.ReadJson(json, new PublishedFiguresReader(round).Read);
        problems.ShouldBeEmpty();
        var overview = Overview.Of(round, round.Rule, responses.Select(response => ResponseDigest.Of(response, round)));
        return Reconciliation.Of(overview, published!, [.. responses]);
    }

    private static string Describe(ReconciledClaim claim) =>
        $"{claim.Element.Code} holds in {string.Join(' ', claim.Holds.Select(region => region.Code))}, "
        + $"not in {string.Join(' ', claim.DoesNotHold.Select(region => region.Code))}";
}
