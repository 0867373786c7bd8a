using ClosedXML.Excel;
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
        var page = book.Begin(book.AddFixed("method"), ReportPage.TwoColumns, book["sheet.method"]);
        WriteRule(book, page);
        WriteCounting(book, page);
        WriteNotes(book, page);
        WriteCrosswalk(book, page);
        WriteOrigin(book, page);
        PageLayout.Apply(page.Sheet, book, headRows: 2);
    }

    private static void WriteRule(ReportBook book, ReportPage page)
    {
        var (rule, own, framework) = (book.Report.Overview.Rule, book.Round.Rule, book.Round.Framework);
        page.Section(book["method.recurrent"]);
        WriteCells(book, page);
        if (rule != own)
        {
            page.EntryOfTexts(
                book["method.own-rule"],
                book["method.own-rule.text", ("rule", RuleInWords.Of(own, framework, book.Wording))]);
        }

        Explain(book, page, "method.boundary");
        page.HeadOfTexts(book["method.denominator"], book["method.denominator.counts"]);
        foreach (var code in RecurrenceRule.DenominatorCodes)
        {
            var denominator = RecurrenceRule.FindDenominator(code)!.Value;
            var used = book["method.used", ("code", code), ("mark", CellStyles.Mark)];
            page.EntryOfTexts("", RuleInWords.Describe(denominator, framework, book.Wording));
            page.Sheet.Figure(
                page.LastRow,
                1,
                book.Figure(
                    denominator == rule.Denominator ? used : code,
                    _ => $"IF({RuleCells.Denominator}={FormulaText.Text(code)},{FormulaText.Text(used)},{FormulaText.Text(code)})"),
                book.Styles.Label,
                label: null);
        }
    }

    /// <summary>Writes the rule as a sentence and as three cells that can be changed.</summary>
    private static void WriteCells(ReportBook book, ReportPage page)
    {
        var rule = book.Report.Overview.Rule;
        var sentence = (string)book.Rule.Value!;
        page.EntryOfTexts(book["method.rule"], "");
        var figure = book.Figure(
            sentence,
            _ => $"IF({RuleCells.IsUnchanged(rule)},{FormulaText.Text(sentence)},{FormulaText.Text(book.LongestRule)})");
        page.Sheet.Figure(page.LastRow, 2, figure, book.Styles.Body, label: null);
        Name(RuleCells.Sentence);
        page.EntryOfTexts(book["method.threshold"], "");
        var threshold = Write((double)rule.Threshold, RuleCells.Threshold);
        page.EntryOfTexts(book["method.denominator"], rule.DenominatorCode);
        var denominator = Write(rule.DenominatorCode, RuleCells.Denominator);
        page.EntryOfTexts(book["method.minimum"], "");
        var minimum = Write((double)rule.Minimum, RuleCells.Minimum);
        if (book.Data is null)
        {
            page.EntryOfTexts(book["method.values"], book[$"method.values.{book.ReasonAgainstFormulas}"]);
            return;
        }

        RuleCells.Validate(threshold, denominator, minimum, key => book[key]);
        page.EntryOfTexts(book["method.try"], book["method.try.text", ("check", book["sheet.check"]), ("data", book["sheet.data"])]);

        IXLCell Write(object value, string name)
        {
            var cell = page.Sheet.Worksheet.Cell(page.LastRow, 2);
            cell.Value = value;
            cell.Style = book.Data is null ? book.Styles.Body : book.Styles.Input;
            Name(name);
            return cell;
        }

        void Name(string name)
        {
            if (book.Data is not null)
            {
                RuleCells.Name(page.Sheet.Worksheet.Cell(page.LastRow, 2), name);
            }
        }
    }

    private static void WriteCounting(ReportBook book, ReportPage page)
    {
        var hasThemes = book.Round.Framework.HasThemes;
        var themes = hasThemes ? ".themes" : "";
        var versions = book.Report.Overview.Overall.Versions.Select(version => book[
            "method.version",
            ("version", version.Version),
            ("responses", book.Wording.Count("responses", version.Responses))]);
        page.Section(book["method.counted"]);
        page.EntryOfTexts(
            book["method.questionnaire"],
            book[
                "method.questionnaire.versions",
                ("title", book.Wording.Of(book.Round.Questionnaire.Title)),
                ("versions", book.Wording.ListNames(versions))]);
        if (book.Report.Overview.AsOf is { } day)
        {
            page.EntryOfTexts(
                book.Wording["overview.as-of.label"],
                book.Wording.Fill("overview.as-of", ("day", book.Wording.Day(day))));
        }

        page.EntryOfTexts(book["responded"], book["method.responded"]);
        page.EntryOfTexts(book["method.recommending"], book[$"method.recommending.text{themes}", ("rows", book.Wording.Rows)]);
        page.EntryOfTexts(book["in-process"], book["method.in-process"]);
        if (hasThemes)
        {
            Explain(book, page, "method.element-named");
            Explain(book, page, "method.theme-named");
            page.EntryOfTexts(book["all-themes"], book["method.all-themes.text"]);
        }

        Explain(book, page, "method.respondents");
        Explain(book, page, "method.several-regions");
        Explain(book, page, "method.shares");
        page.EntryOfTexts(book["method.elements-of-row"], book[$"method.elements-of-row.text{themes}"]);
    }

    private static void WriteNotes(ReportBook book, ReportPage page)
    {
        var overall = book.Report.Overview.Overall;
        page.Section(book["method.care"]);
        var provisional = overall.InProcess.Organizations?.Where(book.IsRecommending).Select(book.Wording.Of);
        if (provisional is not null)
        {
            page.EntryOfTexts(book["status.provisional"], book.Wording.ListNames(provisional));
        }

        page.EntryOfTexts(
            book["late"],
            book.Round.Deadline is { } deadline
                ? book["method.late.text", ("deadline", book.Wording.Day(deadline)), ("who", GetLate(book, overall.Late))]
                : book["method.late.no-deadline"]);
        var footnotes = new FootnoteList(book.Report.Content, region: null, book.Report.Answers.Shown, overall.Responded.Contains);
        foreach (var (_, organization, text) in footnotes.All)
        {
            page.EntryOfTexts(book.Wording.Of(organization), book.Wording.Of(text));
        }
    }

    private static string GetLate(ReportBook book, RespondentGroup late)
    {
        if (late.Organizations is not { } organizations)
        {
            return book.Wording.Count("respondents", late.Count);
        }

        var days = book.Report.Answers.Shown
            .Where(response => response.Respondent.Organization is not null && response.SubmittedOn is not null)
            .ToDictionary(response => response.Respondent.Id, response => response.SubmittedOn!.Value, StringComparer.Ordinal);
        return book.Wording.ListNames(
            organizations.Select(organization =>
                days.TryGetValue(organization.Code, out var day)
                    ? book["method.late.who", ("organization", book.Wording.Of(organization)), ("day", book.Wording.Day(day))]
                    : book.Wording.Of(organization)));
    }

    private static void WriteCrosswalk(ReportBook book, ReportPage page)
    {
        if (book.Report.Through is not { } through)
        {
            return;
        }

        var crosswalk = through.Crosswalk;
        page.Section(book["method.through"]);
        page.EntryOfTexts(book["method.through.answers"], NameOf(book, crosswalk.From));
        page.EntryOfTexts(
            book["method.through.crosswalk"],
            book[
                crosswalk.Status == CrosswalkStatus.Official ? "method.through.official" : "method.through.own",
                ("code", crosswalk.Code),
                ("author", book.Wording.Of(crosswalk.Author))]);
        Explain(book, page, "method.through.what");
        page.HeadOfTexts(book["method.through.without"], book["named-by"]);
        foreach (var mention in through.WithoutCounterpart)
        {
            page.EntryOfTexts(
                book.NameOf(mention.Element),
                mention.By.Organizations is null
                    ? book.Wording.Count("respondents", mention.By.Count)
                    : book.Wording.ListNames(mention.By));
        }

        if (through.WithoutCounterpart.Count == 0)
        {
            page.EntryOfTexts(book.Wording.None, "");
        }
    }

    private static void WriteOrigin(ReportBook book, ReportPage page)
    {
        var questionnaire = book.Round.Questionnaire;
        page.Section(book["method.origin"]);
        page.EntryOfTexts(book["method.framework"], NameOf(book, book.Round.Framework));
        page.EntryOfTexts(
            book["method.questionnaire"],
            book[
                "method.questionnaire.origin",
                ("title", book.Wording.Of(questionnaire.Title)),
                ("code", questionnaire.Code),
                ("version", questionnaire.Version)]);
        page.EntryOfTexts(book["method.produced-by"], $"SurveyEngine {book.Report.Version}");
        page.EntryOfTexts(book["method.produced-at"], book.Wording.Moment(book.Report.ProducedAt));
        if (book.Report.Publication is { } publication)
        {
            page.EntryOfTexts(book.Wording["overview.publication.label"], book.Wording.Of(publication));
        }

        var command = RecomputeCommand.Of(book.Report.Overview, book.Report.Publication, book.Report.Only, book.Report.Through);
        page.EntryOfTexts(book["method.recompute"], book["method.recompute.text", ("command", command)]);
    }

    /// <summary>Writes a term and its explanation.</summary>
    private static void Explain(ReportBook book, ReportPage page, string key) => page.EntryOfTexts(book[key], book[$"{key}.text"]);

    private static string NameOf(ReportBook book, Framework framework)
    {
        var name = $"{book.Wording.Of(framework.Name)} ({framework.Code})";
        return framework.Source is { } source ? $"{name}\n{book.Wording.Of(source)}" : name;
    }
}
