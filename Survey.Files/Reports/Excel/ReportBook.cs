using ClosedXML.Excel;
using Survey.Core.Frameworks;
using Survey.Core.Organizations;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Excel;

/// <summary>The workbook that is written, with the data and styles that all its sheets share.</summary>
/// <param name="report">The data to show.</param>
/// <param name="workbook">An empty workbook.</param>
internal sealed class ReportBook(OverviewReport report, XLWorkbook workbook)
{
    /// <summary>The names of the sheets that do not show a region; no region's sheet gets one of them.</summary>
    public static IReadOnlyList<string> FixedNames { get; } =
        ["Summary", "Without region", "Matrix", "By organization", "Recommendations", "Practices", "Method"];

    private readonly SheetNames _names = new(FixedNames);

    private readonly HashSet<int> _recommending = GetRecommending(report);

    /// <summary>The data to show.</summary>
    public OverviewReport Report => report;

    public Round Round => report.Overview.Round;

    /// <summary>The framework that answers are coded with. The figures may be in terms of another one.</summary>
    public Framework AnsweredFramework => report.Through?.Crosswalk.From ?? Round.Framework;

    /// <summary>Formats texts and numbers in the report's language.</summary>
    public Wording Wording { get; } = new(report.Overview.Round);

    /// <summary>The styles of cells.</summary>
    public CellStyles Styles { get; } = new();

    /// <summary>The responses that count: submitted or endorsed.</summary>
    public IReadOnlyList<Response> Counted { get; } = [.. report.Responses.Where(response => response.State.Counts())];

    /// <summary>The recurrence rule as a sentence.</summary>
    public string Rule => RuleInWords.Of(report.Overview.Rule, Round.Framework);

    /// <summary>Adds a sheet with one of the <see cref="FixedNames"/>.</summary>
    public IXLWorksheet Add(string name) => workbook.AddWorksheet(name);

    /// <summary>Adds the sheet of a region, named after it; changed if the name is not valid or already in use.</summary>
    public IXLWorksheet Add(Region region) => workbook.AddWorksheet(_names.Take(Wording.Heading(region.Name)));

    /// <summary>Begins a page of text with its title, and the title of the round below.</summary>
    public ReportPage Begin(IXLWorksheet worksheet, IReadOnlyList<double> widths, string title) =>
        new(worksheet, Styles, widths, title, Wording.Of(Round.Title));

    /// <summary>
    /// The names of organizations, each with the mark of its footnote and, if its recommendations are in process, a note.
    /// Empty for null.
    /// </summary>
    public string List(IEnumerable<Organization>? organizations, Footnotes footnotes) =>
        organizations is null
            ? ""
            : Wording.JoinOrNone(
                organizations.Select(organization =>
                    $"{Wording.Of(organization)}{GetProcess(organization)}{footnotes.MarkOf(organization)}"));

    /// <summary>Whether an organization gave final or provisional recommendations.</summary>
    public bool IsRecommending(Organization organization) => _recommending.Contains(organization.Position);

    /// <summary>The digest of a response in terms of the framework of the figures.</summary>
    public ResponseDigest DigestOf(Response response) => DigestOf(report, response);

    /// <summary>The short name of the organization that gave a response; the respondent's id in an open round.</summary>
    public string NameOf(Response response) =>
        response.Respondent.Organization is { } organization ? Wording.Of(organization) : response.Respondent.Id;

    /// <summary>Writes footnotes below a section.</summary>
    public void Write(Footnotes footnotes, ReportPage page)
    {
        foreach (var (mark, organization, text) in footnotes.All)
        {
            page.Footnote($"{mark} {Wording.Of(organization)}", text);
        }
    }

    private static HashSet<int> GetRecommending(OverviewReport report) =>
        [
            .. report
                .Responses.Where(response =>
                    response.Respondent.Organization is not null && DigestOf(report, response).IsRecommending)
                .Select(response => response.Respondent.Organization!.Position),
        ];

    private static ResponseDigest DigestOf(OverviewReport report, Response response) =>
        report.Through?.DigestOf(response) ?? ResponseDigest.Of(response, report.Overview.Round);

    private string GetProcess(Organization organization)
    {
        if (!report.Overview.Overall.InProcess.Contains(organization))
        {
            return "";
        }

        return IsRecommending(organization) ? " (provisional)" : " (in discussion)";
    }
}
