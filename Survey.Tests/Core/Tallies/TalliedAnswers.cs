using System.Globalization;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Tests.Core.Results;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Tallies;

/// <summary>An open round with a question of each kind that is counted, and answers to it from numbers.</summary>
internal static class TalliedAnswers
{
    private static readonly string[] Statuses = ["final", "provisional", "in-discussion", "none"];
    private static readonly string[] Choices = ["yes", "no", "unsure"];
    private static readonly string[] Regions = ["[]", "[\"north\"]", "[\"south\"]", "[\"north\", \"south\"]"];

    public static Round Round { get; } = SmallSurvey.Create(
        """
        {"type": "select-one", "code": "recommendations_status", "label": "S", "choices": "statuses"},
        {"type": "select-many", "code": "many", "label": "M", "choices": "list"},
        {"type": "rank", "code": "ranked", "label": "R", "choices": "list"},
        {"type": "integer", "code": "count", "label": "C", "relevant": "${recommendations_status} = 'final'"},
        {"type": "decimal", "code": "share", "label": "D"},
        {"type": "date", "code": "since", "label": "Since"},
        {"type": "text", "code": "given", "label": "G"},
        {"type": "calculated", "code": "computed", "label": "X", "calculation": "${given}"},
        {"type": "repeat", "code": "recommendations", "label": "Rows", "items": [
          {"type": "coded", "code": "elements", "label": "E"},
          {"type": "select-one", "code": "choice", "label": "Ch", "choices": "list"},
          {"type": "integer", "code": "cost", "label": "Cost"}]}
        """,
        isOpen: true,
        """
        {"list": [{"code": "yes", "label": "Yes"}, {"code": "no", "label": "No"}, {"code": "unsure", "label": "Not sure"}],
         "statuses": [{"code": "final", "label": "F"}, {"code": "provisional", "label": "P"}, {"code": "in-discussion", "label": "D"},
           {"code": "none", "label": "N"}]}
        """);

    /// <summary>The response of a respondent; the same numbers give the same response.</summary>
    public static Response Parse(int respondent, int seed)
    {
        var random = new Random(seed);
        var many = Choices.Where(_ => random.Next(2) == 0).ToList();
        List<string> answers = [$"\"recommendations_status\": \"{Statuses[random.Next(4)]}\""];
        Add("many", many.Count > 0, $"[{string.Join(", ", many.Select(code => $"\"{code}\""))}]");
        Add("ranked", random.Next(2) == 0, random.Next(2) == 0 ? """["no", "yes", "unsure"]""" : """["unsure", "no", "yes"]""");
        Add("count", answers[0].Contains("final", StringComparison.Ordinal), ToText(random.Next(-3, 4)));
        Add("share", random.Next(2) == 0, ToText(random.Next(4) * 0.25m));
        Add("since", random.Next(2) == 0, $"\"2026-01-0{random.Next(1, 10)}\"");
        Add("given", random.Next(2) == 0, random.Next(8) == 0 ? "\"text\"" : $"\"{random.Next(3)}\"");
        var rows = Enumerable.Range(0, random.Next(3)).Select(_ =>
            $$"""
            {"elements": {"elements": ["{{(char)('a' + random.Next(3))}}"]}, "choice": "{{Choices[random.Next(3)]}}",
             "cost": {{random.Next(9)}} }
            """).ToList();
        Add("recommendations", rows.Count > 0, $"[{string.Join(", ", rows)}]");
        var state = random.Next(8) == 0 ? "withdrawn" : random.Next(2) == 0 ? "submitted" : "endorsed";
        return RoundParsing.ParseResponse(
            Round,
            $$"""
            {"respondent": {"id": "r{{respondent}}", "type": "{{(respondent % 3 == 0 ? "forum" : "agency")}}",
              "regions": {{Regions[random.Next(4)]}} }, "state": "{{state}}", "answers": { {{string.Join(", ", answers)}} } }
            """);

        void Add(string code, bool isGiven, string value)
        {
            if (isGiven)
            {
                answers.Add($"\"{code}\": {value}");
            }
        }
    }

    private static string ToText(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
