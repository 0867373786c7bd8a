using System.Text.Json;
using System.Text.Json.Nodes;

namespace Survey.Benchmarks.Data;

/// <summary>The form of GRCP 7 as an open round, and answers of 2.4 KB to it with eight coded rows.</summary>
internal static class Grcp7AsOpenRound
{
    /// <summary>Code of the round.</summary>
    public const string Code = "consultation";

    private const int Rows = 8;

    private static readonly string[] Elements = [.. "ioumpqwefjrsvxadhtbcgnkl".Select(letter => $"{letter}")];
    private static readonly string[] Regions = ["africa", "americas", "asia-pacific-middle-east", "europe"];

    /// <summary>Writes the folder of the round, without responses.</summary>
    /// <param name="folder">Created if it does not exist.</param>
    /// <param name="questionnaire">Another questionnaire of the same code, which has no coded question; null for that of GRCP 7.</param>
    public static void Write(string folder, string? questionnaire = null)
    {
        Directory.CreateDirectory(folder);
        File.Copy(SampleFile("framework.json"), Path.Combine(folder, "framework.json"));
        File.WriteAllText(
            Path.Combine(folder, "questionnaire.json"),
            questionnaire ?? File.ReadAllText(SampleFile("questionnaire.json")));
        var directory = Read("directory.json");
        directory["organizations"] = new JsonArray();
        Save(directory, "directory.json");
        var round = Read("round.json");
        round["code"] = Code;
        round["access"] = "open";
        foreach (var date in new[] { "opens", "deadline", "closes" })
        {
            round.Remove(date);
        }

        if (questionnaire is not null)
        {
            round.Remove("analysis");
        }

        Save(round, "round.json");

        void Save(JsonObject document, string file) => File.WriteAllText(Path.Combine(folder, file), document.ToJsonString());
    }

    /// <summary>Writes bodies for <c>POST /v1/rounds/{round}/submissions</c>, one a line, about 2,430 bytes each.</summary>
    public static void WriteBodies(int count, string file)
    {
        using var lines = new StreamWriter(file);
        for (var i = 0; i < count; i++)
        {
            lines.WriteLine(JsonSerializer.Serialize(new
            {
                respondent = new { type = "rcp", regions = new[] { Regions[i % Regions.Length] } },
                language = "en",
                answers = ToAnswers(i),
            }));
        }
    }

    /// <summary>One answer as it would be in a file of responses.</summary>
    public static string ToResponse(int number) =>
        JsonSerializer.Serialize(new
        {
            respondent = new { id = $"r{number}", type = "rcp", regions = new[] { Regions[number % Regions.Length] } },
            state = "submitted",
            language = "en",
            answers = ToAnswers(number),
        });

    private static object ToAnswers(int number) =>
        new
        {
            mechanism = $"Process {number}",
            has_recommendations = "yes",
            may_share = "yes",
            recommendations_status = "final",
            recommendations = Enumerable.Range(0, Rows).Select(row => new
            {
                text = $"Recommendation {row} of process {number}: agree on regular pathways for workers, students and families, "
                    + "inform people before they leave, and recognize what they have learned when they arrive or return.",
                elements = new
                {
                    themes = Array.Empty<string>(),
                    elements = new[] { Elements[(number + row) % Elements.Length], Elements[(number + (5 * row) + 7) % Elements.Length] }
                        .Distinct(StringComparer.Ordinal),
                },
            }),
            has_practices = "no",
        };

    private static JsonObject Read(string file) => JsonNode.Parse(File.ReadAllText(SampleFile(file)))!.AsObject();

    private static string SampleFile(string file) => Path.Combine(AppContext.BaseDirectory, "samples", "grcp7", file);
}
