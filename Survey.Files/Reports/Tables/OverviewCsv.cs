using Survey.Core.Analysis;
using Survey.Core.Organizations;

namespace Survey.Files.Reports.Tables;

/// <summary>Writes the findings of an overview as CSV, one line per region and element.</summary>
public static class OverviewCsv
{
    private static readonly string[] Header =
    [
        "round", "region", "theme", "element", "title", "theme_respondents", "named", "denominator", "share", "recurrent", "by",
    ];

    /// <summary>Writes the findings.</summary>
    /// <param name="output">Left open.</param>
    /// <param name="overview">The overview to write.</param>
    /// <param name="only">The only region to write; null for all regions.</param>
    /// <param name="through">The crosswalk that translated the overview; null if none did.</param>
    /// <remarks>Elements without a counterpart in the target framework come last, only with the organizations that name them.</remarks>
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
                    table.WriteField(GetCodes(finding.By));
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
            table.WriteField(GetCodes(mention.By));
            table.EndRecord();
        }
    }

    private static string GetCodes(RespondentGroup group) =>
        string.Join(' ', group.Organizations?.Select(organization => organization.Code) ?? []);
}
