using System.Globalization;
using Survey.Core.Analysis;
using Survey.Core.Frameworks;
using Survey.Core.Rounds;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Excel;

/// <summary>The last sheet: how the figures were computed, and the command that recomputes them.</summary>
internal static class MethodSheet
{
    public static void Write(ReportBook book)
    {
        var page = book.Begin(book.Add("Method"), ReportPage.TwoColumns, "Method");
        WriteRule(book, page);
        WriteCounting(book, page);
        WriteNotes(book, page);
        WriteCrosswalk(book, page);
        WriteOrigin(book, page);
        PageLayout.Apply(page.Sheet, book.Report, book.Wording, headRows: 2);
    }

    private static void WriteRule(ReportBook book, ReportPage page)
    {
        var (rule, own, framework) = (book.Report.Overview.Rule, book.Round.Rule, book.Round.Framework);
        page.Section("When an element is recurrent");
        page.EntryOfTexts("The rule", book.Rule);
        if (rule != own)
        {
            page.EntryOfTexts(
                "The round's own rule",
                $"{RuleInWords.Of(own, framework)} This workbook tries another rule on the round, the one above.");
        }

        page.EntryOfTexts(
            "Boundary",
            "“More than” is meant strictly: an element named by exactly the threshold is not recurrent. "
                + "Respondents are counted, never rows."
        );
        page.HeadOfTexts("Denominator", "What it counts");
        foreach (var code in RecurrenceRule.DenominatorCodes)
        {
            var denominator = RecurrenceRule.FindDenominator(code)!.Value;
            page.EntryOfTexts(
                denominator == rule.Denominator ? $"{code} {CellStyles.Mark} used here" : code,
                RuleInWords.Describe(denominator, framework));
        }
    }

    private static void WriteCounting(ReportBook book, ReportPage page)
    {
        page.Section("What is counted");
        var (figures, allElements) = book.Round.Framework.HasThemes
            ? ("elements and themes", ": where it names a whole theme, all of the theme's elements")
            : ("elements", "");
        var versions = book.Report.Overview.Overall.Versions.Select(version =>
            $"version {version.Version}: {Wording.Count(version.Responses, "response")}");
        page.EntryOfTexts("Questionnaire", $"{book.Wording.Of(book.Round.Questionnaire.Title)}; {Wording.JoinOrNone(versions)}.");
        page.EntryOfTexts("Responded", "Responses that were submitted or endorsed. Drafts, returned and withdrawn responses do not count.");
        page.EntryOfTexts(
            "Recommending",
            "Respondents whose recommendations are final or provisional "
                + "and that gave at least one recommendation keyed to the framework. "
                + $"Only these count in {figures}."
        );
        page.EntryOfTexts(
            "In process",
            "Respondents whose recommendations are provisional or in discussion. Provisional ones are counted as recommending, too.");
        if (book.Round.Framework.HasThemes)
        {
            page.EntryOfTexts("An element named", "A recommendation that names an element covers the element and its theme.");
            page.EntryOfTexts(
                "A whole theme named",
                "A recommendation that names a theme, and none of its elements, covers the theme and all its elements: "
                    + "each of them counts as named."
            );
            page.EntryOfTexts(
                "Covering all themes",
                "Recommending respondents whose recommendations together cover every theme of the framework.");
        }

        page.EntryOfTexts("Respondents, not rows", "A respondent that names an element in several recommendations counts once.");
        page.EntryOfTexts(
            "Several regions",
            "A respondent counts in every region it belongs to, and once in the summary. One without a region counts in the summary alone."
        );
        page.EntryOfTexts(
            "Shares",
            "Rounded for display only; whether an element is recurrent is decided by the exact numbers. "
                + "Shares of a hundred respondents or more are shown with one decimal."
        );
        page.EntryOfTexts(
            "Elements of a row",
            $"The sheets Recommendations and Practices list the elements a row covers{allElements}."
        );
    }

    private static void WriteNotes(ReportBook book, ReportPage page)
    {
        var overall = book.Report.Overview.Overall;
        page.Section("Answers to read with care");
        var provisional = overall.InProcess.Organizations?.Where(book.IsRecommending).Select(book.Wording.Of);
        if (provisional is not null)
        {
            page.EntryOfTexts("Provisional recommendations", Wording.JoinOrNone(provisional));
        }

        page.EntryOfTexts(
            "Submitted late",
            book.Round.Deadline is { } deadline
                ? $"After {Wording.Day(deadline)}: {GetLate(book, overall.Late)}"
                : "The round has no deadline.");
        book.Write(new Footnotes(book.Counted, overall.Responded.Contains, book.Wording), page);
    }

    private static void WriteCrosswalk(ReportBook book, ReportPage page)
    {
        if (book.Report.Through is not { } through)
        {
            return;
        }

        var crosswalk = through.Crosswalk;
        page.Section("Reported in the terms of another framework");
        page.EntryOfTexts("Answers use", NameOf(book, crosswalk.From));
        page.EntryOfTexts(
            "Crosswalk",
            $"{crosswalk.Code}, by {book.Wording.Of(crosswalk.Author)}: "
                + (crosswalk.Status == CrosswalkStatus.Official ? "official." : "a reading of its author, not an official one."));
        page.EntryOfTexts(
            "What is translated",
            "All figures. The sheets of rows show the elements as they were answered, in the framework of the answers.");
        page.HeadOfTexts("Without counterpart", "Named by");
        foreach (var mention in through.WithoutCounterpart)
        {
            page.EntryOfTexts(
                book.Wording.Of(mention.Element),
                mention.By.Organizations is null ? Wording.Count(mention.By.Count, "respondent") : book.Wording.List(mention.By));
        }

        if (through.WithoutCounterpart.Count == 0)
        {
            page.EntryOfTexts(Wording.None, "");
        }
    }

    private static string GetLate(ReportBook book, RespondentGroup late)
    {
        if (late.Organizations is not { } organizations)
        {
            return Wording.Count(late.Count, "respondent");
        }

        var days = book.Counted
            .Where(response => response.Respondent.Organization is not null && response.SubmittedOn is not null)
            .ToDictionary(response => response.Respondent.Id, response => response.SubmittedOn!.Value, StringComparer.Ordinal);
        return Wording.JoinOrNone(
            organizations.Select(organization =>
                days.TryGetValue(organization.Code, out var day)
                    ? $"{book.Wording.Of(organization)} ({Wording.Day(day)})"
                    : book.Wording.Of(organization)));
    }

    private static void WriteOrigin(ReportBook book, ReportPage page)
    {
        var rule = book.Report.Overview.Rule;
        page.Section("Where this comes from");
        page.EntryOfTexts("Framework", NameOf(book, book.Round.Framework));
        page.EntryOfTexts(
            "Questionnaire",
            $"{book.Wording.Of(book.Round.Questionnaire.Title)} "
                + $"({book.Round.Questionnaire.Code}, version {book.Round.Questionnaire.Version})"
        );
        page.EntryOfTexts("Produced by", $"SurveyEngine {book.Report.Version}");
        page.EntryOfTexts("Produced at", Wording.Moment(book.Report.ProducedAt));
        page.EntryOfTexts(
            "Recompute",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Every figure can be recomputed from the stored responses: "
                    + $"survey overview {book.Round.Code} --threshold {rule.Threshold} "
                    + $"--denominator {rule.DenominatorCode} --minimum {rule.Minimum}"
            ));
    }

    private static string NameOf(ReportBook book, Framework framework)
    {
        var name = $"{book.Wording.Of(framework.Name)} ({framework.Code})";
        return framework.Source is { } source ? $"{name}\n{book.Wording.Of(source)}" : name;
    }
}
