using Survey.Api.Pages;
using Survey.Core.Reading;

namespace Survey.Api.Analysing;

/// <summary>What entries of analysts belong to, in words.</summary>
internal static class AnalysisWords
{
    /// <summary>A figure that can have a footnote: “Responded”, “Respondents by type: regional process”.</summary>
    public static string OfFigure(string figure, DeskFrame desk)
    {
        var parts = figure.Split('.', 2);
        var name = desk.Texts[$"analysis.figure.{parts[0]}"];
        if (parts.Length == 1)
        {
            return name;
        }

        var directory = desk.Round.Directory;
        LocalizedText? of = parts[0] switch
        {
            "respondentsByType" => directory.FindType(parts[1])?.Name,
            "respondentsByGroup" => directory.FindGroup(parts[1])?.Name,
            "respondents" => desk.Round.Framework.FindTheme(parts[1])?.Short,
            _ => desk.Round.Framework.FindElement(parts[1])?.Short,
        };
        return desk.Texts.Fill("analysis.figure-of", ("figure", name), ("of", of is null ? parts[1] : desk.Say(of)));
    }

    /// <summary>What the entry of a form belongs to: “Africa: introduction”.</summary>
    public static string Of(EntryForm form, DeskFrame desk)
    {
        var texts = desk.Texts;
        var subject = form.IsMarkdown ? texts[$"analysis.part.{form.Subject}"]
            : form.IsSentence ? texts["analysis.own-sentence"]
            : texts.Fill(
                "analysis.footnote-of",
                ("of", form.IsOfOrganization
                    ? desk.Round.Directory.FindOrganization(form.Subject) is { } organization ? desk.Say(organization.Short) : form.Subject
                    : OfFigure(form.Subject, desk)));
        var theme = form.Theme is { } code ? texts.Fill("analysis.of-theme", ("code", code), ("subject", subject)) : subject;
        var region = desk.Round.Directory.FindRegion(form.Region ?? "");
        return texts.Fill(
            "analysis.figure-of",
            ("figure", region is null ? texts["desk.overview.summary"] : desk.Say(region.Name)),
            ("of", theme));
    }
}
