using Survey.Core.Analysis;
using Survey.Core.Comparisons;
using Survey.Files.Reports.Texts;

namespace Survey.Files.Reports;

/// <summary>What changed since a publication, in words.</summary>
public static class ChangesTables
{
    /// <summary>The report: the changed figures with their causes, and the changed responses.</summary>
    public static TableReport Of(ChangesExport export, ReportWording wording)
    {
        var figures = new FigureWording(wording, export.Round);
        List<string> lead = [
            Say("lead", ("publication", export.Publication.Code), ("moment", wording.Moment(export.Publication.MadeAt))),
        ];
        if (export.Comparison.HasOtherDefinition)
        {
            lead.Add(Say("definition"));
        }

        return new TableReport(
            Say("title", ("round", wording.Of(export.Round.Title))),
            lead,
            [
                Table(
                    "figures",
                    ["region", "figure", "published", "now", "because"],
                    export.Comparison.Figures.Select(changed => (IReadOnlyList<string>)
                    [
                        figures.PlaceOf(changed.Figure.Figure),
                        figures.ShortNameOf(changed.Figure.Figure),
                        ValueOf(changed.Figure, changed.Figure.Earlier),
                        ValueOf(changed.Figure, changed.Figure.Later),
                        changed.Causes.Count == 0 ? Say("no-response") : wording.Join(changed.Causes.Select(CauseOf)),
                    ])),
                Table(
                    "responses",
                    ["organization", "happened"],
                    export.Comparison.Responses.Select(change => (IReadOnlyList<string>)
                        [wording.Of(change.Organization), wording.List(change.Kinds.Select(kind => Say($"kind.{kind.Code}")))])),
            ]);

        string Say(string key, params ReadOnlySpan<(string Name, object? Value)> values) => wording.Fill($"changes.{key}", values);

        ReportTable Table(string key, string[] heads, IEnumerable<IReadOnlyList<string>> rows) =>
            new(Say($"{key}.title"), [.. heads.Select(head => Say($"head.{head}"))], [.. rows], Say($"{key}.none"));

        string ValueOf(ComparedFigure figure, FigureValue value) =>
            figure.Figure.Kind == FigureKind.Recurrent ? figures.ValueOf(figure.Figure, value) : wording.In.Write(value.Number);

        string CauseOf(ResponseChange change) => Say(
            "cause",
            ("organization", wording.Of(change.Organization)),
            ("what", wording.List(change.Kinds.Select(kind => Say($"kind.{kind.Code}")))));
    }
}
