using Survey.Core.Analysis;
using Survey.Core.Frameworks;
using Survey.Core.Languages;
using Survey.Core.Organizations;
using Survey.Core.Rounds;
using Survey.Files.Reports.Excel;

namespace Survey.Files.Reports.Word;

/// <summary>
/// The overview as a Word document, laid out like the printed report of GRCP 7: a summary across regions, an appendix for the practices of
/// respondents without a region, one for each region, and one on the method. It shows the figures of the overview and computes none.
/// </summary>
internal sealed class OverviewDocument
{
    private const string Prefix = "document.";

    // More columns would be too narrow for the names of regions.
    private const int MostRegionsOfTable = 6;

    private readonly OverviewReport _report;
    private readonly ReportWording _wording;
    private readonly WordFile _file;
    private readonly Dictionary<int, string> _notes;
    private readonly HashSet<int> _noted = [];
    private int _appendixes;

    private OverviewDocument(OverviewReport report)
    {
        _report = report;
        _wording = new ReportWording(report.Overview.Round, report.Language);
        _file = new WordFile(_wording.In);
        var footnotes = new FootnoteList(report.Answers.Shown, _ => true);
        _notes = footnotes.All.ToDictionary(note => note.Organization.Position, note => _wording.Of(note.Text));
    }

    private Round Round => _report.Overview.Round;

    /// <summary>Writes the document.</summary>
    /// <param name="output">A writable stream, which is left open.</param>
    /// <param name="report">The data to show.</param>
    /// <param name="template">An opened template whose styles, header and footer are kept; null for none.</param>
    public static void Write(Stream output, OverviewReport report, MemoryStream? template = null) =>
        new OverviewDocument(report).Write(output, template);

    private string this[string key, params ReadOnlySpan<(string Name, object? Value)> values] => _wording.Fill(Prefix + key, values);

    private void Write(Stream output, MemoryStream? template)
    {
        if (_report.Only is not { } only)
        {
            WriteSummary();
            WritePracticesWithoutRegion();
            foreach (var region in _report.Overview.Regions)
            {
                WriteRegion(region);
            }
        }
        else
        {
            WriteRegion(_report.Overview.Regions.First(region => region.Region.Position == only.Position));
        }

        WriteMethod();
        var title = _wording.Of(Round.Title);
        var subtitle = this["subtitle", ("day", _wording.Moment(_report.ProducedAt))];
        if (_report.Only is { } shown)
        {
            subtitle = $"{_wording.Of(shown)}. {subtitle}";
        }

        _file.Save(
            output,
            [(WordStyles.Title, title), (WordStyles.Subtitle, subtitle)],
            this["contents"],
            $"{title}\n{_wording["workbook.page-of"]}",
            _report.ProducedAt,
            template);
    }

    private void WriteSummary()
    {
        var overall = _report.Overview.Overall;
        _noted.Clear();
        _file.Head(1, this["summary"]);
        WriteResponse("asked", overall.Invited, overall.Responded, overall.RespondentsByType);
        WriteNames("no-feedback", overall.NoFeedback);
        _file.Head(2, _wording.RowsHeading);
        WriteGave("gave-final", overall.RecommendingFinal, overall.RecommendingByType);
        WriteGave("in-process", overall.InProcess, overall.InProcessByType);
        if (Round.Framework.HasThemes)
        {
            WriteGroup("all-themes", overall.AllThemes);
        }

        WriteLate(overall.Late);
        _file.Head(2, this["recurrent"]);
        WriteRule();
        WriteRecurrence();
        WriteMatrix();
    }

    /// <summary>How many were asked and answered, by type.</summary>
    private void WriteResponse(string asked, RespondentGroup? invited, RespondentGroup responded, IReadOnlyList<TypeCount> types)
    {
        var counts = types
            .Where(type => type.Respondents > 0)
            .Select(type => this["of-type", ("type", _wording.Of(type.Type.Name)), ("count", type.Respondents)])
            .ToList();
        var text = Count("responded", responded.Count, ("day", _wording.Day(AsOf)));
        text = counts.Count == 0 ? this["sentence", ("text", text)] : this["with-list", ("text", text), ("list", _wording.Join(counts))];
        _file.Add(invited is null ? text : $"{this["sentence", ("text", Count(asked, invited.Count))]} {text}");
    }

    /// <summary>The day up to which answers were counted: the last one, or the day of the report if that is earlier.</summary>
    private DateOnly AsOf
    {
        get
        {
            var today = DateOnly.FromDateTime(_report.ProducedAt.UtcDateTime);
            return Round.Closes is { } closes && closes < today ? closes : today;
        }
    }

    /// <summary>Respondents in one sentence, then by type with their names.</summary>
    private void WriteGave(string key, RespondentGroup group, IReadOnlyList<TypeCount> types)
    {
        _file.Add(this["sentence", ("text", Count(key, group.Count, ("rows", _wording.Rows)))]);
        foreach (var type in types.Where(type => type.Respondents > 0))
        {
            var label = this["of-type", ("type", _wording.Heading(type.Type.Name)), ("count", type.Respondents)];
            _file.AddEntry(
                WordStyles.List,
                group.OfType(type.Type) is { } organizations ? [new WordText($"{label}: "), .. Names(organizations)] : [label]);
        }
    }

    /// <summary>Respondents in one sentence with their names.</summary>
    private void WriteGroup(string key, RespondentGroup group, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var text = Count(key, group.Count, [("rows", _wording.Rows), .. values]);
        _file.Add(
            group.Count == 0 || group.Organizations is not { } organizations
                ? [this["sentence", ("text", text)]]
                : [new WordText($"{text}: "), .. Names(organizations), "."]);
    }

    private void WriteLate(RespondentGroup late)
    {
        if (late.Count > 0)
        {
            WriteGroup("late", late, ("deadline", Round.Deadline is { } deadline ? _wording.Day(deadline) : ""));
        }
    }

    private void WriteNames(string key, RespondentGroup? group)
    {
        if (group is { Count: > 0, Organizations: { } organizations })
        {
            _file.Add([new WordText($"{this[key]}: "), .. Names(organizations), "."]);
        }
    }

    private void WriteRule() => _file.Add(RuleInWords.Of(_report.Overview.Rule, Round.Framework, _wording));

    /// <summary>The recurrent elements by number of regions and theme.</summary>
    private void WriteRecurrence()
    {
        var overview = _report.Overview;
        var groups = overview.Overall.Recurrence.Where(group => group.Elements.Count > 0).ToList();
        if (groups.Count == 0)
        {
            _file.Add(_wording["overview.no-recurrence"]);
        }

        foreach (var group in groups)
        {
            var all = group.Regions == overview.Regions.Count;
            _file.Head(
                3,
                all && group.Regions > 1
                    ? this["recurrent-in-all", ("count", group.Regions)]
                    : this["recurrent-in", ("regions", _wording.OutOf(group.Regions, overview.Regions.Count))]);
            foreach (var theme in Round.Framework.Themes)
            {
                var elements = group.Elements.Where(element => theme.Positions.Contains(element.Position)).ToList();
                if (elements.Count > 0 && theme.Code is not null)
                {
                    _file.AddEntry(WordStyles.List, new WordText($"{_wording.Of(theme.Title)}", IsStrong: true));
                }

                foreach (var element in elements)
                {
                    var name = NameOf(element);
                    _file.AddEntry(
                        theme.Code is null ? WordStyles.List : WordStyles.SecondList,
                        all ? name : $"{name}: {_wording.ListNames(overview.GetRegionsWhereRecurrent(element))}");
                }
            }
        }
    }

    /// <summary>How many of how many name each element in each region; recurrent ones in bold.</summary>
    private void WriteMatrix()
    {
        var overview = _report.Overview;
        if (overview.Regions.Count == 0)
        {
            return;
        }

        _file.Head(2, _wording["workbook.matrix.title"]);
        _file.Add(this["matrix.remark"]);
        foreach (var regions in overview.Regions.Chunk(MostRegionsOfTable))
        {
            _file.AddTable(
                [4, .. regions.Select(_ => 2)],
                [[(_wording["workbook.element"], 1), .. regions.Select(region => (_wording.Of(region.Region), 1))]],
                Round.Framework.Elements.Select(IReadOnlyList<IReadOnlyList<WordText>> (element) =>
                [
                    [$"({element.Code}) {_wording.Of(element.Short)}"],
                    .. regions.Select(region => region.Elements[element.Position]).Select(IReadOnlyList<WordText> (finding) =>
                        [new WordText(_wording.OutOf(finding.Named, finding.Denominator), finding.Recurrent)]),
                ]),
                _wording["workbook.matrix.title"]);
        }
    }

    private void WritePracticesWithoutRegion()
    {
        var categories = PracticeCategory.Of(Round, region: null, _report.Answers.Shown);
        if (categories.Count > 0)
        {
            HeadAppendix(_wording.Fill("workbook.practices.without-region", ("practices", _wording.PracticesHeading)));
            _file.Add(_wording["workbook.practices.without-region.remark"]);
            WritePractices(categories);
        }
    }

    private void WriteRegion(RegionalOverview region)
    {
        _noted.Clear();
        HeadAppendix(_wording.Of(region.Region));
        WriteResponse("asked-region", region.Invited, region.Responded, region.RespondentsByType);
        WriteRespondents(region);
        WriteNames("no-feedback", region.NoFeedback);
        _file.Head(2, _wording.RowsHeading);
        WriteGroup("gave", region.Recommending);
        if (region.NotRecommending.Count > 0)
        {
            WriteGroup("gave-none", region.NotRecommending);
        }

        if (Round.Framework.HasThemes)
        {
            WriteGroup("all-themes", region.AllThemes);
        }

        WriteLate(region.Late);

        WriteRule();
        foreach (var theme in region.Themes)
        {
            WriteTheme(theme);
        }

        var categories = PracticeCategory.Of(Round, region.Region, _report.Answers.Shown);
        if (categories.Count > 0)
        {
            _file.Head(2, _wording.PracticesHeading);
            WritePractices(categories);
        }
    }

    /// <summary>A table of the respondents with a column for each type that has any, below the groups of types.</summary>
    private void WriteRespondents(RegionalOverview region)
    {
        var columns = region.RespondentsByType
            .Where(type => type.Respondents > 0)
            .OrderBy(type => type.Type.Group?.Position ?? int.MaxValue)
            .Select(type => (type.Type, Organizations: region.Responded.OfType(type.Type) ?? []))
            .Where(column => column.Organizations.Count > 0)
            .ToList();
        if (columns.Count == 0)
        {
            return;
        }

        List<IReadOnlyList<(string, int)>> heads = [[.. columns.Select(column => (_wording.Heading(column.Type.Name), 1))]];
        if (columns.Exists(column => column.Type.Group is not null))
        {
            heads.Insert(0, [.. columns
                .GroupBy(column => column.Type.Group?.Code ?? "", StringComparer.Ordinal)
                .Select(group => (group.First().Type.Group is { } named ? _wording.Heading(named.Name) : "", group.Count()))]);
        }

        var longest = columns.Max(column => column.Organizations.Count);
        _file.AddTable(
            [.. columns.Select(_ => 1)],
            heads,
            Enumerable.Range(0, longest).Select(IReadOnlyList<IReadOnlyList<WordText>> (row) =>
            [
                .. columns.Select(IReadOnlyList<WordText> (column) => row < column.Organizations.Count
                    ? [new WordText(_wording.FullName(column.Organizations[row]), Note: TakeNote(column.Organizations[row]))]
                    : []),
            ]),
            this["respondents-of", ("region", _wording.Of(region.Region))]);
    }

    private void WriteTheme(ThemeFinding finding)
    {
        var theme = finding.Theme;
        var respondents = _wording.Count("respondents", finding.Respondents.Count);
        if (theme.Code is { } code)
        {
            _file.Head(3, this["theme", ("code", code), ("respondents", respondents)]);
            _file.Add(new WordText(_wording.Of(theme.Title), IsStrong: true));
        }

        var recurrent = finding.Recurrent.ToList();
        if (recurrent.Count == 0)
        {
            _file.Add(this["no-recurrent"]);
            return;
        }

        _file.Add(this[
            "recurrent-here",
            ("elements", _wording.In.WriteWithAnd([.. recurrent.Select(each => _wording.In.Isolate(_wording.Of(each.Element.Short)))]))]);
        foreach (var each in recurrent)
        {
            _file.AddEntry(
                WordStyles.List,
                $"{NameOf(each.Element)}: {_wording.OutOf(each.Named, each.Denominator)}"
                    + (each.By.Organizations is null ? "" : $" – {_wording.ListNames(each.By)}"));
        }
    }

    private void WritePractices(IReadOnlyList<PracticeCategory> categories)
    {
        foreach (var category in categories)
        {
            _file.Head(3, category.Category is { } choice ? _wording.Heading(choice.Label) : _wording["workbook.practices.no-category"]);
            foreach (var practice in category.Practices)
            {
                _file.AddEntry(
                    WordStyles.List,
                    practice.Response.Respondent.Organization is { } organization
                        ? this[
                            "practice",
                            ("title", _wording.In.Isolate(practice.Title)),
                            ("organization", _wording.In.Isolate(_wording.Of(organization)))]
                        : practice.Title);
            }
        }
    }

    private void WriteMethod()
    {
        HeadAppendix(_wording["workbook.sheet.method"]);
        Explain("workbook.method.rule", RuleInWords.Of(_report.Overview.Rule, Round.Framework, _wording));
        foreach (var key in (string[])["boundary", "respondents", "several-regions"])
        {
            Explain($"workbook.method.{key}", _wording[$"workbook.method.{key}.text"]);
        }

        Explain("workbook.responded", _wording["workbook.method.responded"]);
        Explain(
            "workbook.method.recommending",
            _wording.Fill(
                $"workbook.method.recommending.text{(Round.Framework.HasThemes ? ".themes" : "")}",
                ("rows", _wording.Rows)));
        if (_report.Through is { } through)
        {
            WriteCrosswalk(through);
        }

        _file.Add(_wording.Fill(
            "workbook.footer",
            ("version", _report.Version),
            ("moment", _wording.Moment(_report.ProducedAt))));
    }

    private void Explain(string term, string text) => _file.Add(new WordText($"{_wording[term]}. ", IsStrong: true), text);

    /// <summary>The crosswalk with its author and status, and the elements without a counterpart.</summary>
    private void WriteCrosswalk(TranslatedOverview through)
    {
        var crosswalk = through.Crosswalk;
        _file.Add(_wording.Fill(
            "overview.through",
            ("from", _wording.Of(crosswalk.From.Name)),
            ("to", _wording.Of(crosswalk.To.Name))));
        _file.Add(_wording.Fill(
            crosswalk.Status == CrosswalkStatus.Official ? "overview.crosswalk.official" : "overview.crosswalk.own",
            ("code", crosswalk.Code),
            ("author", _wording.Of(crosswalk.Author))));
        if (through.WithoutCounterpart.Count > 0)
        {
            _file.Add(new WordText(_wording["overview.without-counterpart"], IsStrong: true));
        }

        foreach (var mention in through.WithoutCounterpart)
        {
            _file.AddEntry(WordStyles.List, [new WordText($"{NameOf(mention.Element)}: "), .. Names(mention.By.Organizations ?? [])]);
        }
    }

    /// <summary>The heading of a part: an appendix to the summary, or a part of its own where one region is shown.</summary>
    private void HeadAppendix(string title) =>
        _file.Head(1, _report.Only is null ? this["appendix", ("number", ++_appendixes), ("title", title)] : title);

    /// <summary>Names with the footnote of each, at its first mention in a part.</summary>
    private IEnumerable<WordText> Names(IEnumerable<Organization> organizations)
    {
        foreach (var (index, organization) in organizations.Index())
        {
            yield return new WordText(
                (index == 0 ? "" : _wording["names.separator"]) + _wording.In.Isolate(_wording.Of(organization)),
                Note: TakeNote(organization));
        }
    }

    private string? TakeNote(Organization organization) =>
        _notes.TryGetValue(organization.Position, out var note) && _noted.Add(organization.Position) ? note : null;

    private string NameOf(Element element) => this["element", ("title", _wording.Of(element.Title)), ("code", element.Code)];

    /// <summary>A text that counts. It begins a sentence, and in some languages with what the round calls its rows.</summary>
    private string Count(string key, int count, params ReadOnlySpan<(string Name, object? Value)> values) =>
        Language.Capitalize(_wording.Count(Prefix + key, count, values));
}
