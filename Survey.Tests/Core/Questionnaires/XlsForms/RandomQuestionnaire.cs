using System.Globalization;
using System.Text.Json.Nodes;

namespace Survey.Tests.Core.Questionnaires.XlsForms;

/// <summary>Generates random questionnaires with all types and members as JSON, from a seed.</summary>
internal sealed class RandomQuestionnaire(int seed)
{
    private static readonly string[] Types =
    [
        "text",
        "integer",
        "decimal",
        "range",
        "date",
        "time",
        "date-time",
        "url",
        "email",
        "select-one",
        "select-many",
        "rank",
        "coded",
        "acknowledge",
        "calculated",
        "hidden",
        "note",
        "section",
        "repeat",
    ];

    private static readonly string[] Words =
    [
        "Reintegration",
        "étude",
        "=1+1",
        "two  spaces",
        "\"quoted\"",
        "’curly’",
        "a | b",
        "line\nbreak",
        "100 %",
        "-5",
        "TRUE",
        "2020-01-01",
        "العربية",
    ];

    private readonly Random _random = new(seed);
    private readonly string[] _languages = seed % 3 == 0 ? [] : seed % 3 == 1 ? ["en", "fr"] : ["pt-BR", "en", "xx"];
    private int _count;

    public string ToJson()
    {
        var choices = new JsonObject
        {
            ["list"] = new JsonArray(Choice("a", "north"), Choice("-2", "south"), Choice("N/A;<50", null)),
            ["one"] = new JsonArray(Choice("not sure", "north"), Choice("not", "south"), Choice("=1+1", null), Choice("-1", null)),
            ["unused"] = new JsonArray(Choice("x", null)),
        };
        var questionnaire = new JsonObject
        {
            ["code"] = "drawn",
            ["version"] = Draw("1", "2024-01", "1.0"),
            ["defaultLanguage"] = _languages is [var first, ..] ? first : Draw("en", "fr"),
            ["title"] = Text(),
            ["items"] = Items(depth: 0, []),
            ["choices"] = choices,
        };
        if (Flip())
        {
            questionnaire["framework"] = "minimal";
        }

        if (Flip())
        {
            questionnaire["settings"] = new JsonObject { ["style"] = "pages" };
        }

        return questionnaire.ToJsonString();
    }

    private JsonArray Items(int depth, List<string> before)
    {
        var items = new JsonArray();
        var codes = new List<string>(before);
        for (var number = _random.Next(1, 7); number > 0; number--)
        {
            items.Add(Item(depth, codes));
        }

        return items;
    }

    private JsonObject Item(int depth, List<string> codes)
    {
        var type = Types[_random.Next(depth < 2 ? Types.Length : Types.Length - 2)];
        var code = string.Create(CultureInfo.InvariantCulture, $"{Draw("q", "Q", "1", "meta", "data", "x.y-z_")}{_count++}");
        var item = new JsonObject { ["type"] = type, ["code"] = code, ["label"] = Text(codes) };
        Maybe(item, "hint", () => Text());
        Maybe(item, "guidanceHint", () => Text());
        Maybe(item, "relevant", () => Condition(codes));
        Maybe(item, "appearance", () => Draw("field-list", "w1 minimal"));
        Maybe(item, "columns", () =>
            new JsonObject { ["bind::odk:length"] = "10", ["instance::ref"] = codes.Count > 0 ? $"${{{codes[0]}}}" : "x" }
        );
        if (type == "coded")
        {
            Maybe(item, "framework", () => "minimal");
        }

        if (type is not ("section" or "note"))
        {
            AddRules(item, type, codes);
        }

        AddOwn(item, type, depth, codes);
        if (type is not ("section" or "repeat" or "note"))
        {
            codes.Add(code);
        }

        return item;
    }

    private void AddRules(JsonObject item, string type, List<string> codes)
    {
        Maybe(item, "required", () => Flip() ? true : Condition(codes));
        Maybe(item, "requiredMessage", () => Text());
        Maybe(item, "constraint", () => "string-length(.) > 2 and . != 'a  b'");
        Maybe(item, "constraintMessage", () => Text(codes));
        Maybe(item, "readOnly", () => Flip() ? true : Condition(codes));
        Maybe(item, "default", () => type switch
        {
            "text" => Draw("plain", "a - b", "count(1)", "${x}", "it's"),
            "integer" or "range" => _random.Next(1, 5),
            "decimal" => 1.5m,
            "date" => "2024-02-29",
            "time" => "14:30",
            "date-time" => "2017-06-26T14:30:00+02:00",
            "select-one" => Draw("not sure", "=1+1", "-1"),
            "select-many" or "rank" => new JsonArray("-2", "a"),
            "coded" => new JsonObject { ["themes"] = new JsonArray("1"), ["elements"] = new JsonArray("a", "b") },
            "acknowledge" => true,
            _ => null,
        });
        if (!item.ContainsKey("default") && type != "repeat")
        {
            Maybe(item, "defaultExpression", () => "1 + 1");
        }
    }

    private void AddOwn(JsonObject item, string type, int depth, List<string> codes)
    {
        switch (type)
        {
            case "section" or "repeat":
                item["items"] = Items(depth + 1, codes);
                if (type == "repeat")
                {
                    Maybe(item, "minimum", () => _random.Next(1, 4));
                    Maybe(item, "maximum", () => _random.Next(50, 90));
                    Maybe(item, "count", () => codes.Count > 0 ? $"${{{codes[^1]}}}" : "3");
                }

                break;
            case "text":
                Maybe(item, "multiline", () => true);
                Maybe(item, "maxLength", () => 100);
                break;
            case "range":
                (item["start"], item["end"], item["step"]) = (1, 5, 0.5m);
                Maybe(item, "low", () => Text());
                Maybe(item, "high", () => Text(codes));
                Maybe(item, "unit", () => "percent");
                break;
            case "integer" or "decimal":
                Maybe(item, "unit", () => Draw("percent", "EUR"));
                break;
            case "select-one" or "select-many" or "rank":
                item["choices"] = type == "select-one" ? "one" : "list";
                Maybe(item, "choiceFilter", () => codes.Count > 0 ? $"region = ${{{codes[0]}}}" : "region = 'north'");
                if (Flip())
                {
                    item["randomize"] = true;
                    Maybe(item, "seed", () => codes.Count > 0 ? $"${{{codes[0]}}}" : "42");
                }

                break;
            case "calculated":
                item["calculation"] = codes.Count > 0 ? $"${{{codes[^1]}}} * 2" : "1 + 1";
                break;
            case "hidden":
                Maybe(item, "source", () => Draw("start", "today", "deviceid"));
                break;
        }
    }

    private string Condition(List<string> codes) => codes.Count > 0 ? $"${{{codes[_random.Next(codes.Count)]}}} = 'x'" : "true() and 1 < 2";

    private JsonNode Text(List<string>? codes = null)
    {
        var word = Words[_random.Next(Words.Length)] + (codes is { Count: > 0 } && Flip() ? $" ${{{codes[0]}}}" : "");
        return _languages.Length == 0 || Flip()
            ? word
            : new JsonObject(
                _languages
                    .Where((_, index) => index == 0 || Flip())
                    .Select(language => new KeyValuePair<string, JsonNode?>(language, $"{word} {language}")));
    }

    private JsonObject Choice(string code, string? region)
    {
        var choice = new JsonObject { ["code"] = code, ["label"] = Text() };
        if (region is not null)
        {
            choice["columns"] = new JsonObject { ["region"] = region };
        }

        return choice;
    }

    private void Maybe(JsonObject item, string name, Func<JsonNode?> make)
    {
        if (_random.Next(3) == 0 && make() is { } value)
        {
            item[name] = value;
        }
    }

    private bool Flip() => _random.Next(2) == 0;

    private string Draw(params string[] values) => values[_random.Next(values.Length)];
}
