using System.Text;
using Survey.Benchmarks.Running;
using Survey.Core.Problems;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Json;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Reading;

namespace Survey.Benchmarks.Comparisons;

/// <summary>
/// Measures the logic of a form of 2,000 questions: what one changed answer costs, on which a few questions or half of the form depend,
/// beside evaluating all of it.
/// </summary>
internal static class FormLogic
{
    private const int Questions = 2_000;
    private const int GroupSize = 20;
    private const int Runs = 100;

    /// <summary>Fills <c>logic-few</c> and <c>logic-half</c>.</summary>
    public static async Task Measure(Bench bench, Recorder recorder)
    {
        var questionnaire = Read(MakeForm());
        var answers = new AnswerSet([.. questionnaire.Scope.Questions
            .Where(question => question.Question.Code.StartsWith('n'))
            .Select(question => KeyValuePair.Create<string, Answer>(question.Question.Code, new NumberAnswer(1)))]);
        var surroundings = new EvaluationContext(TimeProvider.System.GetUtcNow(), TimeZoneInfo.Utc);
        var form = new FormState(questionnaire, answers, surroundings);
        var value = 0;
        double Set(string question) =>
            Stopwatches.MedianSeconds(Runs, () => form.Set(form.Root, question, new NumberAnswer(value = 1 - value)));

        var pairs = await bench.Alternate(
            _ => Task.FromResult((Few: Set("n7"), Half: Set("n0"))),
            _ => Task.FromResult(Stopwatches.MedianSeconds(Runs, () => form = new FormState(questionnaire, answers, surroundings))));
        foreach (var (changed, all) in pairs)
        {
            recorder.Add("logic-few", changed.Few / all);
            recorder.Add("logic-half", changed.Half / all);
        }

        recorder.Check("questions", Questions, questionnaire.Scope.Questions.Count);
        var milliseconds = Bench.Median(pairs.Select(pair => pair.Bare * 1000));
        recorder.Describe("logic-few", $"{Questions:N0} questions; all of it {milliseconds} ms");
        recorder.Describe("logic-half", $"{Questions:N0} questions; all of it {milliseconds} ms");
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
