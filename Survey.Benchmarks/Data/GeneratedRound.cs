using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Survey.Benchmarks.Data;

/// <summary>Writes rounds of any size with random answers. The seed is fixed, so the same arguments give the same bytes.</summary>
internal static class GeneratedRound
{
    private const int Seed = 20170626;
    private const int ThemeCount = 10;
    private const int InvitedElements = 100;
    private const int InvitedRows = 60;
    private const int OpenElements = 24;
    private const string Type = "organization";

    private static readonly string[] Regions = ["africa", "americas", "asia", "europe"];
    private static readonly string[] Statuses = ["final", "final", "final", "provisional", "in-discussion", "none"];
    private static readonly string[] Words =
    [
        "migrants",
        "rights",
        "cooperation",
        "remittances",
        "data",
        "borders",
        "skills",
        "return",
        "diaspora",
        "climate",
        "sécurité",
        "desarrollo",
    ];

    /// <summary>Writes the folder of a round.</summary>
    /// <param name="kind">What it is like. Its code is the round's code.</param>
    /// <param name="count">Number of organizations or respondents.</param>
    /// <param name="folder">Created if it does not exist.</param>
    /// <param name="responses">Number of responses; null for one of each organization or respondent.</param>
    public static void Write(RoundKind kind, int count, string folder, int? responses = null)
    {
        Directory.CreateDirectory(folder);
        var isOpen = kind.IsOpen();
        var elements = isOpen ? OpenElements : InvitedElements;
        WriteJson(folder, "framework.json", new
        {
            code = "generated",
            name = "Generated",
            themes = Enumerable.Range(0, ThemeCount).Select(theme => new
            {
                code = $"t{theme}",
                title = $"Theme {theme}",
                elements = Enumerable.Range(0, elements).Where(element => element % ThemeCount == theme)
                    .Select(element => new { code = $"e{element}", title = $"Element {element}" }),
            }),
        });
        var random = new Random(Seed);
        WriteJson(folder, "directory.json", new
        {
            regions = Regions.Select(code => new { code, name = code }),
            types = new[] { new { code = Type, name = "Organization" } },
            organizations = Enumerable.Range(0, isOpen ? 0 : count).Select(i => new
            {
                code = $"o{i}",
                name = $"Organization {i}",
                type = Type,
                regions = DrawRegions(random),
            }),
        });
        File.WriteAllText(Path.Combine(folder, "questionnaire.json"), kind == RoundKind.Flat ? FlatQuestionnaire : Questionnaire);
        WriteJson(
            folder,
            "round.json",
            new
            {
                code = kind.ToCode(),
                title = $"Generated: {kind.ToCode()}, {count.ToString("N0", CultureInfo.InvariantCulture)}",
                questionnaire = "generated",
                framework = "generated",
                access = isOpen ? "open" : "invited",
            }
        );
        using var lines = new StreamWriter(
            Path.Combine(folder, "responses.ndjson"),
            append: false,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        for (var i = 0; i < (responses ?? count); i++)
        {
            lines.Write(JsonSerializer.Serialize(Respond(kind, i, elements, random)));
            lines.Write('\n');
        }
    }

    /// <summary>Writes bodies for <c>POST /v1/rounds/open/submissions</c>, one a line, for a round of the kind <c>open</c>.</summary>
    public static void WriteBodies(int count, string file)
    {
        var random = new Random(Seed);
        using var lines = new StreamWriter(file);
        for (var i = 0; i < count; i++)
        {
            var answers = Recommend(RoundKind.Open, OpenElements, random);
            lines.WriteLine(JsonSerializer.Serialize(new { respondent = new { type = Type, regions = DrawRegions(random) }, answers }));
        }
    }

    // Its table of responses has ten columns: seven that every table has, and one for each question.
    private const string FlatQuestionnaire =
        """
        {"code": "generated", "version": "1", "items": [
          {"type": "text", "code": "place", "label": "Place"},
          {"type": "integer", "code": "age", "label": "Age"},
          {"type": "text", "code": "opinion", "label": "Opinion", "required": true}]}
        """;

    private const string Questionnaire =
        """
        {"code": "generated", "version": "1", "items": [
          {"type": "select-one", "code": "has_recommendations", "label": "Any?", "choices": "yes-no", "required": true},
          {"type": "select-one", "code": "recommendations_status", "label": "Status", "choices": "status"},
          {"type": "repeat", "code": "recommendations", "label": "Recommendations", "relevant": "${has_recommendations} = 'yes'",
           "minimum": 1, "items": [
            {"type": "text", "code": "text", "label": "Text", "required": true},
            {"type": "coded", "code": "elements", "label": "Elements", "required": true},
            {"type": "url", "code": "link", "label": "Link"}]}],
         "choices": {"yes-no": [{"code": "yes"}, {"code": "no"}],
          "status": [{"code": "final"}, {"code": "provisional"}, {"code": "in-discussion"}, {"code": "not-shareable"}, {"code": "none"}]}}
        """;

    private static Dictionary<string, object> Respond(RoundKind kind, int i, int elements, Random random)
    {
        var response = new Dictionary<string, object>(StringComparer.Ordinal);
        if (kind.IsOpen())
        {
            response["respondent"] = new { id = $"r{i:x8}", type = Type, regions = DrawRegions(random) };
        }
        else
        {
            response["organization"] = $"o{i}";
        }

        response["state"] = "submitted";
        response["answers"] = kind == RoundKind.Flat
            ? new { place = Words[random.Next(Words.Length)], age = random.Next(16, 90), opinion = DrawText(random) }
            : Recommend(kind, elements, random);
        return response;
    }

    private static Dictionary<string, object> Recommend(RoundKind kind, int elements, Random random)
    {
        var status = Statuses[random.Next(Statuses.Length)];
        var recommends = status != "none";
        var answers = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["has_recommendations"] = recommends ? "yes" : "no",
            ["recommendations_status"] = status,
        };
        if (recommends)
        {
            answers["recommendations"] = Enumerable
                .Range(0, kind.IsOpen() ? random.Next(1, 4) : InvitedRows)
                .Select(_ => DrawRow(elements, random))
                .ToList();
        }

        return answers;
    }

    private static object DrawRow(int elements, Random random) =>
        new
        {
            text = DrawText(random),
            elements = random.Next(20) == 0
                ? (object)new { themes = new[] { $"t{random.Next(ThemeCount)}" } }
                : new
                {
                    elements = Enumerable
                        .Range(0, random.Next(1, 4))
                        .Select(_ => $"e{random.Next(elements)}")
                        .Distinct(StringComparer.Ordinal),
                },
            link = $"https://example.org/{random.Next()}",
        };

    private static string DrawText(Random random) =>
        string.Join(' ', Enumerable.Range(0, random.Next(8, 40)).Select(_ => Words[random.Next(Words.Length)]));

    private static List<string> DrawRegions(Random random) =>
        [.. Regions.Where(_ => random.Next(3) == 0).DefaultIfEmpty(Regions[random.Next(Regions.Length)])];

    private static void WriteJson(string folder, string file, object content) =>
        File.WriteAllText(Path.Combine(folder, file), JsonSerializer.Serialize(content));
}
