using ClosedXML.Excel;
using Survey.Core.Analysis;
using Survey.Core.Frameworks;
using Survey.Core.Organizations;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Files.Exports;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Excel;

/// <summary>The workbook that is written, with the data, texts and styles that all its sheets share.</summary>
internal sealed class ReportBook
{
    /// <summary>
    /// The smallest denominator whose shares get a decimal. From here on, a share a little above one half can round to “50 %”.
    /// </summary>
    public const int DenominatorOfDecimals = 100;

    private const string Prefix = "workbook.";

    private readonly List<WrittenFormula> _formulas = [];

    // In the language's files each has a text workbook.sheet.….
    private static readonly string[] FixedSheets =
    [
        "summary", "without-region", "matrix", "organizations", "responses", "results",
        "reconciliation", "charts", "check", "data", "method",
    ];

    private readonly XLWorkbook _workbook;
    private readonly SheetNames _names;
    private readonly HashSet<int> _recommending;
    private readonly Dictionary<ScopedQuestion, QuestionColumns> _columns = new(ReferenceEqualityComparer.Instance);

    /// <summary>Begins a workbook.</summary>
    /// <param name="report">The data to show.</param>
    /// <param name="workbook">An empty workbook.</param>
    public ReportBook(OverviewReport report, XLWorkbook workbook)
    {
        Report = report;
        _workbook = workbook;
        Wording = new ReportWording(report.Overview.Round, report.Language);
        Styles = new CellStyles(Wording.In, this["date-format"]);
        _names = new SheetNames(FixedSheets.Select(NameOfFixed));
        _recommending =
        [
            .. report.Answers.Shown
                .Where(response => response.Respondent.Organization is not null && report.DigestOf(response).IsRecommending)
                .Select(response => response.Respondent.Organization!.Position),
        ];
        ReasonAgainstFormulas = DataSheet.FindReasonAgainst(this, out var data);
        Data = data;
        ChartFormulas = data is null ? null : new ChartFormulas(_formulas);
    }

    /// <summary>The sheet over which the formulas count; null if the workbook has values only.</summary>
    public DataSheet? Data { get; }

    /// <summary>Why the workbook has values only; null if it has formulas.</summary>
    public string? ReasonAgainstFormulas { get; }

    /// <summary>The formulas that were written so far, in order; null if the workbook has values only.</summary>
    public ICollection<WrittenFormula>? Formulas => Data is null ? null : _formulas;

    /// <summary>The formulas of the figures that charts show; null if the workbook has values only.</summary>
    public ChartFormulas? ChartFormulas { get; }

    /// <summary>The rows of long sheets, which are written when the workbook is saved.</summary>
    public List<StreamedRows> LongSheets { get; } = [];

    /// <summary>The data to show.</summary>
    public OverviewReport Report { get; }

    public Round Round => Report.Overview.Round;

    /// <summary>Texts, names, numbers and dates in the report's language.</summary>
    public ReportWording Wording { get; }

    /// <summary>The styles of cells.</summary>
    public CellStyles Styles { get; }

    /// <summary>The recurrence rule as a sentence; a note that another rule is tried after somebody changed its cells.</summary>
    public SheetFigure Rule => Figure(RuleInWords.Of(Report.Overview.Rule, Round.Framework, Wording), _ => RuleCells.Sentence);

    /// <summary>The note that another rule is tried; it contains the engine's rule as a sentence.</summary>
    public string LongestRule => this["rule-changed", ("rule", Rule.Value)];

    /// <summary>The repeat groups, then the questions outside them.</summary>
    public IReadOnlyList<AnswerLevel> Levels => AnswerLevel.AllOf(Round.Questionnaire.Scope);

    /// <summary>A text of the workbook with its placeholders filled.</summary>
    /// <param name="key">The key without <c>workbook.</c> at its start.</param>
    /// <param name="values">The values of the placeholders.</param>
    public string this[string key, params ReadOnlySpan<(string Name, object? Value)> values] => Wording.Fill(Prefix + key, values);

    /// <summary>A text of the workbook that counts.</summary>
    public string Count(string key, int count) => Wording.Count(Prefix + key, count);

    /// <summary>Adds a sheet with a fixed name.</summary>
    public IXLWorksheet AddFixed(string sheet) => Add(NameOfFixed(sheet));

    /// <summary>Adds the sheet of a region, named after it; changed if the name is not valid or already in use.</summary>
    public IXLWorksheet Add(Region region) => Add(_names.Take(Wording.Of(region)));

    /// <summary>Adds the sheet of a repeat group, or of the questions outside repeat groups.</summary>
    public IXLWorksheet Add(AnswerLevel level) => level.Path.Count == 0 ? AddFixed("responses") : Add(_names.Take(NameOf(level)));

    /// <summary>Begins a page of text with its title, and the title of the round below.</summary>
    public ReportPage Begin(IXLWorksheet worksheet, IReadOnlyList<double> widths, string title)
    {
        var sheet = new Sheet(worksheet, Styles, widths) { CutNote = this["cut"], Formulas = Formulas };
        return new ReportPage(sheet, title, $"{Wording.Of(Round.Title)}\n{EarlierDay}".Trim());
    }

    /// <summary>The day of an earlier state, as a sentence; empty for the present state.</summary>
    public string EarlierDay =>
        Report.Overview.AsOf is { } day ? Wording.Fill("overview.as-of", ("day", Wording.Day(day))) : "";

    /// <summary>The code and short title of an element: “(i) Protection of human rights”.</summary>
    public string NameOf(Element element) => $"({element.Code}) {Wording.Of(element.Short)}";

    /// <summary>The name of a group of responses: the short name of the organization; the respondent's id in an open round.</summary>
    public string NameOf(Response response) =>
        response.Respondent.Organization is { } organization ? Wording.Of(organization) : response.Respondent.Id;

    /// <summary>The framework that a coded question is answered with. The figures of the overview may be in terms of another one.</summary>
    public Framework FrameworkOf(CodedQuestion question) => Round.Frameworks.Get(question.Framework);

    /// <summary>The columns of a question's answers, as the reader sees them.</summary>
    public QuestionColumns ColumnsOf(ScopedQuestion scoped)
    {
        if (!_columns.TryGetValue(scoped, out var columns))
        {
            columns = QuestionColumns.Of(scoped, Round.Frameworks, Wording.In.Tag, Round.Questionnaire.DefaultLanguage);
            _columns.Add(scoped, columns);
        }

        return columns;
    }

    /// <summary>A figure of the engine with its formula.</summary>
    /// <param name="value">The figure.</param>
    /// <param name="write">Writes the formula; may give null for none. Not called if the workbook has values only.</param>
    public SheetFigure Figure(object? value, Func<DataSheet, string?> write) => new(value, Data is null ? null : write(Data));

    /// <summary>A number of organizations of a region.</summary>
    /// <param name="count">The engine's figure.</param>
    /// <param name="region">The region; null for all organizations.</param>
    /// <param name="ones">The columns of the data that have to be 1.</param>
    public SheetFigure Count(int count, Region? region, Func<DataColumns, DataColumn[]> ones) => Figure(count, data =>
        data.Count(region is null ? ones(data.Columns) : [data.Columns.Regions[region.Position], .. ones(data.Columns)]));

    /// <summary>A number of organizations that were invited and have not responded.</summary>
    /// <param name="count">The engine's figure.</param>
    /// <param name="ones">Further columns that have to be 1.</param>
    public SheetFigure CountNoFeedback(int count, Func<DataSheet, DataColumn[]> ones) => Figure(count, data =>
        $"{data.Count([.. ones(data), data.Columns.Invited])}-{data.Count([.. ones(data), data.Columns.Invited, data.Columns.Responded])}");

    /// <summary>Notes that the last row of a page counts respondents, for charts that show the same number.</summary>
    public void NoteForCharts(RespondentGroup respondents, ReportPage page) => ChartFormulas?.Note(
        respondents,
        FormulaText.FixedCell(page.Sheet.Worksheet.Name, page.LastRow, ReportPage.NumberColumn));

    /// <summary>How many respondents name an element, and the denominator.</summary>
    public PageFigures FiguresOf(Region region, ElementFinding finding) => new(
        Count(finding.Named, region, columns => [columns.Recommending, columns.Elements[finding.Element.Position]]),
        Figure(finding.Denominator, data => data.Denominator(
            data.Columns.Regions[region.Position],
            data.Columns.Themes[Round.Framework.GetThemeOf(finding.Element).Position])));

    /// <summary>The names of organizations with the marks of their footnotes. Empty for null.</summary>
    /// <param name="organizations">The organizations; null in an open round.</param>
    /// <param name="footnotes">The footnotes of the sheet.</param>
    public string List(IEnumerable<Organization>? organizations, FootnoteList footnotes) =>
        organizations is null
            ? ""
            : Wording.ListNames(organizations.Select(organization => Wording.Of(organization) + footnotes.MarkOf(organization)));

    /// <summary>The same, and a note after each organization whose rows are provisional or in discussion.</summary>
    public string ListWithStatus(IEnumerable<Organization>? organizations, FootnoteList footnotes) =>
        organizations is null
            ? ""
            : Wording.ListNames(organizations.Select(organization => NameWithStatus(organization) + footnotes.MarkOf(organization)));

    /// <summary>Whether an organization counts in the findings.</summary>
    public bool IsRecommending(Organization organization) => _recommending.Contains(organization.Position);

    /// <summary>A note that only the answers of some respondents are shown; null if all are.</summary>
    public string? FindCutNote() => Report.Answers.IsCut
        ? this[
            "cut-responses",
            ("shown", Report.Answers.Shown.Count),
            ("all", Report.Answers.Results.Responded),
            ("round", Round.Code)]
        : null;

    /// <summary>The head of a column of names; empty for an open round, of which no report lists the respondents.</summary>
    public string HeadOfNames(string key) => Round.IsOpen ? "" : this[key];

    /// <summary>Writes the head of the respondents of a region or of all. Shares are of those invited.</summary>
    public void HeadOfWhoTookPart(ReportPage page) =>
        page.Head("", this["number"], Round.IsOpen ? "" : this["of"], Round.IsOpen ? "" : this["share"], "", HeadOfNames("who"));

    /// <summary>Writes footnotes below a section.</summary>
    public void Write(FootnoteList footnotes, ReportPage page)
    {
        foreach (var (mark, organization, text) in footnotes.All)
        {
            page.Footnote($"{mark} {Wording.Of(organization)}", Wording.Of(text));
        }
    }

    private IXLWorksheet Add(string name)
    {
        var worksheet = _workbook.AddWorksheet(name);
        worksheet.RightToLeft = Wording.In.IsRightToLeft;
        return worksheet;
    }

    private string NameOfFixed(string sheet) => this[$"sheet.{sheet}"];

    /// <summary>What the rows of a repeat group are called.</summary>
    public string NameOf(AnswerLevel level)
    {
        var repeat = level.Path[^1];
        return level.Path.Count > 1 ? Wording.Heading(repeat.Label)
            : repeat.Code == Round.Analysis.Repeat ? Wording.RowsHeading
            : repeat.Code == Round.Analysis.Practices ? Wording.PracticesHeading
            : Wording.Heading(repeat.Label);
    }

    private string NameWithStatus(Organization organization)
    {
        var name = Wording.Of(organization);
        return !Report.Overview.Overall.InProcess.Contains(organization) ? name
            : this[IsRecommending(organization) ? "mark.provisional" : "mark.in-discussion", ("organization", name)];
    }
}
