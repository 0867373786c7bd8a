using Survey.Core.Analysis;

namespace Survey.Files.Reports.Tables;

/// <summary>Writes the sensitivity of findings as CSV, one line per region and element.</summary>
public static class SensitivityCsv
{
    private static readonly string[] Header =
    [
        "round", "region", "theme", "element", "named", "denominator", "recurrent", "respondents_to_flip", "recurrent_without_provisional",
        "share_if_none_of_the_silent_named_it", "share_if_all_of_the_silent_named_it", "can_be_overturned",
    ];

    /// <summary>Writes the findings with their sensitivity.</summary>
    /// <param name="output">Left open.</param>
    /// <param name="sensitivity">The analysis to write.</param>
    public static void Write(TextWriter output, Sensitivity sensitivity)
    {
        using var table = Csv.Begin(output, Header);
        foreach (var region in sensitivity.Regions)
        {
            foreach (var element in region.Elements)
            {
                var finding = element.Finding;
                var round = sensitivity.Overview.Round;
                table.WriteField(round.Code);
                table.WriteField(region.Region.Region.Code);
                table.WriteField(round.Framework.GetThemeOf(finding.Element).Code);
                table.WriteField(finding.Element.Code);
                table.WriteField(finding.Named);
                table.WriteField(finding.Denominator);
                table.WriteField(finding.Recurrent);
                table.WriteField(element.RespondentsToFlip);
                table.WriteField(element.WithoutProvisional.Recurrent);
                table.WriteField(element.IfAllAnswered?.LowestShare);
                table.WriteField(element.IfAllAnswered?.HighestShare);
                table.WriteField((object?)element.IfAllAnswered?.Overturned);
                table.EndRecord();
            }
        }
    }
}
