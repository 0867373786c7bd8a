using System.Diagnostics;
using System.Globalization;
using ClosedXML.Excel;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.XlsForms;
using Survey.Core.Reading.Tables;
using Survey.Files.XlsForms;

namespace Survey.Benchmarks;

/// <summary>
/// Measures the check of a form of 2,000 questions. The baseline is opening the same workbook with ClosedXML, which a
/// program would have to do if it used a library for reading it.
/// </summary>
internal static class FormCheck
{
    private const int Questions = 2_000;
    private const int Rounds = 7;

    /// <summary>Measures and prints one line.</summary>
    public static void Run(TextWriter output, string folder)
    {
        var file = Path.Combine(folder, "form.xlsx");
        using (var stream = File.Create(file))
        {
            FormWorkbook.Write(stream, Generate());
        }

        var outcome = QuestionnaireFile.Read(file);
        if (!outcome.Succeeded)
        {
            throw new InvalidOperationException(outcome.Problems[0].ToString());
        }

        var check = Measure(() => QuestionnaireFile.Read(file));
        var open = Measure(() =>
        {
            using var workbook = new XLWorkbook(file);
        });
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"checking a form of {Questions} questions: {check:F3} s, "
                    + $"{check / open:F2} × opening it with ClosedXML ({open:F3} s); limit 1 s"
            ));
    }

    /// <summary>The median duration of several runs, in seconds.</summary>
    private static double Measure(Action action)
    {
        var times = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var began = Stopwatch.GetTimestamp();
            action();
            times[round] = Stopwatch.GetElapsedTime(began).TotalSeconds;
        }

        Array.Sort(times);
        return times[Rounds / 2];
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
