using Survey.Core.Analysis;
using Survey.Core.Frameworks;
using Survey.Core.Organizations;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Files.Reports.Charts;
using Survey.Files.Reports.Excel;
using Survey.Files.Reports.Sentences;

namespace Survey.Files.Reports.Word;

/// <summary>The document that is written, with the data, texts and sentences that its parts share.</summary>
internal sealed class ReportDocument
{
    /// <summary>In place of the level of a heading: the heading stands in bold at the beginning of the text.</summary>
    public const int LeadIn = 5;

    private const string Prefix = "document.";

    private readonly Dictionary<int, Response> _responses;
    private readonly HashSet<int> _noted = [];
    private readonly IReadOnlyList<ReportSentence> _sentences;
    private readonly OverviewCharts _charts;
    private int _appendixes;

    /// <summary>Begins a document.</summary>
    /// <param name="report">The data to show.</param>
    public ReportDocument(OverviewReport report)
    {
        Report = report;
        Wording = new ReportWording(report.Overview.Round, report.Language);
        File = new WordFile(Wording.In);
        _sentences = ReportSentences.Of(report);
        Outdated =
        [
            .. _sentences.Where(sentence => sentence.FindOwn(report.Content, Wording.In) is { } own && sentence.IsOutdated(own)),
        ];
        _charts = new OverviewCharts(report.Overview, Wording, report.ProducedAt);
        _responses = report.Answers.Shown
            .Where(response => response.Respondent.Organization is not null)
            .ToDictionary(response => response.Respondent.Organization!.Position);
    }

    /// <summary>The data to show.</summary>
    public OverviewReport Report { get; }

    public Round Round => Report.Overview.Round;

    /// <summary>Texts, names, numbers and dates in the report's language.</summary>
    public ReportWording Wording { get; }

    /// <summary>The file that is written.</summary>
    public WordFile File { get; }

    /// <summary>The region of the part that is written; null in the summary and the annexes.</summary>
    public Region? Region { get; private set; }

    /// <summary>A text of the document with its placeholders filled.</summary>
    /// <param name="key">The key without <c>document.</c> at its start.</param>
    /// <param name="values">The values of the placeholders.</param>
    public string this[string key, params ReadOnlySpan<(string Name, object? Value)> values] => Wording.Fill(Prefix + key, values);

    /// <summary>Begins a part, in which each organization gets its footnote at its first mention.</summary>
    /// <param name="region">Its region; null for the summary.</param>
    public void BeginPart(Region? region)
    {
        Region = region;
        _noted.Clear();
    }

    /// <summary>True if the analyst wrote such a text for the part.</summary>
    /// <param name="part">One of <see cref="ReportText.Parts"/>.</param>
    public bool HasText(string part) => Report.Content.FindText(Region, theme: null, part) is not null;

    /// <summary>Writes a text of the analyst; nothing if there is none.</summary>
    /// <param name="part">One of <see cref="ReportText.Parts"/>.</param>
    /// <param name="level">The level of a heading with the name of the part, or <see cref="LeadIn"/>; 0 for no heading.</param>
    /// <param name="theme">The theme that it is about; null for none.</param>
    public void WriteText(string part, int level = 0, Theme? theme = null)
    {
        if (Report.Content.FindText(Region, theme, part) is not { } text)
        {
            return;
        }

        if (level == LeadIn)
        {
            File.Add(new WordText(this[part], IsStrong: true));
        }
        else if (level > 0)
        {
            File.Head(level, this[part]);
        }

        MarkdownText.Write(File, Wording.Of(text));
    }

    /// <summary>
    /// The sentences in place of which the document has words that the analyst wrote for other figures, in the order of the report.
    /// </summary>
    public IReadOnlyList<ReportSentence> Outdated { get; }

    /// <summary>Writes the paragraphs that state figures, of those that have something to say.</summary>
    public void WriteSentences(params IReadOnlyList<string> keys)
    {
        foreach (var key in keys)
        {
            WriteSentence(key);
        }
    }

    /// <summary>Writes a paragraph that states figures, in the analyst's words if there are any.</summary>
    /// <param name="key">The key of the sentence.</param>
    /// <param name="theme">Its theme; null for none.</param>
    public void WriteSentence(string key, Theme? theme = null)
    {
        if (_sentences.FirstOrDefault(each => each.Region == Region && each.Theme == theme && each.Key == key) is not { } sentence)
        {
            return;
        }

        if (sentence.FindOwn(Report.Content, Wording.In) is { } own)
        {
            MarkdownText.Write(File, own.Text);
            return;
        }

        File.Add(sentence.Parts.Select(part => new WordText(
            part.Text,
            Note: part.Organization is { } organization ? TakeNote(organization)
                : part.Figure is { } figure ? FindNote(figure)
                : null)));
    }

    public void WriteRule() => File.Add(new WordText(
        RuleInWords.Of(Report.Overview.Rule, Round.Framework, Wording),
        Note: FindNote(FootnoteFigures.Recurrence)));

    /// <summary>A chart of the overview; null if there is none.</summary>
    /// <param name="code">One of <see cref="OverviewCharts.Codes"/>.</param>
    public Chart? FindChart(string code) => _charts.Find(
        code,
        region: null,
        [.. _responses.Values.Select(Report.DigestOf)]);

    /// <summary>Draws a chart of the overview; nothing if there is none, or nobody responded.</summary>
    /// <param name="code">One of <see cref="OverviewCharts.Codes"/>.</param>
    /// <param name="region">The only region; null for all.</param>
    public void WriteChart(string code, RegionalOverview? region = null)
    {
        if ((region?.Responded ?? Report.Overview.Overall.Responded).Count > 0)
        {
            WriteChart(_charts.Find(code, region, digests: []));
        }
    }

    /// <summary>
    /// Draws a chart; nothing for null and for tables of dots, which the annex with the matrix has as tables. As pictures they would be in
    /// the fonts of the computer, so that the same report would differ between computers.
    /// </summary>
    public void WriteChart(Chart? chart)
    {
        if (chart is not null && ChartDrawing.Has(chart))
        {
            File.AddChart(chart, Wording["workbook.sheet.data"]);
        }
    }

    /// <summary>Lists practices.</summary>
    /// <param name="categories">The practices by category.</param>
    /// <param name="level">The level of the headings of categories.</param>
    public void WritePractices(IReadOnlyList<PracticeCategory> categories, int level)
    {
        foreach (var category in categories)
        {
            File.Head(level, Wording.NameOf(category));
            foreach (var practice in category.Practices)
            {
                File.AddEntry(WordStyles.List, NameOf(practice));
            }
        }
    }

    /// <summary>The heading of a part: an appendix to the summary, or a part of its own where one region is shown.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="note">Its footnote; null for none.</param>
    /// <param name="isWide">True for pages that are wider than high.</param>
    public void HeadAppendix(string title, string? note = null, bool isWide = false)
    {
        File.SetPages(isWide);
        File.Head(1, Report.Only is null ? this["appendix", ("number", ++_appendixes), ("title", title)] : title, note);
    }

    /// <summary>Names with the footnote of each, at its first mention in a part.</summary>
    public IEnumerable<WordText> Names(IEnumerable<Organization> organizations)
    {
        foreach (var (index, organization) in organizations.Index())
        {
            yield return new WordText(
                (index == 0 ? "" : Wording["names.separator"]) + Wording.In.Isolate(Wording.Of(organization)),
                Note: TakeNote(organization));
        }
    }

    /// <summary>The footnote of an organization at its first mention in a part; null if it has none, or had it before.</summary>
    public string? TakeNote(Organization organization)
    {
        var note = Report.Content.FindFootnote(Region, organization)
            ?? (_responses.TryGetValue(organization.Position, out var response)
                ? FootnoteList.FindText(Report.Content, Region, response)
                : null);
        return note is not null && _noted.Add(organization.Position) ? Wording.Of(note) : null;
    }

    /// <summary>The analyst's footnote at a figure of the part (<see cref="FootnoteFigures"/>); null if there is none.</summary>
    public string? FindNote(string figure) => Report.Content.FindFootnote(Region, figure) is { } note ? Wording.Of(note) : null;

    public string NameOf(Element element) => this["element", ("title", Wording.Of(element.Title)), ("code", element.Code)];

    /// <summary>The title of a practice, with those organizations that gave it and are not named in the title.</summary>
    private string NameOf(Practice practice)
    {
        var title = Wording.TitleOf(practice);
        var names = practice.Responses
            .Select(response => response.Respondent.Organization is { } organization ? Wording.Of(organization) : "")
            .Where(name => !title.Contains(name, StringComparison.OrdinalIgnoreCase))
            .Select(Wording.In.Isolate)
            .ToList();
        return names.Count == 0
            ? title
            : this["practice", ("title", Wording.In.Isolate(title)), ("organization", Wording.List(names))];
    }
}
