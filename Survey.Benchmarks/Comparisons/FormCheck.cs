using ClosedXML.Excel;
using Survey.Benchmarks.Running;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.XlsForms;
using Survey.Core.Reading.Tables;
using Survey.Files.XlsForms;

namespace Survey.Benchmarks.Comparisons;

/// <summary>
/// Measures the check of a form of 2,000 questions. The baseline is opening the same workbook with ClosedXML, which a
/// program would have to do if it used a library for reading it.
/// </summary>
internal static class FormCheck
{
    private const int Questions = 2_000;
    private const int Runs = 3;

    /// <summary>Fills <c>form-check</c> and <c>form-check-seconds</c>.</summary>
    public static async Task Measure(Bench bench, Recorder recorder)
    {
        var file = bench.NewPath("form.xlsx");
        await using (var stream = File.Create(file))
        {
            FormWorkbook.Write(stream, Generate());
        }

        var form = QuestionnaireFile.Read(file).Value!;
        recorder.Check("questions of the form", Questions, form.Scope.Questions.Count);
        var pairs = await bench.Alternate(
            _ => Task.FromResult(Stopwatches.MedianSeconds(Runs, () => QuestionnaireFile.Read(file))),
            _ => Task.FromResult(Stopwatches.MedianSeconds(Runs, () =>
            {
                using var workbook = new XLWorkbook(file);
            })));
        foreach (var (check, open) in pairs)
        {
            recorder.Add("form-check", check / open);
            recorder.Add("form-check-seconds", check);
        }

        recorder.Describe("form-check", $"{Questions:N0} questions; ClosedXML {Bench.Median(pairs.Select(pair => pair.Bare))} s");
        recorder.Describe("form-check-seconds", $"{Questions:N0} questions");
    }

    private static XlsForm Generate()
    {
        var place = Place.OfFile("form.xlsx");
        string[] header = ["type", "name", "label::English (en)", "label::French (fr)", "relevant", "required", "constraint"];
        var rows = new List<TextRow> { new(1, header) };
        for (var number = 0; number < Questions; number++)
        {
            if (number % 50 == 0)
            {
                rows.Add(new TextRow(rows.Count + 1, number > 0 ? ["end_group"] : []));
                rows.Add(new TextRow(rows.Count + 1, ["begin_group", $"g{number}", $"Part {number}", $"Partie {number}"]));
            }

            var relevant = number > 0 ? $"${{q{number - 1}}} = 'yes' or ${{q0}} != 'no'" : "";
            rows.Add(
                new TextRow(
                    rows.Count + 1,
                    [
                        number % 3 == 0 ? "text" : "select_one yes_no",
                        $"q{number}",
                        $"Question {number}?",
                        $"Question {number} ?",
                        relevant,
                        "yes",
                        "string-length(.) < 500",
                    ]));
        }

        rows.Add(new TextRow(rows.Count + 1, ["end_group"]));
        TextRow[] choices =
        [
            new(1, ["list_name", "name", "label::English (en)", "label::French (fr)"]),
            new(2, ["yes_no", "yes", "Yes", "Oui"]),
            new(3, ["yes_no", "no", "No", "Non"]),
        ];
        return new XlsForm(place, "form", [new TextTable("survey", place, rows), new TextTable("choices", place, choices)]);
    }
}
