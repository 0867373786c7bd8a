using System.Globalization;
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
    /// <param name="through">The crosswalk that translated the overview; null if none did.</param>
    public static void Write(IAnsiConsole console, Overview overview, Region? only, TranslatedOverview? through = null)
    {
        console.WriteLine(Names.Of(overview.Round.Title, overview.Round));
        console.WriteLine(RuleInWords.Of(overview.Rule, overview.Round.Framework));
        if (through is not null)
        {
            WriteThrough(console, through, overview);
        }

        if (only is null)
        {
            WriteOverall(console, overview);
        }

        foreach (var region in overview.Regions.Where(region => only is null || region.Region == only))
        {
            WriteRegion(console, overview, region);
        }

        if (only is null)
        {
            WriteRecurrence(console, overview);
        }

        if (!overview.Round.IsOpen)
        {
            console.WriteLine();
            console.WriteLine("The CSV and JSON formats name the organizations behind every number.");
        }
    }

    /// <summary>The crosswalk with its author and status, and the elements without a counterpart.</summary>
    private static void WriteThrough(IAnsiConsole console, TranslatedOverview through, Overview overview)
    {
        var crosswalk = through.Crosswalk;
        console.WriteLine(
            $"Answers keyed to {Names.Of(crosswalk.From.Name, overview.Round)} are reported in terms of "
                + $"{Names.Of(crosswalk.To.Name, overview.Round)}."
        );
        var weight = crosswalk.Status == CrosswalkStatus.Official ? "official" : "a reading of their own, not an official one";
        console.WriteLine($"Crosswalk {crosswalk.Code}, by {Names.Of(crosswalk.Author, overview.Round)}: {weight}.");
        if (through.WithoutCounterpart.Count > 0)
        {
            Heading(console, "Without counterpart");
        }

        foreach (var mention in through.WithoutCounterpart)
        {
            Group(console, overview, Names.Of(mention.Element, overview.Round), mention.By, evenIfEmpty: true);
        }
    }

    private static void WriteOverall(IAnsiConsole console, Overview overview)
    {
        var overall = overview.Overall;
        Heading(console, "All regions");
        console.WriteLine(Responded(overall.Invited, overall.Responded, overall.RespondentsByType));
        GroupsByType(console, overview, overall.Responded, overall.RespondentsByType);
        TypeGroups(console, overview, overall.RespondentsByGroup);
        Group(console, overview, "Recommending, final", overall.RecommendingFinal);
        Group(console, overview, "In process", overall.InProcess);
        GroupOfAllThemes(console, overview, overall.AllThemes);
        Group(console, overview, "No feedback", overall.NoFeedback);
        Group(console, overview, "Late", overall.Late);
        var questionnaire = overview.Round.Questionnaire;
        var versions = overall.Versions
            .Select(version => $"version {version.Version} ({Names.Count(version.Responses, "response")})")
            .DefaultIfEmpty($"version {questionnaire.Version}");
        console.WriteLine($"Questionnaire {questionnaire.Code}: {string.Join(", ", versions)}");
    }

    private static void WriteRegion(IAnsiConsole console, Overview overview, RegionalOverview region)
    {
        Heading(console, Names.Of(region.Region, overview.Round));
        console.WriteLine(Responded(region.Invited, region.Responded, region.RespondentsByType));
        GroupsByType(console, overview, region.Responded, region.RespondentsByType);
        TypeGroups(console, overview, region.RespondentsByGroup);
        foreach (var subregion in region.Subregions)
        {
            Group(console, overview, subregion.Subregion.Code, subregion.Responded, evenIfEmpty: true);
            Group(console, overview, $"{subregion.Subregion.Code}, recommending", subregion.Recommending);
        }

        Group(console, overview, "Recommending", region.Recommending);
        Group(console, overview, "Not recommending", region.NotRecommending);
        GroupOfAllThemes(console, overview, region.AllThemes);
        Group(console, overview, "No feedback", region.NoFeedback);
        Group(console, overview, "Late", region.Late);
        WriteThemes(console, overview, region);
    }

    /// <summary>The recurrent elements by theme. A framework without themes has one group of elements, which is not named.</summary>
    private static void WriteThemes(IAnsiConsole console, Overview overview, RegionalOverview region)
    {
        var hasThemes = overview.Round.Framework.HasThemes;
        var table = new Table().Border(TableBorder.Simple).Expand();
        if (hasThemes)
        {
            table.AddColumn("Theme");
        }

        table.AddColumn(new TableColumn("Respondents").RightAligned());
        table.AddColumn("Recurrent elements");
        foreach (var theme in region.Themes)
        {
            var recurrent = theme.Recurrent.Select(finding => Describe(finding, overview)).ToList();
            List<Text> cells = hasThemes ? [new Text(Names.Of(theme.Theme, overview.Round))] : [];
            cells.Add(new Text(theme.Respondents.Count.ToString(CultureInfo.InvariantCulture)));
            cells.Add(new Text(recurrent.Count == 0 ? "none" : string.Join('\n', recurrent)));
            table.AddRow(cells);
        }

        console.Write(table);
    }

    private static void WriteRecurrence(IAnsiConsole console, Overview overview)
    {
        Heading(console, "Across regions");
        if (overview.Overall.Recurrence.All(level => level.Elements.Count == 0))
        {
            console.WriteLine("No element is recurrent in any region.");
            return;
        }

        var table = new Table().Border(TableBorder.Simple).Expand();
        table.AddColumn("Recurrent in");
        table.AddColumn("Element");
        table.AddColumn("Regions");
        foreach (var level in overview.Overall.Recurrence)
        {
            foreach (var element in level.Elements)
            {
                table.AddRow(
                    new Text(string.Create(CultureInfo.InvariantCulture, $"{level.Regions} of {overview.Regions.Count}")),
                    new Text(Names.Of(element, overview.Round)),
                    new Text(Names.Of(overview.GetRegionsWhereRecurrent(element))));
            }
        }

        console.Write(table);
    }

    private static string Describe(ElementFinding finding, Overview overview) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Names.Of(finding.Element, overview.Round)}: {finding.Named} of {finding.Denominator}");

    private static string Responded(RespondentGroup? invited, RespondentGroup responded, IReadOnlyList<TypeCount> types)
    {
        var who = invited is null
            ? string.Create(CultureInfo.InvariantCulture, $"{responded.Count:N0} responded")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{responded.Count} of {invited.Count} responded ({Names.Percent(responded.Count, invited.Count)})");
        var byType = string.Join(
            ", ",
            types
                .Where(type => type.Respondents > 0)
                .Select(type => $"{type.Respondents.ToString("N0", CultureInfo.InvariantCulture)} {type.Type.Code}"));
        return byType.Length == 0 ? who : $"{who}: {byType}";
    }

    /// <summary>The respondents of each type that has any; nothing in an open round.</summary>
    private static void GroupsByType(IAnsiConsole console, Overview overview, RespondentGroup group, IReadOnlyList<TypeCount> types)
    {
        foreach (var type in types)
        {
            if (group.OfType(type.Type) is { Count: > 0 } organizations)
            {
                Group(console, overview, type.Type.Code, new RespondentGroup(organizations.Count, organizations));
            }
        }
    }

    private static void TypeGroups(IAnsiConsole console, Overview overview, IReadOnlyList<GroupCount> groups)
    {
        foreach (var (group, respondents) in groups)
        {
            Group(console, overview, group.Code, respondents);
        }
    }

    private static void GroupOfAllThemes(IAnsiConsole console, Overview overview, RespondentGroup group)
    {
        if (overview.Round.Framework.HasThemes)
        {
            Group(console, overview, "Covering all themes", group);
        }
    }

    private static void Group(IAnsiConsole console, Overview overview, string name, RespondentGroup? group, bool evenIfEmpty = false)
    {
        if (group is null || (group.Count == 0 && !evenIfEmpty))
        {
            return;
        }

        var who = group.Organizations is not { Count: > 0 }
            ? ""
            : $": {string.Join(", ", group.Organizations.Select(organization => Names.Of(organization, overview.Round)))}";
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} ({group.Count:N0}){who}"));
    }

    /// <summary>Begins a section with a heading.</summary>
    public static void Heading(IAnsiConsole console, string text)
    {
        console.WriteLine();
        console.Write(new Rule(Markup.Escape(text)).LeftJustified());
    }
}
