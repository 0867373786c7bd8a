using Survey.Core.Analysis;
using Survey.Core.Comparisons;
using Survey.Core.Organizations;
using Survey.Core.Results;
using Survey.Files.Reports.Texts;

namespace Survey.Files.Reports;

/// <summary>A comparison of two rounds in words, as tables.</summary>
public static class ComparisonTables
{
    private const string Prefix = "comparison.";

    /// <summary>The report: recurrent elements, participants, changed figures, questions, and what could not be compared.</summary>
    public static TableReport Of(RoundComparison comparison, ReportWording wording)
    {
        var writer = new Writer(comparison, wording);
        return new TableReport(
            writer.Say(
                "title",
                ("round", wording.Of(comparison.Later.Round.Title)),
                ("earlier", wording.Of(comparison.Earlier.Round.Title))),
            [.. writer.Lead()],
            [
                writer.Recurrence(),
                writer.Across(),
                writer.Participants(),
                writer.Figures(),
                writer.Questions(),
                writer.Differences(),
            ]);
    }

    private sealed class Writer(RoundComparison comparison, ReportWording wording)
    {
        private readonly FigureWording _figures = new(wording, comparison.Later.Round);

        public string Say(string key, params ReadOnlySpan<(string Name, object? Value)> values) => wording.Fill(Prefix + key, values);

        public IEnumerable<string> Lead()
        {
            var (earlier, later) = (comparison.Earlier, comparison.Later);
            yield return RuleInWords.Of(later.Rule, later.Round.Framework, wording);
            if (earlier.Rule != later.Rule)
            {
                yield return Say("rule.earlier", ("rule", RuleInWords.Of(earlier.Rule, earlier.Round.Framework, wording)));
            }

            if (comparison.Crosswalk is { } crosswalk)
            {
                yield return wording.Fill(
                    "overview.through",
                    ("from", wording.Of(crosswalk.From.Name)),
                    ("to", wording.Of(crosswalk.To.Name)));
            }
        }

        public ReportTable Recurrence() => Table(
            "recurrence",
            ["region", "change", "element", "earlier", "later"],
            comparison.Regions.Count == 0 ? "frameworks-differ" : "recurrence.none",
            comparison.Regions.SelectMany(region =>
                Rows(region, "became", region.Became).Concat(Rows(region, "ceased", region.Ceased)).Append(Stayed(region))));

        public ReportTable Across() => Table(
            "across",
            ["element", "became-in", "ceased-in", "earlier-in", "later-in"],
            comparison.Regions.Count == 0 ? "frameworks-differ" : "recurrence.none",
            comparison.Across.Where(element => element.IsChanged).Select(element => (IReadOnlyList<string>)
            [
                wording.Of(element.Element),
                wording.ListNames(element.Gained),
                wording.ListNames(element.Lost),
                wording.ListNames(element.Earlier),
                wording.ListNames(element.Later),
            ]));

        public ReportTable Participants()
        {
            var participants = comparison.Participants;
            return Table(
                "participants",
                ["what", "count", "organizations"],
                "participants.open",
                participants is null
                    ? []
                    : [
                        Row("joined", participants.Joined),
                        Row("left", participants.Left),
                        Row("answered-both", participants.AnsweredBoth),
                        Row("answered-earlier", participants.AnsweredEarlierOnly),
                        Row("answered-later", participants.AnsweredLaterOnly),
                    ]);

            IReadOnlyList<string> Row(string key, IReadOnlyList<Organization> organizations) =>
                [Say($"participants.{key}"), wording.Number(organizations.Count), wording.ListNames(organizations.Select(wording.Of))];
        }

        public ReportTable Figures() => Table(
            "figures",
            ["region", "figure", "earlier", "later", "only-earlier", "only-later"],
            "figures.none",
            comparison.Figures.Where(figure => figure.IsChanged).Select(figure => (IReadOnlyList<string>)
            [
                _figures.PlaceOf(figure.Figure),
                _figures.ShortNameOf(figure.Figure),
                wording.In.Write(figure.Earlier.Number),
                wording.In.Write(figure.Later.Number),
                NamesOf(figure.Earlier.Without(figure.Later), figure.Figure),
                NamesOf(figure.Later.Without(figure.Earlier), figure.Figure),
            ]));

        public ReportTable Questions() => Table(
            "questions",
            ["question", "answer", "earlier", "later"],
            "questions.none",
            comparison.Questions.SelectMany(RowsOf));

        public ReportTable Differences() => Table(
            "differences",
            ["subject", "reason", "earlier", "later"],
            "differences.none",
            comparison.Differences.Select(difference => (IReadOnlyList<string>)
            [
                Say($"subject.{difference.Subject.Code}", ("code", difference.Code)),
                Say($"reason.{difference.Reason.Code}"),
                difference.Earlier is { } earlier ? wording.Of(earlier) : "–",
                difference.Later is { } later ? wording.Of(later) : "–",
            ]));

        private ReportTable Table(string key, string[] heads, string whenEmpty, IEnumerable<IReadOnlyList<string>> rows) =>
            new(Say($"{key}.title"), [.. heads.Select(head => Say($"head.{head}"))], [.. rows], Say(whenEmpty));

        private IEnumerable<IReadOnlyList<string>> Rows(RegionalRecurrence region, string change, IEnumerable<ComparedElement> elements) =>
            elements.Select(element => (IReadOnlyList<string>)
            [
                wording.Of(region.Region), Say($"change.{change}"), wording.Of(element.Element), ShareOf(element.Earlier),
                ShareOf(element.Later),
            ]);

        private IReadOnlyList<string> Stayed(RegionalRecurrence region) =>
            [
                wording.Of(region.Region), Say("change.stayed"),
                wording.ListNames(region.Stayed.Select(element => wording.Of(element.Element))), "", "",
            ];

        private string ShareOf(ElementFinding finding) => wording.OutOfWithShare(finding.Named, finding.Denominator);

        private string NamesOf(IReadOnlyList<string> names, PublishedFigure figure) =>
            names.Count == 0 ? ""
            : figure.Kind == FigureKind.Recurrent ? wording.List(names)
            : wording.ListNames(names.Select(NameOf));

        private string NameOf(string organization) =>
            (comparison.Later.Round.Directory.FindOrganization(organization)
                ?? comparison.Earlier.Round.Directory.FindOrganization(organization)) is { } known
                ? wording.Of(known)
                : organization;

        private IEnumerable<IReadOnlyList<string>> RowsOf(ComparedQuestion question)
        {
            var name = $"{wording.Of(question.Later.Question.Question.Label)} ({question.Later.Question.Path})";
            yield return [name, Say("answered"), AnsweredOf(question.Earlier), AnsweredOf(question.Later)];
            var before = ResultsText.Figures(question.Earlier, wording);
            var after = ResultsText.Figures(question.Later, wording);
            if (question.Earlier.Kind == question.Later.Kind && (before.Length > 0 || after.Length > 0))
            {
                yield return [name, Say("numbers"), before.Length == 0 ? "–" : before, after.Length == 0 ? "–" : after];
            }

            foreach (var entry in question.Entries)
            {
                yield return
                [
                    name,
                    question.Later.Kind == ResultKind.Elements ? $"{entry.Code} {wording.Of(entry.Label)}" : wording.Of(entry.Label),
                    CountOf(question.Earlier, entry.Earlier),
                    CountOf(question.Later, entry.Later),
                ];
            }
        }

        private string AnsweredOf(QuestionResult result) => wording.OutOf(result.Total.Answered, result.Total.Asked);

        // Inside repeat groups shares are of respondents.
        private string CountOf(QuestionResult result, EntryCount? entry) =>
            entry is null
                ? Say("not-offered")
                : result.Question.Groups.Count > 0
                    ? wording.OutOfWithShare(entry.By.Count, result.Total.Respondents.Count)
                    : wording.OutOfWithShare(entry.Count, result.Total.Answered);
    }
}
