using Survey.Core.Frameworks;
using Survey.Core.Results;

namespace Survey.Files.Reports.Word;

/// <summary>The alignment tables of the round, with the respondents that named their entries.</summary>
internal static class AlignmentPart
{
    /// <summary>Writes the annex; nothing if the round has no tables.</summary>
    public static void Write(ReportDocument document)
    {
        var wording = document.Wording;
        foreach (var table in document.Report.Alignments)
        {
            var alignment = table.Alignment;
            document.HeadAppendix(wording.Of(alignment.Title));
            if (alignment.Source is { } source)
            {
                document.File.Add(wording.Fill("alignments.source", ("source", wording.Of(source))));
            }

            document.File.AddTable(
                [2, .. alignment.Columns.Select(_ => 3)],
                [[(wording.Of(alignment.Rows.Name), 1), .. alignment.Columns.Select(framework => (wording.Of(framework.Name), 1))]],
                table.Rows.Select(IReadOnlyList<WordCell> (row) =>
                [
                    CellOf(alignment.Rows, [row.Entry], document),
                    .. alignment.Columns.Zip(row.Cells, (framework, cell) => CellOf(framework, cell, document)),
                ]),
                wording.Of(alignment.Title));
        }
    }

    private static WordCell CellOf(Framework framework, IReadOnlyList<AlignedElement> cell, ReportDocument document) => new(
    [
        .. AlignmentLine.Of(framework, cell, document.Wording).Select((line, index) =>
        {
            var names = AlignmentLine.Describe(line.NamedBy, document.Wording);
            return new WordText(
                $"{(index == 0 ? "" : "\n")}{line.Code} {line.Title}{(names.Length == 0 ? "" : $" ({names})")}",
                IsStrong: line.IsTheme);
        }),
    ]);
}
