namespace Survey.Files.Reports.Site;

/// <summary>The page that says how the figures were counted and what is not shown.</summary>
internal static class SiteMethodPage
{
    /// <summary>The content of the page.</summary>
    public static IEnumerable<object?> Of(SitePage page)
    {
        var (wording, hasThemes) = (page.Wording, page.Round.Framework.HasThemes);
        yield return Entry(wording["workbook.method.rule"], RuleInWords.Of(page.Content.Overview.Rule, page.Round.Framework, wording));
        foreach (var key in (string[])["boundary", "respondents", "several-regions", "shares"])
        {
            yield return Entry(wording[$"workbook.method.{key}"], wording[$"workbook.method.{key}.text"]);
        }

        yield return Entry(wording["workbook.responded"], wording["workbook.method.responded"]);
        yield return Entry(
            wording["workbook.method.recommending"],
            wording.Fill($"workbook.method.recommending.text{(hasThemes ? ".themes" : "")}", ("rows", wording.Rows)));
        yield return Entry(wording["workbook.in-process"], wording["workbook.method.in-process"]);
        foreach (var key in hasThemes ? ["element-named", "theme-named"] : Array.Empty<string>())
        {
            yield return Entry(wording[$"workbook.method.{key}"], wording[$"workbook.method.{key}.text"]);
        }

        if (page.Content.Publication is { } publication)
        {
            yield return Entry(wording["overview.publication.label"], wording.Of(publication));
        }

        yield return Entry(
            wording["workbook.method.recompute"],
            wording.Fill(
                "workbook.method.recompute.text",
                ("command", RecomputeCommand.Of(page.Content.Overview, page.Content.Publication))));
        if (page.Content.IsProtected)
        {
            yield return Entry(page["method.withheld"], page["method.withheld.text", ("smallest", page.Content.Smallest)]);
        }
    }

    private static object Entry(string term, string text) => new object[] { Html.Head(2, term), Html.P(text) };
}
