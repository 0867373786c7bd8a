using Survey.Core.Analysis;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Analysis;

public sealed class ReconciliationTests
{
    [Test]
    public void Of_TheNumbersOfGrcp7_ConfirmsEveryFigureAndFindsThreeClaimsFalse()
    {
        var reconciliation = Reconcile(Published());

        reconciliation.Figures
            .Where(figure => figure.Figure is { Sentence: null, Kind.NeedsResponses: false } && !figure.Agrees)
            .Select(Describe)
            .ShouldBe(
            [
                "africa notRecommending: midcom, rabat-process, eac / midcom, khartoum-process, rabat-process, eac",
                "asia-pacific-middle-east subregionRecommending: colombo-process, add / colombo-process",
            ]);
        reconciliation.Claims.Where(claim => !claim.IsTrue).Select(Describe).ShouldBe(
        [
            "b holds in africa europe, not in americas asia-pacific-middle-east",
            "d holds in americas asia-pacific-middle-east europe, not in africa",
            "n holds in africa asia-pacific-middle-east europe, not in americas",
        ]);
        reconciliation.Claims.Count(claim => claim.IsTrue).ShouldBe(9);
    }

    [Test]
    public void Of_Grcp7_FindsEverySentenceThatIsNotTrue() =>
        Reconcile(Published()).Figures
            .Where(figure => figure.Figure.Sentence is not null && !figure.Agrees)
            .Select(figure => $"{figure.Figure.Region?.Code} {figure.Figure.Kind.Code} {figure.Figure.Theme?.Code}".TrimEnd())
            .ShouldBe(
            [
                " invited",
                "americas respondents 2",
                "americas largestCategories",
                "asia-pacific-middle-east withoutPractices",
                "europe mostAddressedThemes",
                "europe namedInclude 3",
                "europe respondentsInclude 3",
                "europe largestCategories",
            ]);

    [Test]
    public void Of_Grcp7_FindsWhereTheReportContradictsItself() =>
        Reconcile(Published())
            .Contradictions.Select(each =>
                $"{each.Rule} {each.Last.Region?.Code} {each.Total} {each.Last.Printed.Number} {string.Join(' ', each.Names)}".TrimEnd())
            .ShouldBe([
                "PrintedTwice  35 33",
                "PrintedTwice americas 1 0",
                "PartsAndWhole africa 10 11 khartoum-process",
                "MoreNamedThanCounted americas 1 0 acp-eu",
                "MoreNamedThanCounted europe 5 3 almaty-process budapest-process 5plus5 acp-eu unece",
                "AddressesWithoutRecommending europe 1 6 unece",
            ]);

    [Test]
    public void Of_Grcp7_ListsAllPrintedPracticesAndNoOther()
    {
        var practices = Reconcile(Published()).Figures
            .Where(figure => figure.Figure.Kind == FigureKind.Practices)
            .ToList();

        practices.ShouldAllBe(figure => figure.Agrees);
        practices.Sum(figure => (int)figure.Figure.Printed.Number).ShouldBe(155);
        practices
            .GroupBy(figure => figure.Figure.Region?.Code ?? "none")
            .Select(region => $"{region.Key} {string.Join(' ', region.Select(figure => figure.Recomputed!.Number))}")
            .ShouldBe(
            [
                "none 5 6 3 1",
                "africa 3 17 2 3 1 3 2 6",
                "americas 5 6 1 2 8 11 2 3",
                "asia-pacific-middle-east 1 11 5 3 5 4 4 5",
                "europe 3 4 4 1 4 2 3 6",
            ]);
    }

    [TestCase("""{"overall": {"questioned": 34}}""", "invited: 34 / 35")]
    [TestCase("""{"overall": {"responseRatePercent": 77.1}}""", null)]
    [TestCase("""{"overall": {"responseRatePercent": 77.2}}""", "responseRatePercent: 77.2 / 77.1")]
    [TestCase("""{"overall": {"respondentsByType": {"rcp": 13}}}""", "respondentsByType: 13 / 12")]
    [TestCase("""{"overall": {"inProcessByType": {"irf": ["igc"]}}}""", "inProcessByType: igc / 5plus5, igc")]
    [TestCase("""{"overall": {"inProcessByType": {"irf": 2}}}""", null)]
    [TestCase("""{"overall": {"respondentsByGroup": {"iscm": 19}}}""", "respondentsByGroup: 19 / 20")]
    [TestCase(
        """{"regions": [{"code": "asia-pacific-middle-east", "subregions": [{"code": "asia-pacific", "responded": ["unescap"]}]}]}""",
        "subregionResponded: unescap / colombo-process, unescap")]
    [TestCase("""{"overall": {"allSixThemes": ["gfmd"]}}""", "allThemes: gfmd / gfmd, budapest-process, acp-eu")]
    [TestCase("""{"overall": {"allThemes": 3}}""", null)]
    [TestCase("""{"regions": [{"code": "europe", "noFeedback": ["uneca"]}]}""", "noFeedback: uneca / none")]
    [TestCase("""{"regions": [{"code": "europe", "noFeedback": 0}]}""", null)]
    [TestCase("""{"regions": [{"code": "americas", "recommending": ["uneclac", "rcm", "acp-eu"]}]}""", null)]
    [TestCase("""{"regions": [{"code": "americas", "recommending": ["RCM", "CEPAL", "Diálogo ACP-UE sobre migración"]}]}""", null)]
    [TestCase(
        """{"regions": [{"code": "americas", "recommending": ["rcm", "igc", "acp-eu"]}]}""",
        "recommending: rcm, acp-eu, igc / rcm, acp-eu, uneclac")]
    [TestCase("""{"regions": [{"code": "europe", "footnotes": ["igc"]}]}""", "footnotes: igc / eappma, 5plus5, acp-eu, rabat-process, igc")]
    [TestCase("""{"regions": [{"code": "europe", "practices": {"structures": 3}}]}""", "practices: 3 / 2")]
    [TestCase("""{"regions": [{"code": "europe", "themes": [{"code": "2", "recurrent": ["w", "q"]}]}]}""", "recurrent: w, q / q")]
    [TestCase(
        """{"regions": [{"code": "europe", "themes": [{"code": "2", "respondents": 4, "recurrent": ["q"]}]}]}""",
        "respondents: 4 / 3")]
    [TestCase(
        """{"regions": [{"code": "europe", "themes": [{"code": "6", "respondentsBy": ["acp-eu"]}]}]}""",
        "respondents: acp-eu / budapest-process, acp-eu")]
    [TestCase("""{"regions": [{"code": "europe", "themes": [{"code": "6", "respondentsInclude": ["acp-eu"]}]}]}""", null)]
    [TestCase(
        """{"regions": [{"code": "europe", "themes": [{"code": "6", "elements": [{"code": "k", "named": 1}]}]}]}""",
        "named: 1 / 2")]
    public void Of_AFigure_IsComparedAsPrinted(string published, string? difference)
    {
        var figures = Reconcile(published).Figures;

        figures
            .Where(figure => !figure.Agrees)
            .Select(figure =>
                (figure.Figure, Recomputed: figure.Figure.Printed.Names is null ? $"{figure.Recomputed?.Number}" : $"{figure.Recomputed}"))
            .Select(each => $"{each.Figure.Kind.Code}: {each.Figure.Printed} / {each.Recomputed}")
            .ShouldBe(difference is null ? [] : [difference]);
    }

    [Test]
    public void Of_AListWithOthers_NamesEachMissingAndEachExtra()
    {
        var figure = Reconcile("""{"regions": [{"code": "americas", "recommending": ["rcm", "igc", "mercosur"]}]}""").Figures.Single();

        figure.OnlyPrinted.ShouldBe(["igc", "mercosur"]);
        figure.OnlyRecomputed.ShouldBe(["acp-eu", "uneclac"]);
    }

    [TestCase("""{"regions": [{"code": "americas", "responded": 5, "recommending": 3, "notRecommending": 2}]}""", null)]
    [TestCase("""{"regions": [{"code": "americas", "responded": 5, "recommending": 3, "notRecommending": 1}]}""", "PartsAndWhole 4 5")]
    [TestCase(
        """{"regions": [{"code": "americas", "recommending": ["rcm", "igc"], "notRecommending": ["igc"]}]}""",
        "InBoth 2 1 igc")]
    [TestCase("""{"regions": [{"code": "europe", "responded": 1, "respondentsByType": {"rcp": 2}}]}""", "PartsAndWhole 2 1")]
    [TestCase("""{"regions": [{"code": "europe", "responded": 3, "respondentsByType": {"rcp": 2}}]}""", null)]
    [TestCase(
        """{"regions": [{"code": "europe", "themes": [{"code": "1", "respondents": 2, "respondentsBy": ["eec"]}]}]}""",
        "PrintedTwice 2 1")]
    public void Of_PrintedFigures_AreComparedWithEachOther(string published, string? contradiction) =>
        Reconcile(published).Contradictions
            .Select(each => $"{each.Rule} {each.Total} {each.Last.Printed.Number} {string.Join(' ', each.Names)}".TrimEnd())
            .ShouldBe(contradiction is null ? [] : [contradiction]);

    [Test]
    public void Read_UnknownCodesAndMembers_AreAllReported()
    {
        var (round, _) = SampleRound.Read("grcp7");

        var (_, problems) = RoundParsing.ReadJson(
            """
            {"overal": {}, "overall": {"invited": "many", "respondentsByType": {"forum": 2, "rcp": ["rcm", "rcm"]}},
             "claims": [{"region": "africa", "practices": {"laws": 2}}],
             "regions": [{"code": "afrika", "recommending": ["nobody"]}, {"code": "africa"},
              {"code": "africa", "noFeedback": ["unecaa"], "themes": [{"code": "7"}, {"code": "1", "recurrent": ["zz"]}]}],
             "crossRegionalAsPrinted": [{"except": ["asia"], "elements": ["c"]}]}
            """,
            new PublishedFiguresReader(round, ReportContent.Empty).Read);

        problems.Select(problem => $"{problem.Code} {problem.Place.Path}").ShouldBe(
            [
                "json-wrong-type overall.invited",
                "type-unknown overall.respondentsByType.forum",
                "code-duplicate overall.respondentsByType.rcp #2",
                "region-unknown regions #1.code",
                "organization-unknown regions #1.recommending #1",
                "code-duplicate regions #3.code",
                "organization-unknown regions #3.noFeedback #1",
                "theme-unknown regions #3.themes #1.code",
                "element-unknown regions #3.themes #2.recurrent #1",
                "json-missing-member claims #1",
                "choice-unknown claims #1.practices.laws",
                "region-unknown crossRegionalAsPrinted #1.except #1",
                "json-unknown-member overal",
            ],
            ignoreOrder: true);
    }

    private static string Published() => File.ReadAllText(Path.Combine(Repository.Sample("grcp7"), "published.json"));

    private static string Describe(ReconciledFigure figure) =>
        $"{figure.Figure.Region?.Code} {figure.Figure.Kind.Code}: {figure.Figure.Printed} / {figure.Recomputed}";

    private static Reconciliation Reconcile(string json)
    {
        var sample = SampleRound.Read("grcp7");
        var (published, problems) = RoundParsing.ReadJson(json, new PublishedFiguresReader(sample.Round, sample.Content).Read);
        problems.ShouldBeEmpty();
        return Reconciliation.Of(sample.Overview, published!, sample.Responses, sample.Content);
    }

    private static string Describe(ReconciledClaim claim) =>
        $"{claim.Element.Code} holds in {string.Join(' ', claim.Holds.Select(region => region.Code))}, "
        + $"not in {string.Join(' ', claim.DoesNotHold.Select(region => region.Code))}";
}
