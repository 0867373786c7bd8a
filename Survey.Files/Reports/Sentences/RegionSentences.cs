using Survey.Core.Analysis;
using Survey.Files.Reports.Excel;

namespace Survey.Files.Reports.Sentences;

/// <summary>The sentences of a region.</summary>
internal sealed class RegionSentences(OverviewReport report, RegionalOverview overview, ReportWording wording, DateOnly day)
    : PartSentences(report, overview.Region, wording, day)
{
    /// <inheritdoc/>
    protected override IEnumerable<ReportSentence?> All()
    {
        yield return Survey();
        yield return Response("asked-region", overview.Invited, overview.Responded, overview.RespondentsByType);
        yield return Subregions("subregions", each => each.Responded);
        yield return NoFeedback(overview.NoFeedback);
        yield return Group("gave", FigureKind.Recommending, overview.Recommending);
        yield return overview.NotRecommending.Count == 0 ? null : Group("gave-none", FigureKind.NotRecommending, overview.NotRecommending);
        yield return Subregions("subregions-gave", each => each.Recommending);
        yield return AllThemes(overview.AllThemes);
        yield return Late(overview.Late);
        foreach (var theme in overview.Themes)
        {
            yield return Recurrent(theme);
        }

        yield return Practices(overview.Region);
    }

    private ReportSentence? Subregions(string key, Func<SubregionCount, RespondentGroup> select)
    {
        if (overview.Subregions.Count == 0)
        {
            return null;
        }

        var texts = new SentenceTexts(Wording, overview.Subregions.Select(each => select(each).Count));
        var list = texts.Separate(overview.Subregions.Select(each =>
        {
            var (name, group) = (Wording.Of(each.Subregion.Name), select(each));
            return group.Count == 0
                ? texts.Fill("subregion.none", ("subregion", name))
                : texts.Fill(
                    "subregion",
                    ("subregion", name),
                    ("count", group.Count),
                    ("names", texts.Names(group.Organizations ?? [])));
        }));
        return Sentence(key, texts.Fill(key, ("rows", Wording.Rows), ("list", list)));
    }

    private ReportSentence Recurrent(ThemeFinding theme)
    {
        var texts = new SentenceTexts(Wording);
        var elements = theme.Recurrent.Select(each => texts.Fill("quoted", ("text", Wording.Of(each.Element.Short)))).ToList();
        return Sentence(
            SentenceKeys.Recurrent,
            elements.Count == 0
                ? texts.Fill("recurrent.none")
                : texts.Count("recurrent", elements.Count, figure: null, ("rows", Wording.Rows), ("elements", texts.Join(elements))),
            theme.Theme);
    }
}
