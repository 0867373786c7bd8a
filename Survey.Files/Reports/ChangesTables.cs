using Survey.Core.Analysis;
using Survey.Core.Comparisons;
using Survey.Core.Questionnaires.Questions;
using Survey.Files.Reports.Texts;

namespace Survey.Files.Reports;

/// <summary>What changed since a publication, in words.</summary>
public static class ChangesTables
{
    /// <summary>The most rows that a table shows. JSON and CSV have all.</summary>
    internal const int MostRows = 1_000;

    /// <summary>The most responses that are named behind a figure. JSON and CSV have all.</summary>
    internal const int MostCauses = 20;

    /// <summary>The report: the changed figures with their causes, the changed responses, and what analysts changed.</summary>
    public static TableReport Of(ChangesExport export, ReportWording wording)
    {
        var comparison = export.Comparison;
        var figures = new FigureWording(wording, export.Round);
        List<string> lead =
        [
            Say("lead", ("publication", export.Publication.Code), ("moment", wording.Moment(export.Publication.MadeAt))),
        ];
        if (comparison.HasOtherDefinition)
        {
            lead.Add(Say("definition"));
        }

        int[] counts = [comparison.Figures.Count, comparison.Results.Count, comparison.Responses.Count, comparison.Entries.Count];
        if (counts.Max() > MostRows)
        {
            lead.Add(Say("cut", ("most", MostRows)));
        }

        return new TableReport(
            Say("title", ("round", wording.Of(export.Round.Title))),
            lead,
            [
                Table(
                    "figures",
                    ["region", "figure", "published", "now", "because"],
                    comparison.Figures.Select(changed => (IReadOnlyList<string>)
                    [
                        figures.PlaceOf(changed.Figure.Figure),
                        figures.ShortNameOf(changed.Figure.Figure),
                        ValueOf(changed.Figure, changed.Figure.Earlier),
                        ValueOf(changed.Figure, changed.Figure.Later),
                        CausesOf(changed.Causes),
                    ])),
                Table(
                    "results",
                    ["question", "figure", "published", "now", "because"],
                    comparison.Results.Select(changed => (IReadOnlyList<string>)
                    [
                        $"{wording.Of(changed.Figure.Question.Question.Label)} ({changed.Figure.Question.Path})",
                        NameOf(changed.Figure),
                        Written(changed.Earlier),
                        Written(changed.Later),
                        CausesOf(changed.Causes),
                    ])),
                Table(
                    "responses",
                    ["organization", "happened"],
                    comparison.Responses.Select(change => (IReadOnlyList<string>)
                        [wording.Of(change.Organization), KindsOf(change)])),
                Table(
                    "entries",
                    ["entry", "happened"],
                    comparison.Entries.Select(change => (IReadOnlyList<string>)
                        [NameOfEntry(change.Entry), Say($"entry.{change.Kind.Code}")])),
            ]);

        string Say(string key, params ReadOnlySpan<(string Name, object? Value)> values) => wording.Fill($"changes.{key}", values);

        ReportTable Table(string key, string[] heads, IEnumerable<IReadOnlyList<string>> rows) =>
            new(Say($"{key}.title"), [.. heads.Select(head => Say($"head.{head}"))], [.. rows.Take(MostRows)], Say($"{key}.none"));

        string ValueOf(ComparedFigure figure, FigureValue value) =>
            figure.Figure.Kind == FigureKind.Recurrent ? figures.ValueOf(figure.Figure, value) : wording.In.Write(value.Number);

        string CausesOf(IReadOnlyList<ResponseChange> causes) =>
            causes.Count == 0 ? Say("no-response")
            : causes.Count <= MostCauses ? wording.Join(causes.Select(CauseOf))
            : wording.Count(
                "changes.more",
                causes.Count - MostCauses,
                ("names", wording.Join(causes.Take(MostCauses).Select(CauseOf))));

        string CauseOf(ResponseChange change) =>
            Say("cause", ("organization", wording.Of(change.Organization)), ("what", KindsOf(change)));

        string KindsOf(ResponseChange change) => wording.List(change.Kinds.Select(kind => Say($"kind.{kind.Code}")));

        string NameOfFigure(QuestionFigure figure) =>
            Say(figure.Value is DateOnly ? $"result.{figure.Code}.date" : $"result.{figure.Code}");

        string NameOf(QuestionFigure figure)
        {
            if (figure.Entry is not { } entry)
            {
                return NameOfFigure(figure);
            }

            var label = figure.Question.Question is CodedQuestion ? $"{entry.Code} {wording.Of(entry.Label)}" : wording.Of(entry.Label);
            return figure.Code == "count" ? label : Say("result.of-entry", ("entry", label), ("figure", NameOfFigure(figure)));
        }

        string NameOfEntry(ReportEntry entry) => Say(
            $"entry-kind.{entry.Kind.Code}",
            ("key", string.Join(", ", entry.Key.Split(':').Skip(1).Where(part => part != "-"))));

        string Written(object? value) => value switch
        {
            decimal number => wording.In.Write(number),
            DateOnly day => wording.Day(day),
            _ => "–",
        };
    }
}
