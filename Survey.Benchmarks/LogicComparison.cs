using System.Diagnostics;
using System.Globalization;
using System.Text;
using Survey.Core.Problems;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Json;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Reading;

namespace Survey.Benchmarks;

/// <summary>
/// Measures the logic of a form of 2,000 questions: checking it, evaluating all of it, and evaluating the effect of one
/// changed answer. The baseline is evaluating all of it in the same run.
/// </summary>
internal static class LogicComparison
{
    private const int Questions = 2_000;
    private const int GroupSize = 20;
    private const int Runs = 200;

    public static void Run(TextWriter output)
    {
        var json = MakeForm();
        var questionnaire = Read(json);
        var answers = new AnswerSet([.. questionnaire.Scope.Questions
            .Where(question => question.Question.Code.StartsWith('n'))
            .Select(question => KeyValuePair.Create<string, Answer>(question.Question.Code, new NumberAnswer(1)))]);
        var surroundings = new EvaluationContext(TimeProvider.System.GetUtcNow(), TimeZoneInfo.Utc);
        var form = new FormState(questionnaire, answers, surroundings);
        var full = MillisecondsOf(_ => new FormState(questionnaire, answers, surroundings));
        output.WriteLine();
        output.WriteLine($"logic of a form of {Questions} questions     milliseconds  × all evaluated");
        Write(output, "reading and checking", MillisecondsOf(_ => Read(json)), full);
        Write(output, "all evaluated", full, full);
        Write(output, "one answer, a few follow", MillisecondsOf(i => form.Set(form.Root, "n7", new NumberAnswer(i % 2))), full);
        Write(output, "one answer, half the form follows", MillisecondsOf(i => form.Set(form.Root, "n0", new NumberAnswer(i % 2))), full);
    }

    private static void Write(TextWriter output, string name, double milliseconds, double full) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-38} {milliseconds,14:F3} {milliseconds / full,17:F4}"));

    /// <summary>The median duration of the runs in milliseconds, after as many warm-up runs.</summary>
    private static double MillisecondsOf(Func<int, object> run)
    {
        var times = new List<double>();
        for (var i = 0; i < 2 * Runs; i++)
        {
            var began = Stopwatch.GetTimestamp();
            run(i);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return times.Skip(Runs).Order().ElementAt(Runs / 2);
    }

    private static Questionnaire Read(byte[] json)
    {
        var problems = new ProblemLog();
        var place = Place.OfFile("questionnaire.json");
        using var document = JsonSource.Parse(json, place, problems);
        var questionnaire = QuestionnaireReader.Read(new JsonValue(document!.RootElement, place, problems));
        return problems.Errors == 0 ? questionnaire! : throw new InvalidOperationException(problems.Problems[0].ToString());
    }

    /// <summary>
    /// Groups of twenty questions: seven numbers, two calculations, and eleven texts that are asked depending on these. One
    /// calculation depends on the first number of the form, and on a number and a calculation of the previous group.
    /// </summary>
    private static byte[] MakeForm()
    {
        var items = new List<string>();
        for (var i = 0; i < Questions; i++)
        {
            var first = i - (i % GroupSize);
            items.Add(
                (i % GroupSize) switch
                {
                    0 =>
                        $$"""
                        {"type": "calculated", "code": "c{{i}}", "calculation": "if(${n0} > 0, 1, 2) + {{OfGroupBefore(i)}}"}
                        """,
                    7 => $$"""{"type": "integer", "code": "n{{i}}", "label": "N"}""",
                    8 => $$"""{"type": "calculated", "code": "c{{i}}", "calculation": "coalesce(${n{{i - 1}}}, 0) + 1"}""",
                    < 7 => $$"""{"type": "integer", "code": "n{{(i == 1 ? 0 : i)}}", "label": "N"}""",
                    _ when i % 2 == 0 =>
                        $$"""
                        {"type": "text", "code": "t{{i}}", "label": "T",
                         "relevant": "${c{{first}}} > 0 and ${n{{first + 7}}} >= 1"}
                        """,
                    _ =>
                        $$"""
                        {"type": "text", "code": "t{{i}}", "label": "T",
                         "relevant": "${c{{first + 8}}} > 1 and selected('a b c', 'b')"}
                        """,
                }
            );
        }

        return Encoding.UTF8.GetBytes($$"""{"code": "q", "version": "1", "items": [{{string.Join(",", items)}}]}""");

        static string OfGroupBefore(int i) =>
            i == 0 ? "0" : $"${{c{i - GroupSize}}} * 0 + round(${{n{i - 13}}} div 3, 2)";
    }
}
