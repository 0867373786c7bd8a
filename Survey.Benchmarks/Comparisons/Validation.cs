using System.Diagnostics;
using System.Globalization;
using System.Text;
using Survey.Benchmarks.Data;
using Survey.Benchmarks.Running;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Files.Folders;

namespace Survey.Benchmarks.Comparisons;

/// <summary>Reading and validating an answer again and again on one thread, beside SurveyJS, and in forms of growing length.</summary>
internal static class Validation
{
    private const string SurveyJs = "survey-core@3.1.1";
    private const int Answers = 64;
    private const int ShortForm = 500;

    /// <summary>
    /// Fills <c>validation</c> and <c>validation-linear</c>. SurveyJS is downloaded, so quick mode leaves it out and fills only the other.
    /// </summary>
    public static async Task Measure(Bench bench, Recorder recorder)
    {
        await MeasureGrowth(bench, recorder);
        if (bench.Sizes.IsQuick)
        {
            return;
        }

        var folder = bench.NewPath("round");
        Grcp7AsOpenRound.Write(folder);
        var answers = bench.NewPath("answers.ndjson");
        await File.WriteAllLinesAsync(answers, Enumerable.Range(0, Answers).Select(Grcp7AsOpenRound.ToResponse));
        var peer = bench.NewPath("surveyjs");
        await ChildProcess.Run("npm", "install", "--no-audit", "--no-fund", "--prefix", peer, SurveyJs);
        var script = Path.Combine(RepositoryFolder.Find(), "Survey.Benchmarks", "Peers", "surveyjs.cjs");
        var pairs = await bench.Alternate(
            _ => MeasureOnce(bench, folder, answers),
            async _ =>
            {
                var seconds = SecondsText(bench);
                var result = await ChildProcess.Run("node", script, Path.Combine(peer, "node_modules"), answers, seconds);
                return double.Parse(result.Output.Split('\n')[1], CultureInfo.InvariantCulture);
            });
        foreach (var (product, surveyJs) in pairs)
        {
            recorder.Add("validation", surveyJs / product);
        }

        recorder.Describe(
            "validation",
            $"GRCP 7, 8 rows; {Bench.Median(pairs.Select(pair => pair.Product))} µs, "
                + $"{SurveyJs} {Bench.Median(pairs.Select(pair => pair.Bare))} µs with Node.js");
    }

    private static async Task MeasureGrowth(Bench bench, Recorder recorder)
    {
        var longest = bench.Sizes.Of(full: 4_000, quick: 2 * ShortForm);
        var (folder, answers) = await Write(ShortForm);
        var (longFolder, longAnswers) = await Write(longest);
        var pairs = await bench.Alternate(_ => MeasureOnce(bench, longFolder, longAnswers), _ => MeasureOnce(bench, folder, answers));
        foreach (var (ofLong, ofShort) in pairs)
        {
            recorder.Add("validation-linear", ofLong / longest / (ofShort / ShortForm));
        }

        recorder.Check("alternations", bench.Sizes.Alternations, pairs.Count);
        recorder.Describe(
            "validation-linear",
            $"{longest:N0} questions: {Bench.Median(pairs.Select(pair => pair.Product))} µs; "
                + $"{ShortForm:N0}: {Bench.Median(pairs.Select(pair => pair.Bare))} µs");

        async Task<(string Folder, string Answers)> Write(int questions)
        {
            var round = bench.NewPath("round");
            LongForm.Write(questions, round);
            var file = bench.NewPath("answers.ndjson");
            await File.WriteAllTextAsync(file, LongForm.ToResponse(questions));
            return (round, file);
        }
    }

    private static async Task<double> MeasureOnce(Bench bench, string folder, string answers)
    {
        var result = await ChildProcess.Run(ChildProcess.ToStep("validate", folder, answers, SecondsText(bench)));
        return double.Parse(result.Output, CultureInfo.InvariantCulture);
    }

    private static string SecondsText(Bench bench) => bench.Sizes.IsQuick ? "0.1" : "1";

    /// <summary>The step <c>validate</c>: reads and validates in this process, and prints the microseconds that one answer takes.</summary>
    /// <param name="folder">The folder of the round.</param>
    /// <param name="answers">A file of answers, one a line.</param>
    /// <param name="seconds">How long; as long again before, which is not counted.</param>
    public static void Run(string folder, string answers, double seconds)
    {
        var round = new RoundFolder(folder, new ProblemLog()).ReadDefinition().Round!;
        byte[][] documents = [.. File.ReadLines(answers).Select(Encoding.UTF8.GetBytes)];
        Repeat();
        Console.WriteLine(Repeat().ToString(CultureInfo.InvariantCulture));

        double Repeat()
        {
            var began = Stopwatch.GetTimestamp();
            var count = 0;
            while (Stopwatch.GetElapsedTime(began).TotalSeconds < seconds)
            {
                Validate(round, documents[count++ % documents.Length]);
            }

            return Stopwatch.GetElapsedTime(began).TotalMicroseconds / count;
        }
    }

    private static void Validate(Round round, byte[] document)
    {
        var problems = new ProblemLog();
        var place = Place.OfFile("answer");
        var response = ResponseReader.Read(document, place, problems, round);
        new ResponseValidator(round).Validate(response!, place, problems);
        if (problems.Errors > 0)
        {
            throw new InvalidOperationException(problems.Problems[0].ToString());
        }
    }
}
