using Survey.Core.Analysis;
using Survey.Core.Frameworks;
using Survey.Core.Organizations;
using Survey.Core.Reading;
using Survey.Files.Reports.Excel;

namespace Survey.Files.Reports.Sentences;

/// <summary>Sentences that the summary and the regions have in common.</summary>
/// <param name="report">The report.</param>
/// <param name="region">The region; null for the summary.</param>
/// <param name="wording">Texts in the report's language.</param>
/// <param name="day">The day up to which answers were counted.</param>
internal abstract class PartSentences(OverviewReport report, Region? region, ReportWording wording, DateOnly day)
{
    protected OverviewReport Report { get; } = report;

    protected ReportWording Wording { get; } = wording;

    /// <summary>The sentences in their order; null for those that have nothing to say.</summary>
    protected abstract IEnumerable<ReportSentence?> All();

    public IEnumerable<ReportSentence> Make() => All().OfType<ReportSentence>();

    protected IReadOnlyList<SentencePart> Day => [new SentencePart(Wording.Day(day), IsDay: true)];

    protected ReportSentence Sentence(string key, IReadOnlyList<SentencePart> parts, Theme? theme = null) =>
        new(region, theme, key, SentenceTexts.Capitalize(parts));

    /// <summary>How many were asked and answered, by type.</summary>
    protected ReportSentence Response(string asked, RespondentGroup? invited, RespondentGroup responded, IReadOnlyList<TypeCount> types)
    {
        var counts = Count(types);
        var texts = new SentenceTexts(Wording, [invited?.Count ?? 0, responded.Count, .. counts.Select(each => each.Count)]);
        var text = responded.Count == 0
            ? texts.Fill("answered.none", ("day", Day))
            : texts.Count(
                texts.IsInWords ? "answered" : "answered.figures",
                responded.Count,
                FigureKind.Responded.Code,
                ("day", Day));
        if (invited is { Count: > 0 })
        {
            text = texts.Fill("asked-answered", ("asked", texts.Count(asked, invited.Count, FigureKind.Invited.Code)), ("answered", text));
        }

        var list = texts.Join([.. counts.Select(each => texts.CountNamed(each.Counted, each.Name, each.Count, each.Figure))]);
        return Sentence(
            "response",
            counts.Count == 0 ? texts.Fill("end", ("text", text)) : texts.Fill("with-list", ("text", text), ("list", list)));
    }

    protected ReportSentence? NoFeedback(RespondentGroup? group)
    {
        if (group is not { Count: > 0, Organizations: { } organizations })
        {
            return null;
        }

        var texts = new SentenceTexts(Wording);
        return Sentence("no-feedback", texts.Fill("no-feedback", ("names", texts.Names(organizations, Wording.FullName))));
    }

    /// <summary>Respondents with their names, if those are known.</summary>
    protected ReportSentence Group(
        string key,
        FigureKind figure,
        RespondentGroup group,
        params IReadOnlyList<(string Name, object Value)> values)
    {
        var texts = new SentenceTexts(Wording, group.Count);
        IReadOnlyList<(string, object)> all = [("rows", Wording.Rows), .. values];
        if (group.Count == 0)
        {
            return Sentence(key, texts.Fill($"{key}.none", all));
        }

        var text = texts.Count(key, group.Count, figure.Code, all);
        return Sentence(
            key,
            group.Organizations is { } organizations
                ? texts.Fill("with-list", ("text", text), ("list", texts.Names(organizations)))
                : texts.Fill("end", ("text", text)));
    }

    /// <summary>The same without names, where they follow by type.</summary>
    protected ReportSentence Total(string key, FigureKind figure, RespondentGroup group)
    {
        var texts = new SentenceTexts(Wording, group.Count);
        return Sentence(
            key,
            group.Count == 0
                ? texts.Fill($"{key}.none", ("rows", Wording.Rows))
                : texts.Fill("end", ("text", texts.Count(key, group.Count, figure.Code, ("rows", Wording.Rows)))));
    }

    protected ReportSentence? AllThemes(RespondentGroup group) =>
        !Report.Overview.Round.Framework.HasThemes ? null
        : group is { Count: 1, Organizations: { } only }
            ? Sentence("all-themes", Only(new SentenceTexts(Wording), only))
            : Group("all-themes", FigureKind.AllThemes, group);

    protected ReportSentence? Late(RespondentGroup group) =>
        group.Count == 0
            ? null
            : Group(
                "late",
                FigureKind.Late,
                group,
                ("deadline", Report.Overview.Round.Deadline is { } deadline ? Wording.Day(deadline) : ""));

    protected ReportSentence? Practices(Region? listedIn)
    {
        var categories = Report.FindPractices(listedIn);
        var largest = PracticeCategory.FindLargest(categories);
        if (categories.Count < 2)
        {
            return null;
        }

        var total = PracticeCategory.CountEntries(categories);
        var texts = new SentenceTexts(Wording, total);
        var list = texts.Join(
        [
            .. largest.Select(category => texts.Fill(
                "of-category",
                ("category", texts.Fill("quoted", ("text", Wording.NameOf(category)))),
                ("count", Wording.Number(category.Practices.Count)))),
        ]);
        return Sentence("practices", texts.Count("practices", total, FootnoteFigures.Practices, ("list", list)));
    }

    private IReadOnlyList<SentencePart> Only(SentenceTexts texts, IReadOnlyList<Organization> only) =>
        texts.Fill("all-themes.only", ("rows", Wording.Rows), ("names", texts.Names(only)));

    /// <summary>
    /// Respondents by type. Types that sentences do not count themselves are counted by their group, if sentences count it.
    /// </summary>
    private static List<(CountedName? Counted, LocalizedText Name, int Count, string Figure)> Count(IReadOnlyList<TypeCount> types) =>
    [
        .. types
            .Where(type => type.Respondents > 0)
            .GroupBy(
                type => type.Type is { Counted: null, Group: { Counted: not null } group } ? $"group {group.Code}" : type.Type.Code,
                StringComparer.Ordinal)
            .Select(same => (same.First().Type, Count: same.Sum(type => type.Respondents)))
            .Select(each => each.Type is { Counted: null, Group: { Counted: not null } group }
                ? (group.Counted, group.Name, each.Count, FootnoteFigures.OfGroup(group))
                : (each.Type.Counted, each.Type.Name, each.Count, FootnoteFigures.OfType(each.Type))),
    ];

    /// <summary>When the round collected answers.</summary>
    protected ReportSentence Survey()
    {
        var round = Report.Overview.Round;
        var texts = new SentenceTexts(Wording);
        var sentences = new List<IReadOnlyList<SentencePart>>();
        if (round.Opens is { } opens)
        {
            sentences.Add(texts.Fill("opened", ("day", Wording.Day(opens))));
        }

        if (round.Deadline is { } due)
        {
            sentences.Add(texts.Fill("due", ("day", Wording.Day(due))));
        }

        sentences.Add(texts.Fill("counted", ("day", Day)));
        return Sentence(
            "survey",
            [.. sentences.SelectMany(IEnumerable<SentencePart> (each, index) => index == 0 ? each : [new SentencePart(" "), .. each])]);
    }
}
