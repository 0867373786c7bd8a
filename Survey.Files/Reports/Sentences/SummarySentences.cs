using Survey.Core.Analysis;
using Survey.Files.Reports.Excel;

namespace Survey.Files.Reports.Sentences;

/// <summary>The sentences of the summary across regions.</summary>
internal sealed class SummarySentences(OverviewReport report, ReportWording wording, DateOnly day)
    : PartSentences(report, region: null, wording, day)
{
    /// <inheritdoc/>
    protected override IEnumerable<ReportSentence?> All()
    {
        var overall = Report.Overview.Overall;
        yield return Survey();
        yield return Response("asked", overall.Invited, overall.Responded, overall.RespondentsByType);
        yield return overall is { Invited: { } invited, Responded.Count: > 0 } ? Rate(overall.Responded.Count, invited.Count) : null;
        yield return Groups();
        yield return NoFeedback(overall.NoFeedback);
        yield return Total("gave-final", FigureKind.RecommendingFinal, overall.RecommendingFinal);
        yield return overall.InProcess.Count == 0 ? null : Total("in-process", FigureKind.InProcess, overall.InProcess);
        yield return AllThemes(overall.AllThemes);
        yield return Late(overall.Late);
        yield return Practices(listedIn: null);
    }

    private ReportSentence Rate(int responded, int invited) =>
        Sentence("rate", new SentenceTexts(Wording).Fill("rate", ("share", Wording.Percent(responded, invited))));

    private ReportSentence? Groups()
    {
        var groups = Report.Overview.Overall.RespondentsByGroup.Where(each => each.Respondents.Count > 0).ToList();
        var texts = new SentenceTexts(Wording, groups.Select(each => each.Respondents.Count));
        return groups.Count == 0 ? null : Sentence("groups", texts.Fill("groups", ("list", texts.Join(
        [
            .. groups.Select(each =>
                texts.CountNamed(each.Group.Counted, each.Group.Name, each.Respondents.Count, FootnoteFigures.OfGroup(each.Group))),
        ]))));
    }
}
