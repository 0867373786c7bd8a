using Survey.Core.Analysis;
using Survey.Core.Frameworks;
using Survey.Core.Languages;
using Survey.Core.Organizations;
using Survey.Core.Rounds;
using Survey.Files.Reports.Excel;

namespace Survey.Files.Reports.Word;

/// <summary>The document that is written, with the data, texts and sentences that its parts share.</summary>
internal sealed class ReportDocument
{
    private const string Prefix = "document.";

    private readonly Dictionary<int, string> _notes;
    private readonly HashSet<int> _noted = [];
    private int _appendixes;

    /// <summary>Begins a document.</summary>
    /// <param name="report">The data to show.</param>
    public ReportDocument(OverviewReport report)
    {
        Report = report;
        Wording = new ReportWording(report.Overview.Round, report.Language);
        File = new WordFile(Wording.In);
        var footnotes = new FootnoteList(report.Content, report.Only, report.Answers.Shown, _ => true);
        _notes = footnotes.All.ToDictionary(note => note.Organization.Position, note => Wording.Of(note.Text));
    }

    /// <summary>The data to show.</summary>
    public OverviewReport Report { get; }

    public Round Round => Report.Overview.Round;

    /// <summary>Texts, names, numbers and dates in the report's language.</summary>
    public ReportWording Wording { get; }

    /// <summary>The file that is written.</summary>
    public WordFile File { get; }

    /// <summary>A text of the document with its placeholders filled.</summary>
    /// <param name="key">The key without <c>document.</c> at its start.</param>
    /// <param name="values">The values of the placeholders.</param>
    public string this[string key, params ReadOnlySpan<(string Name, object? Value)> values] => Wording.Fill(Prefix + key, values);

    /// <summary>Begins a part, in which each organization gets its footnote at its first mention.</summary>
    public void BeginPart() => _noted.Clear();

    /// <summary>How many were asked and answered, by type.</summary>
    public void WriteResponse(string asked, RespondentGroup? invited, RespondentGroup responded, IReadOnlyList<TypeCount> types)
    {
        var counts = types
            .Where(type => type.Respondents > 0)
            .Select(type => this["of-type", ("type", Wording.Of(type.Type.Name)), ("count", type.Respondents)])
            .ToList();
        var text = Count("responded", responded.Count, ("day", Wording.Day(AsOf)));
        text = counts.Count == 0 ? this["sentence", ("text", text)] : this["with-list", ("text", text), ("list", Wording.Join(counts))];
        File.Add(invited is null ? text : $"{this["sentence", ("text", Count(asked, invited.Count))]} {text}");
    }

    /// <summary>The day up to which answers were counted: the last one, or the day of the report if that is earlier.</summary>
    private DateOnly AsOf
    {
        get
        {
            var today = DateOnly.FromDateTime(Report.ProducedAt.UtcDateTime);
            return Round.Closes is { } closes && closes < today ? closes : today;
        }
    }

    /// <summary>Respondents in one sentence with their names.</summary>
    public void WriteGroup(string key, RespondentGroup group, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var text = Count(key, group.Count, [("rows", Wording.Rows), .. values]);
        File.Add(
            group.Count == 0 || group.Organizations is not { } organizations
                ? [this["sentence", ("text", text)]]
                : [new WordText($"{text}: "), .. Names(organizations), "."]);
    }

    public void WriteNames(string key, RespondentGroup? group)
    {
        if (group is { Count: > 0, Organizations: { } organizations })
        {
            File.Add([new WordText($"{this[key]}: "), .. Names(organizations), "."]);
        }
    }

    public void WriteLate(RespondentGroup late)
    {
        if (late.Count > 0)
        {
            WriteGroup("late", late, ("deadline", Round.Deadline is { } deadline ? Wording.Day(deadline) : ""));
        }
    }

    public void WriteRule() => File.Add(RuleInWords.Of(Report.Overview.Rule, Round.Framework, Wording));

    public void WritePractices(IReadOnlyList<PracticeCategory> categories)
    {
        foreach (var category in categories)
        {
            File.Head(3, category.Category is { } choice ? Wording.Heading(choice.Label) : Wording["workbook.practices.no-category"]);
            foreach (var practice in category.Practices)
            {
                File.AddEntry(
                    WordStyles.List,
                    practice.Response.Respondent.Organization is null
                        ? Wording.TitleOf(practice)
                        : this[
                            "practice",
                            ("title", Wording.In.Isolate(Wording.TitleOf(practice))),
                            (
                                "organization",
                                Wording.List(practice.Responses.Select(response =>
                                    Wording.In.Isolate(Wording.Of(response.Respondent.Organization!)))))]);
            }
        }
    }

    /// <summary>The heading of a part: an appendix to the summary, or a part of its own where one region is shown.</summary>
    public void HeadAppendix(string title) =>
        File.Head(1, Report.Only is null ? this["appendix", ("number", ++_appendixes), ("title", title)] : title);

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

    public string? TakeNote(Organization organization) =>
        _notes.TryGetValue(organization.Position, out var note) && _noted.Add(organization.Position) ? note : null;

    public string NameOf(Element element) => this["element", ("title", Wording.Of(element.Title)), ("code", element.Code)];

    /// <summary>A text that counts. It begins a sentence, and in some languages with what the round calls its rows.</summary>
    public string Count(string key, int count, params ReadOnlySpan<(string Name, object? Value)> values) =>
        Language.Capitalize(Wording.Count(Prefix + key, count, values));
}
