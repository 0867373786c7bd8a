using CsvHelper;
using Survey.Core.Analysis;
using Survey.Core.Organizations;

namespace Survey.Files.Reports.Tables;

/// <summary>Writes an overview as CSV: one line per region and element, then one line per list of organizations.</summary>
public static class OverviewCsv
{
    private static readonly string[] Header =
    [
        "round", "region", "theme", "element", "title", "theme_respondents", "named", "denominator", "share", "recurrent", "by",
    ];

    /// <summary>Writes the overview.</summary>
    /// <param name="output">Left open.</param>
    /// <param name="overview">The overview to write.</param>
    /// <param name="only">The only region to write; null for all regions.</param>
    /// <param name="through">The crosswalk that translated the overview; null if none did.</param>
    /// <remarks>
    /// After the findings come the elements without a counterpart in the target framework, only with the organizations
    /// that name them. The lists of organizations come last; an open round has none.
    /// </remarks>
    public static void Write(TextWriter output, Overview overview, Region? only = null, TranslatedOverview? through = null)
    {
        using var table = Csv.Begin(output, Header);
        foreach (var region in overview.Regions.Where(region => only is null || region.Region == only))
        {
            foreach (var theme in region.Themes)
            {
                foreach (var finding in theme.Elements)
                {
                    table.WriteField(overview.Round.Code);
                    table.WriteField(region.Region.Code);
                    table.WriteField(theme.Theme.Code);
                    table.WriteField(finding.Element.Code);
                    table.WriteField(CsvText.Neutralize(finding.Element.Short.In("en", overview.Round.Questionnaire.DefaultLanguage)));
                    table.WriteField(theme.Respondents.Count);
                    table.WriteField(finding.Named);
                    table.WriteField(finding.Denominator);
                    table.WriteField(finding.Share);
                    table.WriteField(finding.Recurrent);
                    table.WriteField(GetCodes(finding.By.Organizations));
                    table.EndRecord();
                }
            }
        }

        foreach (var mention in through?.WithoutCounterpart ?? [])
        {
            table.WriteField(overview.Round.Code);
            table.WriteField("");
            table.WriteField("");
            table.WriteField(mention.Element.Code);
            table.WriteField(CsvText.Neutralize(mention.Element.Short.In("en", overview.Round.Questionnaire.DefaultLanguage)));
            table.WriteField("");
            table.WriteField(mention.By.Count);
            table.WriteField("");
            table.WriteField("");
            table.WriteField("");
            table.WriteField(GetCodes(mention.By.Organizations));
            table.EndRecord();
        }

        if (!overview.Round.IsOpen)
        {
            WriteLists(table, overview, only);
        }
    }

    private static void WriteLists(CsvWriter table, Overview overview, Region? only)
    {
        if (only is null)
        {
            var overall = overview.Overall;
            WriteList("", "", "invited", overall.Invited!.Organizations!);
            WriteList("", "", "responded", overall.Responded.Organizations!);
            WriteByType("", "responded", overall.Responded);
            WriteGroups("", overall.RespondentsByGroup);
            WriteList("", "", "noFeedback", overall.NoFeedback!.Organizations!);
            WriteList("", "", "late", overall.Late.Organizations!);
            WriteList("", "", "recommendingFinal", overall.RecommendingFinal.Organizations!);
            WriteByType("", "recommendingFinal", overall.RecommendingFinal);
            WriteList("", "", "inProcess", overall.InProcess.Organizations!);
            WriteByType("", "inProcess", overall.InProcess);
            WriteAllThemes("", overall.AllThemes);
        }

        foreach (var region in overview.Regions.Where(region => only is null || region.Region == only))
        {
            var code = region.Region.Code;
            WriteList(code, "", "invited", region.Invited!.Organizations!);
            WriteList(code, "", "responded", region.Responded.Organizations!);
            WriteByType(code, "responded", region.Responded);
            WriteGroups(code, region.RespondentsByGroup);
            foreach (var subregion in region.Subregions)
            {
                WriteList(code, "", $"respondedBySubregion/{subregion.Subregion.Code}", subregion.Responded.Organizations!);
                WriteList(code, "", $"recommendingBySubregion/{subregion.Subregion.Code}", subregion.Recommending.Organizations!);
            }

            WriteList(code, "", "noFeedback", region.NoFeedback!.Organizations!);
            WriteList(code, "", "late", region.Late.Organizations!);
            WriteList(code, "", "recommending", region.Recommending.Organizations!);
            WriteList(code, "", "notRecommending", region.NotRecommending.Organizations!);
            WriteAllThemes(code, region.AllThemes);
            foreach (var theme in region.Themes)
            {
                WriteList(code, theme.Theme.Code ?? "", "respondents", theme.Respondents.Organizations!);
            }
        }

        void WriteAllThemes(string region, RespondentGroup group)
        {
            if (overview.Round.Framework.HasThemes)
            {
                WriteList(region, "", "allThemes", group.Organizations!);
            }
        }

        void WriteByType(string region, string name, RespondentGroup group)
        {
            foreach (var type in overview.Round.Directory.Types)
            {
                WriteList(region, "", $"{name}/{type.Code}", group.OfType(type)!);
            }
        }

        void WriteGroups(string region, IReadOnlyList<GroupCount> groups)
        {
            foreach (var (group, respondents) in groups)
            {
                WriteList(region, "", $"respondedByGroup/{group.Code}", respondents.Organizations!);
            }
        }

        void WriteList(string region, string theme, string name, IReadOnlyList<Organization> organizations)
        {
            table.WriteField(overview.Round.Code);
            table.WriteField(region);
            table.WriteField(theme);
            table.WriteField("");
            table.WriteField(name);
            table.WriteField("");
            table.WriteField(organizations.Count);
            table.WriteField("");
            table.WriteField("");
            table.WriteField("");
            table.WriteField(GetCodes(organizations));
            table.EndRecord();
        }
    }

    private static string GetCodes(IReadOnlyList<Organization>? organizations) =>
        string.Join(' ', organizations?.Select(organization => organization.Code) ?? []);
}
