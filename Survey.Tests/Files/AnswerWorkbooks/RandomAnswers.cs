using System.Text.Json;
using System.Text.Json.Nodes;
using Survey.Core.Frameworks;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Rounds;
using Survey.Tests.Support;

namespace Survey.Tests.Files.AnswerWorkbooks;

/// <summary>Generates random answers to any questionnaire from a seed, with texts that are hard to store in cells.</summary>
internal sealed class RandomAnswers(Round round, int seed)
{
    private static readonly string[] Words =
    [
        "Reintegration",
        "l’étude « complète »",
        "=1+1",
        "+41 22",
        "-5",
        "@home",
        "=HYPERLINK(\"https://example.org\",\"x\")",
        "two  spaces",
        "\"quoted\"",
        "line\nbreak",
        "100 %",
        "TRUE",
        "2020-01-01",
        "1,5",
        "0012",
        "#REF!",
        "_x000D_",
        "_x005F_",
        "&amp; <b>",
        "العربية: توصية (1)",
        "Рекомендация",
        "推薦",
        "𝄞",
        "a\tb",
        "x",
        "none",
        "'",
        "{\"surveyWorkbook\":1}",
        "#question x",
        "#text",
    ];

    private readonly Random _random = new(seed);

    /// <summary>Generates the answers; every row has at least one answer.</summary>
    public AnswerSet Draw()
    {
        var json = Draw(round.Questionnaire.Scope, depth: 0);
        var (answers, problems) = RoundParsing.ReadJson(json.ToJsonString(), value =>
            round.Questionnaire.Scope.Read(value, new AnswerContext(round.Frameworks)));
        problems.ShouldBeEmpty();
        return answers!;
    }

    /// <summary>The answers as JSON, as in a response file.</summary>
    public static string ToJson(AnswerSet answers)
    {
        using var buffer = new MemoryStream();
        using (
            var writer = new Utf8JsonWriter(
                buffer,
                new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true }
            ))
        {
            answers.WriteTo(writer);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    private JsonObject Draw(QuestionScope scope, int depth)
    {
        var json = new JsonObject();
        foreach (var (question, _) in scope.Questions)
        {
            if (_random.Next(4) > 0 && Draw(question, depth) is { } answer)
            {
                json[question.Code] = answer;
            }
        }

        return json;
    }

    private JsonNode? Draw(Question question, int depth) =>
        question switch
        {
            Repeat repeat => DrawRows(repeat, depth),
            AcknowledgeQuestion => true,
            IntegerQuestion => Pick<long>(0, -1, 7, 2018, 1_000_000, -999_999_999_999, long.MaxValue),
            DecimalQuestion => JsonNode.Parse(
                Pick("0.1", "-2.5", "1e-7", "123456789.987654321", "0.1234567890123456789", "1000000", "7922816251426433759354395033")),
            RangeQuestion range => range.Start + (range.Step * _random.Next((int)((range.End - range.Start) / range.Step) + 1)),
            DateQuestion => Pick("2017-06-26", "1900-01-31", "1900-03-01", "1850-12-31", "9999-12-31", "2024-02-29"),
            TimeQuestion => Pick("14:30", "00:00", "09:05:07"),
            DateTimeQuestion => Pick("2017-06-26T14:30", "2017-06-26T14:30:00+02:00", "1899-01-01T00:00:00.5"),
            UrlQuestion => Pick("https://example.org/a?b=c&d=é", "http://example.org/" + new string('a', 300)),
            EmailQuestion => "secretariat@example.org",
            SelectOneQuestion one => PickCodes(one, 1).FirstOrDefault() is { } code ? JsonValue.Create(code) : null,
            SelectManyQuestion many => many
                .Choices.Choices.Select(choice => choice.Code)
                .Distinct(StringComparer.Ordinal)
                .Where(_ => _random.Next(2) == 0)
                .ToList()
                is { Count: > 0 } codes
                ? ToArray(codes)
                : null,
            RankQuestion rank => ToArray(PickCodes(rank, _random.Next(1, 4))),
            CodedQuestion coded => DrawCoded(round.Frameworks.Get(coded.Framework)),
            CalculatedQuestion or UnreadableQuestion => null,
            TextQuestion text => DrawText(text.MaxLength),
            _ => Pick(Words),
        };

    private JsonArray? DrawRows(Repeat repeat, int depth)
    {
        var rows = new JsonArray();
        for (var count = depth == 0 ? Pick(0, 1, 3, 60) : _random.Next(4); count > 0; count--)
        {
            if (Draw(repeat.Scope, depth + 1) is { Count: > 0 } row)
            {
                rows.Add(row);
            }
        }

        return rows.Count == 0 ? null : rows;
    }

    private string DrawText(int longest)
    {
        var text = string.Join(' ', Enumerable.Range(0, _random.Next(1, 5)).Select(_ => Pick(Words)));
        if (_random.Next(50) == 0)
        {
            text += new string('y', Math.Min(longest, 32_000) - Math.Min(longest, 32_000 - text.Length));
        }

        return text.Length <= longest ? text : "short";
    }

    private JsonObject? DrawCoded(Framework framework)
    {
        var themes = framework.Themes.Where(theme => theme.Code is not null && _random.Next(4) == 0).Select(theme => theme.Code!).ToList();
        var elements = framework.Elements.Where(_ => _random.Next(6) == 0).Select(element => element.Code).ToList();
        return themes.Count + elements.Count == 0
            ? null
            : new JsonObject { ["themes"] = ToArray(themes), ["elements"] = ToArray(elements) };
    }

    private IEnumerable<string> PickCodes(ChoiceQuestion question, int count) =>
        question.Choices.Choices.Select(choice => choice.Code).Distinct(StringComparer.Ordinal).OrderBy(_ => _random.Next()).Take(count);

    private static JsonArray ToArray(IEnumerable<string> codes) => [.. codes.Select(code => (JsonNode)JsonValue.Create(code))];

    private T Pick<T>(params T[] values) => values[_random.Next(values.Length)];
}
