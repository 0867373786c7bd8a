using System.Globalization;
using Survey.Core.Comparisons;
using Survey.Core.Reading.Typed;

namespace Survey.Files.Reports.Tables;

/// <summary>Writes what changed since a publication as CSV: one line for each figure, response and entry that changed.</summary>
public static class ChangesCsv
{
    private static readonly string[] Header =
        ["round", "publication", "part", "region", "code", "figure", "earlier", "later", "because"];

    /// <summary>Writes the changes.</summary>
    /// <param name="output">Left open.</param>
    /// <param name="export">The changes to write.</param>
    public static void Write(TextWriter output, ChangesExport export)
    {
        using var table = Csv.Begin(output, Header);
        var comparison = export.Comparison;
        foreach (var (changed, causes) in comparison.Figures)
        {
            var figure = changed.Figure;
            Line(
                "figure",
                figure.Region?.Code,
                figure.Element?.Code ?? figure.Theme?.Code ?? figure.Part,
                figure.Kind.Code,
                changed.Earlier.Number,
                changed.Later.Number,
                causes);
        }

        foreach (var (figure, earlier, later, causes) in comparison.Results)
        {
            var path = figure.Question.Path;
            Line(
                figure.Entry is null ? "question" : "answer",
                region: null,
                figure.Entry is { } entry ? CsvText.NeutralizeCode($"{path}={entry.Code}") : path,
                figure.Code,
                earlier,
                later,
                causes);
        }

        foreach (var change in comparison.Responses)
        {
            Line("response", region: null, change.Organization.Code, string.Join(' ', change.Kinds.Select(kind => kind.Code)));
        }

        foreach (var change in comparison.Entries)
        {
            Line("analysis", region: null, change.Entry.Key, change.Kind.Code);
        }

        void Line(
            string part,
            string? region,
            string? code,
            string figure,
            object? earlier = null,
            object? later = null,
            IReadOnlyList<ResponseChange>? causes = null)
        {
            table.WriteField(export.Round.Code);
            table.WriteField(export.Publication.Code);
            table.WriteField(part);
            table.WriteField(region);
            table.WriteField(code);
            table.WriteField(figure);
            table.WriteField(Written(earlier));
            table.WriteField(Written(later));
            table.WriteField(string.Join(' ', (causes ?? []).Select(cause => cause.Organization.Code)));
            table.EndRecord();
        }
    }

    private static string? Written(object? value) =>
        value is DateOnly day ? TypedDate.Write(day) : Convert.ToString(value, CultureInfo.InvariantCulture);
}
