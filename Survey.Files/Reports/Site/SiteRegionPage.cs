using System.Xml.Linq;
using Survey.Core.Analysis;
using Survey.Core.Organizations;

namespace Survey.Files.Reports.Site;

/// <summary>The page of a region: who took part, and every theme and element with its figure.</summary>
internal static class SiteRegionPage
{
    /// <summary>The content of the page.</summary>
    public static IEnumerable<object?> Of(SitePage page, RegionalOverview region)
    {
        var wording = page.Wording;
        foreach (var text in page.Texts.Text(ReportText.Introduction, region.Region))
        {
            yield return text;
        }

        yield return Html.Head(2, wording["workbook.who-took-part"], "participation");
        yield return page.Texts.Sentence("response", region.Region);
        List<IReadOnlyList<object>> rows =
        [
            .. page.RowsOfResponse(region.Invited, region.Responded),
            .. page.RowsOfTypes(region.Responded, region.RespondentsByType),
        ];
        if (region.NoFeedback is { } silent)
        {
            rows.Add([wording["workbook.no-feedback"], page.Figure(silent)]);
        }

        rows.Add([page.LabelOfRows("overview.recommending"), page.Figure(region.Recommending, region.Responded.Count)]);
        rows.Add([page.LabelOfRows("overview.not-recommending"), page.Figure(region.NotRecommending, region.Responded.Count)]);
        if (page.Round.Framework.HasThemes)
        {
            rows.Add([wording["workbook.all-themes"], page.Figure(region.AllThemes, region.Responded.Count)]);
        }

        yield return Html.Table(wording["workbook.who-took-part"], ["", wording["workbook.number"]], rows);
        yield return Html.Head(2, wording[page.Round.Framework.HasThemes ? "workbook.by-theme" : "workbook.elements"], "elements");
        yield return Html.P(RuleInWords.Of(page.Content.Overview.Rule, page.Round.Framework, wording));
        foreach (var theme in region.Themes)
        {
            yield return WriteTheme(page, region.Region, theme);
        }

        foreach (var part in SiteCharts.Of(page, region))
        {
            yield return part;
        }

        foreach (var part in page.FurtherTexts(region.Region))
        {
            yield return part;
        }

        foreach (var part in SitePracticesPage.OfRegion(page, region.Region))
        {
            yield return part;
        }
    }

    private static object WriteTheme(SitePage page, Region region, ThemeFinding theme)
    {
        var wording = page.Wording;
        var title = theme.Theme.Code is null ? wording["workbook.all-elements"] : page.NameOf(theme.Theme);
        return new object[]
        {
            Html.Head(3, title),
            theme.Theme.Code is null ? "" : Html.P(wording.Of(theme.Theme.Title)),
            SitePage.Line(wording["workbook.respondents"], page.Figure(theme.Respondents)),
            Html.Table(
                title,
                [wording["workbook.element"], wording["workbook.named-by"], wording["workbook.share"], wording["workbook.recurrent"]],
                theme.Elements.Select(IReadOnlyList<object> (finding) =>
                [
                    new XElement("span", page.NameOf(finding.Element), new XElement("small", wording.Of(finding.Element.Title)))
                        .With("id", SitePage.IdOf(finding.Element)),
                    page.Figure(finding.By, finding.Denominator),
                    Html.Bar((decimal)finding.Share),
                    finding.Recurrent ? wording["yes"] : wording["no"],
                ])),
            page.Texts.Sentence(SentenceKeys.Recurrent, region, theme.Theme) ?? (object)"",
            ReportText.Parts.SelectMany(part => page.Texts.Text(part, region, theme.Theme)),
        };
    }
}
