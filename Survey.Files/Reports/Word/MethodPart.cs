using Survey.Core.Analysis;
using Survey.Core.Frameworks;

namespace Survey.Files.Reports.Word;

/// <summary>How the figures were computed.</summary>
internal static class MethodPart
{
    /// <summary>Writes the part.</summary>
    public static void Write(ReportDocument document)
    {
        document.HeadAppendix(document.Wording["workbook.sheet.method"]);
        Explain(
            document,
            "workbook.method.rule",
            RuleInWords.Of(document.Report.Overview.Rule, document.Round.Framework, document.Wording));
        foreach (var key in (string[])["boundary", "respondents", "several-regions"])
        {
            Explain(document, $"workbook.method.{key}", document.Wording[$"workbook.method.{key}.text"]);
        }

        if (document.Report.Overview.AsOf is { } day)
        {
            Explain(document, "overview.as-of.label", document.Wording.Fill("overview.as-of", ("day", document.Wording.Day(day))));
        }

        Explain(document, "workbook.responded", document.Wording["workbook.method.responded"]);
        Explain(
            document,
            "workbook.method.recommending",
            document.Wording.Fill(
                $"workbook.method.recommending.text{(document.Round.Framework.HasThemes ? ".themes" : "")}",
                ("rows", document.Wording.Rows)));
        if (document.Report.Through is { } through)
        {
            WriteCrosswalk(document, through);
        }

        WriteOutdated(document);
        if (document.Report.Publication is { } publication)
        {
            Explain(document, "overview.publication.label", document.Wording.Of(publication));
        }

        Explain(
            document,
            "workbook.method.recompute",
            document.Wording.Fill(
                "workbook.method.recompute.text",
                ("command", RecomputeCommand.Of(
                    document.Report.Overview,
                    document.Report.Publication,
                    document.Report.Only,
                    document.Report.Through))));
        document.File.Add(document.Wording.Fill(
            "workbook.footer",
            ("version", document.Report.Version),
            ("moment", document.Wording.Moment(document.Report.ProducedAt))));
    }

    private static void Explain(ReportDocument document, string term, string text) =>
        document.File.Add(new WordText($"{document.Wording[term]}. ", IsStrong: true), text);

    /// <summary>What the analyst wrote in place of sentences that say something else now.</summary>
    private static void WriteOutdated(ReportDocument document)
    {
        if (document.Outdated.Count > 0)
        {
            document.File.Add(new WordText(document["outdated"], IsStrong: true));
        }

        foreach (var sentence in document.Outdated)
        {
            var place = sentence.Region is { } region ? document.Wording.Of(region) : document["summary"];
            document.File.AddEntry(
                WordStyles.List,
                $"{place}{(sentence.Theme is { } theme ? $", {document.Wording.Of(theme)}" : "")}: {sentence.Text}");
        }
    }

    /// <summary>The crosswalk with its author and status, and the elements without a counterpart.</summary>
    private static void WriteCrosswalk(ReportDocument document, TranslatedOverview through)
    {
        var crosswalk = through.Crosswalk;
        document.File.Add(document.Wording.Fill(
            "overview.through",
            ("from", document.Wording.Of(crosswalk.From.Name)),
            ("to", document.Wording.Of(crosswalk.To.Name))));
        document.File.Add(document.Wording.Fill(
            crosswalk.Status == CrosswalkStatus.Official ? "overview.crosswalk.official" : "overview.crosswalk.own",
            ("code", crosswalk.Code),
            ("author", document.Wording.Of(crosswalk.Author))));
        if (through.WithoutCounterpart.Count > 0)
        {
            document.File.Add(new WordText(document.Wording["overview.without-counterpart"], IsStrong: true));
        }

        foreach (var mention in through.WithoutCounterpart)
        {
            document.File.AddEntry(
                WordStyles.List,
                [new WordText($"{document.NameOf(mention.Element)}: "), .. document.Names(mention.By.Organizations ?? [])]);
        }
    }
}
