using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Survey.Benchmarks;

/// <summary>Writes rounds of any size with random answers. The seed is fixed, so the same arguments give the same bytes.</summary>
internal static class GeneratedRound
{
    private const int Seed = 20170626;
    private const int ThemeCount = 10;
    private const int InvitedElements = 100;
    private const int InvitedRows = 60;
    private const int OpenElements = 24;

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
    /// <param name="kind">
    /// <c>invited</c>: organizations with 60 rows each and 100 elements; <c>open</c>: respondents and 24 elements.
    /// </param>
    /// <param name="count">Number of organizations or respondents.</param>
    /// <param name="folder">Created if it does not exist.</param>
    public static int Write(string kind, int count, string folder)
    {
        Directory.CreateDirectory(folder);
        var isOpen = kind == "open";
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
            types = new[] { new { code = "organization", name = "Organization" } },
            organizations = Enumerable.Range(0, isOpen ? 0 : count).Select(i => new
            {
                code = $"o{i}",
                name = $"Organization {i}",
                type = "organization",
                regions = DrawRegions(random),
            }),
        });
        File.WriteAllText(Path.Combine(folder, "questionnaire.json"), Questionnaire);
        WriteJson(
            folder,
            "round.json",
            new
            {
                code = kind,
                title = $"Generated: {kind}, {count.ToString("N0", CultureInfo.InvariantCulture)}",
                questionnaire = "generated",
                framework = "generated",
                access = kind,
            }
        );
        using var lines = new StreamWriter(
            Path.Combine(folder, "responses.ndjson"),
            append: false,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        for (var i = 0; i < count; i++)
        {
            lines.Write(JsonSerializer.Serialize(Respond(i, isOpen, elements, random)));
            lines.Write('\n');
        }

        return 0;
    }

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

    private static Dictionary<string, object> Respond(int i, bool isOpen, int elements, Random random)
    {
        var response = new Dictionary<string, object>(StringComparer.Ordinal);
        if (isOpen)
        {
            response["respondent"] = new { id = $"r{i:x8}", type = "organization", regions = DrawRegions(random) };
        }
        else
        {
            response["organization"] = $"o{i}";
        }

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
                .Range(0, isOpen ? random.Next(1, 4) : InvitedRows)
                .Select(_ => DrawRow(elements, random))
                .ToList();
        }

        response["state"] = "submitted";
        response["answers"] = answers;
        return response;
    }

    private static object DrawRow(int elements, Random random) =>
        new
        {
            text = string.Join(' ', Enumerable.Range(0, random.Next(8, 40)).Select(_ => Words[random.Next(Words.Length)])),
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

    private static List<string> DrawRegions(Random random) =>
        [.. Regions.Where(_ => random.Next(3) == 0).DefaultIfEmpty(Regions[random.Next(Regions.Length)])];

    private static void WriteJson(string folder, string file, object content) =>
        File.WriteAllText(Path.Combine(folder, file), JsonSerializer.Serialize(content));
}
