using Spectre.Console;
using Survey.Core.Analysis;
using Survey.Core.Frameworks;
using Region = Survey.Core.Organizations.Region;

namespace Survey.Files.Reports.Texts;

/// <summary>Writes an overview as text for a terminal.</summary>
public static class OverviewText
{
    /// <summary>Writes an overview.</summary>
    /// <param name="console">The console to write to.</param>
    /// <param name="overview">The overview to write.</param>
    /// <param name="only">The only region to write, without the parts about all regions; null for everything.</param>
    /// <param name="wording">The language.</param>
    /// <param name="through">The crosswalk that translated the overview; null if none did.</param>
    /// <param name="publication">The publication that it is from; null if it is from none.</param>
    public static void Write(
        IAnsiConsole console,
        Overview overview,
        Region? only,
        ReportWording wording,
        TranslatedOverview? through = null,
        PublishedState? publication = null)
    {
        console.WriteLine(Names.Of(overview.Round.Title, wording));
        console.WriteLine(RuleInWords.Of(overview.Rule, overview.Round.Framework, wording));
        if (publication is not null)
        {
            console.WriteLine(wording.Of(publication));
        }

        if (overview.AsOf is { } day)
        {
            console.WriteLine(wording.Fill("overview.as-of", ("day", wording.Day(day))));
        }

        if (through is not null)
        {
            WriteThrough(console, through, wording);
        }

        if (only is null)
        {
            WriteOverall(console, overview, wording);
        }

        foreach (var region in overview.Regions.Where(region => only is null || region.Region == only))
        {
            WriteRegion(console, overview, region, wording);
        }

        if (only is null)
        {
            WriteRecurrence(console, overview, wording);
        }

        if (!overview.Round.IsOpen)
        {
            console.WriteLine();
            console.WriteLine(wording["overview.further-formats"]);
        }

        // The console would break a long line, and a command in two lines cannot be copied.
        console.WriteLine();
        console.WriteLine(wording.Fill("workbook.method.recompute.text", ("command", "")).TrimEnd());
        console.Profile.Out.Writer.WriteLine(RecomputeCommand.Of(overview, publication, only, through));
    }

    /// <summary>The crosswalk with its author and status, and the elements without a counterpart.</summary>
    private static void WriteThrough(IAnsiConsole console, TranslatedOverview through, ReportWording wording)
    {
        var crosswalk = through.Crosswalk;
        console.WriteLine(
            wording.Fill(
                "overview.through",
                ("from", Names.Of(crosswalk.From.Name, wording)),
                ("to", Names.Of(crosswalk.To.Name, wording))));
        console.WriteLine(
            wording.Fill(
                crosswalk.Status == CrosswalkStatus.Official ? "overview.crosswalk.official" : "overview.crosswalk.own",
                ("code", crosswalk.Code),
                ("author", Names.Of(crosswalk.Author, wording))));
        if (through.WithoutCounterpart.Count > 0)
        {
            Heading(console, wording["overview.without-counterpart"]);
        }

        foreach (var mention in through.WithoutCounterpart)
        {
            Group(console, wording, Names.Of(mention.Element, wording), mention.By, evenIfEmpty: true);
        }
    }

    private static void WriteOverall(IAnsiConsole console, Overview overview, ReportWording wording)
    {
        var overall = overview.Overall;
        Heading(console, wording["overview.all-regions"]);
        console.WriteLine(Responded(overall.Invited, overall.Responded, wording));
        GroupsByType(console, wording, overall.Responded, overall.RespondentsByType);
        TypeGroups(console, wording, overall.RespondentsByGroup);
        Group(console, wording, OfRows("overview.final", wording), overall.RecommendingFinal);
        GroupsByType(console, wording, overall.RecommendingFinal, overall.RecommendingByType);
        Group(console, wording, OfRows("overview.in-process", wording), overall.InProcess);
        GroupsByType(console, wording, overall.InProcess, overall.InProcessByType);
        GroupOfAllThemes(console, overview, overall.AllThemes, wording);
        Group(console, wording, wording["overview.no-feedback"], overall.NoFeedback);
        Group(console, wording, wording["overview.late"], overall.Late);
        var questionnaire = overview.Round.Questionnaire;
        var versions = overall.Versions
            .Select(version => wording.Count("overview.version", version.Responses, ("version", version.Version)))
            .DefaultIfEmpty(wording.Fill("overview.version.only", ("version", questionnaire.Version)));
        console.WriteLine(
            wording.Fill("overview.questionnaire", ("code", questionnaire.Code), ("versions", wording.List(versions))));
    }

    private static void WriteRegion(IAnsiConsole console, Overview overview, RegionalOverview region, ReportWording wording)
    {
        Heading(console, Names.Of(region.Region, wording));
        console.WriteLine(Responded(region.Invited, region.Responded, wording));
        GroupsByType(console, wording, region.Responded, region.RespondentsByType);
        TypeGroups(console, wording, region.RespondentsByGroup);
        foreach (var (subregion, responded, _) in region.Subregions)
        {
            Group(console, wording, $"  {Names.Heading(subregion.Name, wording)}", responded, evenIfEmpty: true);
        }

        Group(console, wording, OfRows("overview.recommending", wording), region.Recommending);
        foreach (var (subregion, _, recommending) in region.Subregions)
        {
            Group(console, wording, $"  {Names.Heading(subregion.Name, wording)}", recommending, evenIfEmpty: true);
        }

        Group(console, wording, OfRows("overview.not-recommending", wording), region.NotRecommending);
        GroupOfAllThemes(console, overview, region.AllThemes, wording);
        Group(console, wording, wording["overview.no-feedback"], region.NoFeedback);
        Group(console, wording, wording["overview.late"], region.Late);
        WriteThemes(console, overview, region, wording);
    }

    /// <summary>The recurrent elements by theme. A framework without themes has one group of elements, which is not named.</summary>
    private static void WriteThemes(IAnsiConsole console, Overview overview, RegionalOverview region, ReportWording wording)
    {
        var hasThemes = overview.Round.Framework.HasThemes;
        var table = new Table().Border(TableBorder.Simple).Expand();
        if (hasThemes)
        {
            table.AddColumn(wording["overview.theme"]);
        }

        table.AddColumn(new TableColumn(wording["overview.respondents"]).RightAligned());
        table.AddColumn(wording["overview.recurrent-elements"]);
        foreach (var theme in region.Themes)
        {
            var recurrent = theme.Recurrent.Select(finding => Describe(finding, wording)).ToList();
            List<Text> cells = hasThemes ? [new Text(Names.Of(theme.Theme, wording))] : [];
            cells.Add(new Text(wording.Number(theme.Respondents.Count)));
            cells.Add(new Text(recurrent.Count == 0 ? wording.None : string.Join('\n', recurrent)));
            table.AddRow(cells);
        }

        console.Write(table);
    }

    private static void WriteRecurrence(IAnsiConsole console, Overview overview, ReportWording wording)
    {
        Heading(console, wording["overview.across-regions"]);
        if (overview.Overall.Recurrence.All(level => level.Elements.Count == 0))
        {
            console.WriteLine(wording["overview.no-recurrence"]);
            return;
        }

        var table = new Table().Border(TableBorder.Simple).Expand();
        table.AddColumn(wording["overview.recurrent-in"]);
        table.AddColumn(wording["overview.element"]);
        table.AddColumn(wording["overview.regions"]);
        foreach (var level in overview.Overall.Recurrence)
        {
            foreach (var element in level.Elements)
            {
                table.AddRow(
                    new Text(wording.OutOf(level.Regions, overview.Regions.Count)),
                    new Text(Names.Of(element, wording)),
                    new Text(Names.Of(overview.GetRegionsWhereRecurrent(element), wording)));
            }
        }

        console.Write(table);
    }

    private static string Describe(ElementFinding finding, ReportWording wording) =>
        wording.Fill(
            "overview.finding",
            ("element", Names.Of(finding.Element, wording)),
            ("share", wording.OutOf(finding.Named, finding.Denominator)));

    private static string Responded(RespondentGroup? invited, RespondentGroup responded, ReportWording wording) => invited is null
        ? wording.Count("overview.responded", responded.Count)
        : wording.Count(
            "overview.responded.of",
            responded.Count,
            ("invited", invited.Count),
            ("share", wording.Percent(responded.Count, invited.Count)));

    /// <summary>The respondents of each type that has any; in an open round only their number.</summary>
    private static void GroupsByType(
        IAnsiConsole console,
        ReportWording wording,
        RespondentGroup group,
        IReadOnlyList<TypeCount> types)
    {
        foreach (var type in types)
        {
            Group(
                console,
                wording,
                $"  {Names.Of(type.Type.Name, wording)}",
                new RespondentGroup(type.Respondents, group.OfType(type.Type)));
        }
    }

    private static string OfRows(string key, ReportWording wording) => CleanText.Of(wording.Fill(key, ("rows", wording.RowsHeading)));

    private static void TypeGroups(IAnsiConsole console, ReportWording wording, IReadOnlyList<GroupCount> groups)
    {
        foreach (var (group, respondents) in groups)
        {
            Group(console, wording, $"  {Names.Heading(group.Name, wording)}", respondents);
        }
    }

    private static void GroupOfAllThemes(IAnsiConsole console, Overview overview, RespondentGroup group, ReportWording wording)
    {
        if (overview.Round.Framework.HasThemes)
        {
            Group(console, wording, wording["overview.all-themes"], group);
        }
    }

    private static void Group(IAnsiConsole console, ReportWording wording, string name, RespondentGroup? group, bool evenIfEmpty = false)
    {
        if (group is null || (group.Count == 0 && !evenIfEmpty))
        {
            return;
        }

        console.WriteLine(
            group.Organizations is { Count: > 0 } organizations
                ? wording.Fill(
                    "overview.group.list",
                    ("name", name),
                    ("number", group.Count),
                    ("organizations", Names.Of(organizations, wording)))
                : wording.Fill("overview.group", ("name", name), ("number", group.Count)));
    }

    /// <summary>Begins a section with a heading.</summary>
    public static void Heading(IAnsiConsole console, string text)
    {
        console.WriteLine();
        console.Write(new Rule(Markup.Escape(text)).LeftJustified());
    }
}
