using ClosedXML.Excel;
using Survey.Core.Organizations;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Excel;

/// <summary>The workbook being written, with what all its sheets need.</summary>
/// <param name="report">What it shows.</param>
/// <param name="workbook">The workbook.</param>
internal sealed class ReportBook(OverviewReport report, XLWorkbook workbook)
{
    /// <summary>The names of the sheets that are no regions.</summary>
    public static IReadOnlyList<string> FixedNames { get; } =
        ["Summary", "Without region", "Matrix", "By organization", "Recommendations", "Practices", "Method"];

    private readonly SheetNames _names = new(FixedNames);

    private readonly HashSet<int> _recommending = GetRecommending(report);

    /// <summary>What the workbook shows.</summary>
    public OverviewReport Report => report;

    /// <summary>The round.</summary>
    public Round Round => report.Overview.Round;

    /// <summary>The words of the round.</summary>
    public Wording Wording { get; } = new(report.Overview.Round);

    /// <summary>The looks of cells.</summary>
    public Look Look { get; } = new();

    /// <summary>The responses that count.</summary>
    public IReadOnlyList<Response> Counted { get; } = [.. report.Responses.Where(response => response.State.Counts())];

    /// <summary>The rule as a sentence.</summary>
    public string Rule => RuleInWords.Of(report.Overview.Rule, Round.Framework);

    /// <summary>Adds a sheet of one of <see cref="FixedNames"/>.</summary>
    public IXLWorksheet Add(string name) => workbook.AddWorksheet(name);

    /// <summary>Adds the sheet of a region, under its name or one near it.</summary>
    public IXLWorksheet Add(Region region) => workbook.AddWorksheet(_names.Take(Wording.Heading(region.Name)));

    /// <summary>Begins a page of text with the round's title below its own.</summary>
    public ReportPage Begin(IXLWorksheet worksheet, IReadOnlyList<double> widths, string title) =>
        new(worksheet, Look, widths, title, Wording.Of(Round.Title));

    /// <summary>The names of organizations, each with the mark of its footnote and a word on recommendations in process.</summary>
    public string List(IEnumerable<Organization>? organizations, Footnotes footnotes) =>
        organizations is null
            ? ""
            : Wording.JoinOrNone(organizations.Select(organization => $"{Wording.Of(organization)}{GetProcess(organization)}{footnotes.MarkOf(organization)}"));

    /// <summary>Whether an organization formulated recommendations, final or provisional ones.</summary>
    public bool IsRecommending(Organization organization) => _recommending.Contains(organization.Position);

    /// <summary>Who gave a response: the organization's short name, or what an open round knows the respondent by.</summary>
    public string NameOf(Response response) => response.Respondent.Organization is { } organization ? Wording.Of(organization) : response.Respondent.Id;

    /// <summary>Writes the footnotes below a section.</summary>
    public void Write(Footnotes footnotes, ReportPage page)
    {
        foreach (var (mark, organization, text) in footnotes.All)
        {
            page.Footnote($"{mark} {Wording.Of(organization)}", text);
        }
    }

    private static HashSet<int> GetRecommending(OverviewReport report) =>
    [
        .. report.Responses
            .Where(response => response.Respondent.Organization is not null && ResponseDigest.Of(response, report.Overview.Round).IsRecommending)
            .Select(response => response.Respondent.Organization!.Position),
    ];

    private string GetProcess(Organization organization)
    {
        if (!report.Overview.Overall.InProcess.Contains(organization))
        {
            return "";
        }

        return IsRecommending(organization) ? " (provisional)" : " (in discussion)";
    }
}
