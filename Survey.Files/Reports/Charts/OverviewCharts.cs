using Survey.Core.Analysis;
using Survey.Core.Frameworks;
using Survey.Core.Responses;

namespace Survey.Files.Reports.Charts;

/// <summary>The charts of an overview. They show its figures and compute none.</summary>
/// <param name="overview">The figures.</param>
/// <param name="wording">Gives the language.</param>
/// <param name="producedAt">When the charts are made.</param>
public sealed class OverviewCharts(Overview overview, ReportWording wording, DateTimeOffset producedAt)
{
    /// <summary>Code of the chart of who answered.</summary>
    public const string Response = "response";

    /// <summary>Code of the chart of respondents by theme.</summary>
    public const string Themes = "themes";

    /// <summary>Code of the chart of elements and regions.</summary>
    public const string Recurrence = "recurrence";

    /// <summary>Code of the chart of organizations and themes.</summary>
    public const string Organizations = "organizations";

    // A chart with more bars for one theme, or more dots, is hard to read; the workbook has them in its tables.
    private const int MostBars = 6;
    private const int MostRows = 100;
    private const int MostCells = 1500;

    // From here on, only elements that are recurrent somewhere are shown.
    private const int MostElements = 60;

    /// <summary>The codes of all charts, in the order in which reports show them.</summary>
    public static IReadOnlyList<string> Codes { get; } = [Response, Themes, Recurrence, Organizations];

    /// <summary>All charts that have something to draw.</summary>
    /// <param name="region">The only region; null for all.</param>
    /// <param name="digests">The responses, for the chart of organizations and themes; empty to leave it out.</param>
    public IReadOnlyList<Chart> MakeAll(RegionalOverview? region, IReadOnlyList<ResponseDigest> digests) =>
        [.. Codes.Select(code => Find(code, region, digests)).OfType<Chart>()];

    /// <summary>A chart; null if there is none with that code, or nothing to draw.</summary>
    /// <param name="code">One of <see cref="Codes"/>.</param>
    /// <param name="region">The only region; null for all.</param>
    /// <param name="digests">The responses, for the chart of organizations and themes; empty to leave it out.</param>
    public Chart? Find(string code, RegionalOverview? region, IReadOnlyList<ResponseDigest> digests)
    {
        var chart = code switch
        {
            Response => region is null ? MakeResponse() : null,
            Themes => !overview.Round.Framework.HasThemes ? null : region is null ? MakeThemes() : MakeThemes(region),
            Recurrence => region is null ? MakeRecurrence() : null,
            Organizations => overview.Round.Framework.HasThemes ? MakeOrganizations(region, digests) : null,
            _ => null,
        };
        return chart is { IsEmpty: false } ? chart : null;
    }

    /// <summary>How many of those asked have answered, over all and by region; in an open round how many have answered.</summary>
    private Chart MakeResponse()
    {
        var overall = overview.Overall;
        List<(string Name, RespondentGroup? Invited, RespondentGroup Responded, RespondentGroup? NoFeedback)> groups =
        [
            (wording["chart.all"], overall.Invited, overall.Responded, overall.NoFeedback),
            .. overview.Regions.Select(region => (wording.Of(region.Region), region.Invited, region.Responded, region.NoFeedback)),
        ];
        var isOpen = overall.Invited is null;
        List<ChartSeries> series =
        [
            new(wording["chart.responded"], [.. groups.Select(group => ToValue(group.Responded, group.Invited))]),
        ];
        if (!isOpen)
        {
            series.Add(new(wording["overview.no-feedback"], [.. groups.Select(group => ToValue(group.NoFeedback!, group.Invited))]));
        }

        return Make(
            Response,
            isOpen ? ChartKind.Bars : ChartKind.Stack,
            wording[isOpen ? "chart.respondents" : "chart.response"],
            wording["chart.region"],
            groups.Select(group => group.Name),
            series);
    }

    /// <summary>How many respondents address each theme, by region.</summary>
    private Chart MakeThemes() => Make(
        Themes,
        overview.Regions.Count <= MostBars ? ChartKind.Bars : ChartKind.Dots,
        wording["chart.themes"],
        wording["overview.theme"],
        overview.Round.Framework.Themes.Select(wording.Of),
        overview.Regions.Select(region => ThemesOf(region, wording.Of(region.Region))));

    private Chart MakeThemes(RegionalOverview region) => Make(
        Themes,
        ChartKind.Bars,
        wording.Fill("chart.themes-of", ("region", wording.Of(region.Region))),
        wording["overview.theme"],
        overview.Round.Framework.Themes.Select(wording.Of),
        [ThemesOf(region, wording["overview.respondents"])],
        region);

    private ChartSeries ThemesOf(RegionalOverview region, string name) =>
        new(name, [.. region.Themes.Select(theme => ToValue(theme.Respondents, whole: null))]);

    /// <summary>The share of those who name each element, by region.</summary>
    private Chart? MakeRecurrence()
    {
        var elements = overview.Round.Framework.Elements;
        var onlyRecurrent = elements.Count > MostElements;
        List<Element> shown =
            [.. elements.Where(element => !onlyRecurrent || overview.GetRegionsWhereRecurrent(element).Count > 0)];
        return shown.Count > MostRows || shown.Count * overview.Regions.Count > MostCells
            ? null
            : Make(
                Recurrence,
                ChartKind.Dots,
                wording[onlyRecurrent ? "chart.recurrence-only" : "chart.recurrence"],
                wording["overview.element"],
                shown.Select(element => $"({element.Code}) {wording.Of(element.Short)}"),
                overview.Regions.Select(region => new ChartSeries(
                    wording.Of(region.Region),
                    [.. shown.Select(element => ToValue(region.Elements[element.Position]))]))) with
            {
                HasShares = true,
                Marks = (wording["chart.marked"], wording["chart.unmarked"]),
                Description = wording["chart.dots.shares"],
            };
    }

    /// <summary>Which recommending organizations address which themes.</summary>
    private Chart? MakeOrganizations(RegionalOverview? region, IReadOnlyList<ResponseDigest> digests)
    {
        var organizations = digests
            .Where(digest => digest is { IsRecommending: true, Respondent.Organization: { } organization }
                && region?.Recommending.Contains(organization) != false)
            .OrderBy(digest => digest.Respondent.Organization!.Position)
            .ToList();
        var themes = overview.Round.Framework.Themes;
        return organizations.Count > MostRows || organizations.Count * themes.Count > MostCells
            ? null
            : Make(
                Organizations,
                ChartKind.Dots,
                region is null
                    ? wording["chart.organizations"]
                    : wording.Fill("chart.organizations-in", ("region", wording.Of(region.Region))),
                wording["chart.organization"],
                organizations.Select(digest => wording.Of(digest.Respondent.Organization!)),
                themes.Select(theme => new ChartSeries(
                    wording.Of(theme),
                    [.. organizations.Select(digest => ToValue(digest.Coverage.Themes.Contains(theme.Position)))])),
                region) with
            {
                HasShares = true,
                Description = wording["chart.dots.marks"],
            };
    }

    private ChartValue ToValue(RespondentGroup part, RespondentGroup? whole) =>
        new(part.Count, whole is null ? wording.Number((long)part.Count) : wording.OutOfWithShare(part.Count, whole.Count))
        {
            Brief = wording.Number((long)part.Count),
            Figure = part,
        };

    private ChartValue ToValue(ElementFinding finding) =>
        new((decimal)finding.Share, wording.OutOf(finding.Named, finding.Denominator), finding.Recurrent)
        {
            Brief = finding.Named == 0 ? "" : $"{wording.Number((long)finding.Named)}/{wording.Number((long)finding.Denominator)}",
        };

    private ChartValue ToValue(bool isThere) => new(isThere ? 1 : 0, wording[isThere ? "yes" : "no"], isThere) { Brief = "" };

    private Chart Make(
        string code,
        ChartKind kind,
        string title,
        string categoryName,
        IEnumerable<string> categories,
        IEnumerable<ChartSeries> series,
        RegionalOverview? region = null) =>
        new(
            code,
            kind,
            title,
            ChartSource.Of(
                overview.Round,
                overview.Round.GetLastDayCounted(overview.AsOf, producedAt),
                region is null ? overview.Overall.Invited : region.Invited,
                (region?.Responded ?? overview.Overall.Responded).Count,
                wording),
            categoryName,
            [.. categories],
            [.. series],
            wording.In)
        {
            Description = wording[kind switch
            {
                ChartKind.Bars => "chart.bars",
                ChartKind.Stack => "chart.stack",
                ChartKind.Dots => "chart.dots",
                _ => throw new InvalidOperationException($"No kind {kind}."),
            }],
        };
}
