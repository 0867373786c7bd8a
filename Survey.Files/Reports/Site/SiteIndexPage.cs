using System.Xml.Linq;
using Survey.Core.Analysis;
using Survey.Core.Results;

namespace Survey.Files.Reports.Site;

/// <summary>The first page: who took part, and what is recurrent across regions.</summary>
internal static class SiteIndexPage
{
    /// <summary>The content of the page.</summary>
    public static IEnumerable<object?> Of(SitePage page)
    {
        var overview = page.Content.Overview;
        foreach (var text in page.Texts.Text(ReportText.Introduction, region: null))
        {
            yield return text;
        }

        yield return Html.Head(2, page.Wording["workbook.who-took-part"], "participation");
        yield return page.Texts.Sentence("response", region: null);
        foreach (var part in page.Content.IsProtected ? Protected(page, overview) : Participation(page, overview.Overall))
        {
            yield return part;
        }

        yield return Html.Head(2, page.Wording["workbook.recurrent-elements"], "recurrent");
        yield return Html.P(RuleInWords.Of(overview.Rule, page.Round.Framework, page.Wording));
        foreach (var part in page.Content.IsProtected ? RecurrentByRegion(page, overview) : RecurrentAcross(page, overview))
        {
            yield return part;
        }

        foreach (var part in SiteCharts.Of(page, region: null))
        {
            yield return part;
        }

        foreach (var part in page.FurtherTexts(region: null))
        {
            yield return part;
        }
    }

    private static IEnumerable<object?> Participation(SitePage page, CrossRegionalSummary overall)
    {
        var wording = page.Wording;
        List<IReadOnlyList<object>> rows = [.. page.RowsOfResponse(overall.Invited, overall.Responded)];
        if (overall.NoFeedback is { } silent)
        {
            rows.Add([wording["workbook.no-feedback"], page.Figure(silent)]);
        }

        rows.Add([page.LabelOfRows("overview.final"), page.Figure(overall.RecommendingFinal, overall.Responded.Count)]);
        rows.Add([page.LabelOfRows("overview.in-process"), page.Figure(overall.InProcess, overall.Responded.Count)]);
        if (page.Round.Framework.HasThemes)
        {
            rows.Add([wording["workbook.all-themes"], page.Figure(overall.AllThemes, overall.Responded.Count)]);
        }

        yield return Html.Table(wording["workbook.who-took-part"], ["", wording["workbook.number"]], rows);
        yield return Html.Table(
            page["by-type"],
            [wording["workbook.type"], wording["workbook.responded"]],
            page.RowsOfTypes(overall.Responded, overall.RespondentsByType));
        yield return Html.Table(
            page["by-region"],
            [wording["workbook.region"], wording["workbook.responded"], page.LabelOfRows("overview.recommending")],
            page.Content.Overview.Regions.Select(IReadOnlyList<object> (region) =>
            [
                Html.Link(SitePage.FileOf(region.Region), wording.Of(region.Region)),
                region.Invited is { } asked ? page.Figure(region.Responded, asked.Count) : page.Figure(region.Responded),
                page.Figure(region.Recommending, region.Responded.Count),
            ]));
    }

    private static IEnumerable<object?> Protected(SitePage page, Overview overview)
    {
        yield return Html.P(page.Wording.Count("respondents", overview.Overall.Responded.Count));
        foreach (var groups in page.Content.Participation)
        {
            yield return Html.Table(
                page[groups.Kind == ResultGroupKind.Region ? "by-region" : "by-type"],
                [
                    page.Wording[groups.Kind == ResultGroupKind.Region ? "workbook.region" : "workbook.type"],
                    page.Wording["workbook.responded"],
                ],
                groups.Rows.Select(IReadOnlyList<object> (row) => [page.NameOf(row), page.Wording.Number(row.Answered)]));
        }
    }

    private static IEnumerable<object?> RecurrentAcross(SitePage page, Overview overview)
    {
        var groups = overview.Overall.Recurrence.Where(group => group.Elements.Count > 0).ToList();
        if (groups.Count == 0)
        {
            yield return Html.P(page.Wording["overview.no-recurrence"]);
            yield break;
        }

        yield return Html.Table(
            page.Wording["workbook.glance"],
            [page.Wording["workbook.element"], page.Wording["workbook.recurrent-in"], page.Wording["workbook.regions"]],
            groups.SelectMany(group => group.Elements.Select(IReadOnlyList<object> (element) =>
            [
                new XElement("span", page.NameOf(element), new XElement("small", page.Wording.Of(element.Title))),
                page.Wording.OutOf(group.Regions, overview.Regions.Count),
                LinkTo(page, overview, element),
            ])));
    }

    private static XElement LinkTo(SitePage page, Overview overview, Core.Frameworks.Element element) => new(
        "span",
        overview.GetRegionsWhereRecurrent(element).SelectMany((region, position) => new object[]
        {
            position == 0 ? "" : page.Wording["names.separator"],
            Html.Link($"{SitePage.FileOf(region)}#{SitePage.IdOf(element)}", page.Wording.Of(region)),
        }));

    /// <summary>
    /// Without figures, since the results of the questions have them. Elements that too few respondents address or name are left out.
    /// </summary>
    private static IEnumerable<object?> RecurrentByRegion(SitePage page, Overview overview)
    {
        var smallest = page.Content.Smallest;
        yield return Html.P(page["recurrent-withheld", ("smallest", smallest)]);
        List<IReadOnlyList<object>> rows =
        [
            .. overview.Regions
                .Where(region => region.Responded.Count >= smallest)
                .Select(region => (
                    region.Region,
                    Elements: region.Themes
                        .Where(theme => theme.Respondents.Count >= smallest)
                        .SelectMany(theme => theme.Recurrent)
                        .Where(finding => finding.Named >= smallest)
                        .ToList()))
                .Where(region => region.Elements.Count > 0)
                .Select(IReadOnlyList<object> (region) =>
                [
                    page.Wording.Of(region.Region),
                    page.Wording.ListNames(region.Elements.Select(finding => page.NameOf(finding.Element))),
                ]),
        ];
        yield return rows.Count == 0
            ? Html.P(page.Wording["overview.no-recurrence"])
            : Html.Table(
                page.Wording["workbook.recurrent-elements"],
                [page.Wording["workbook.region"], page.Wording["workbook.elements"]],
                rows);
    }
}
