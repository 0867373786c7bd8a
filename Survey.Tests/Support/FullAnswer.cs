using System.Text;
using System.Text.Json.Nodes;
using Survey.Collecting.Loading;
using Survey.Collecting.Responses;
using Survey.Core.Responses;
using Survey.Files.Reports.Tables;
using Survey.Storage;
using Survey.Storage.Sqlite;

namespace Survey.Tests.Support;

/// <summary>
/// The same full answer to GRCP 7 (8 recommendations, 5 practices, 2 principles), submitted and endorsed by folder, API, workbook or
/// browser.
/// </summary>
internal static class FullAnswer
{
    public const string Round = "grcp7";

    public const string Organization = "igad-rcp";

    public const string Secretary = "Amina Diallo";

    public const string Chair = "Chair of IGAD-RCP";

    /// <summary>A clock set to a day on which the round is collecting.</summary>
    public static SetTime Clock => new(new DateTimeOffset(2017, 6, 20, 9, 0, 0, TimeSpan.Zero));

    /// <summary>The elements that each recommendation, practice and principle names; themes are numbers.</summary>
    public static IReadOnlyList<(string Group, string Text, string Elements)> Rows { get; } =
    [
        .. new[] { "i", "h, c", "n", "3", "a, b", "k, l", "q", "2, x" }.Select(
            (elements, index) =>
                (
                    "recommendations",
                    $"Recommendation {index + 1}: “agree”, among Member States, on a common approach – first step.",
                    elements)),
        .. new[] { "i", "r", "c", "e, f", "4" }.Select(
            (elements, index) => ("practices", $"Practice {index + 1} of the region, piloted & evaluated.", elements)),
        .. new[] { "i", "1" }.Select((elements, index) => ("principles", $"Principle {index + 1}: =equality", elements)),
    ];

    /// <summary>The rows, each with its number in its group, from 1.</summary>
    public static IEnumerable<(string Group, (string Text, string Elements) Row, int Number)> NumberedRows =>
        Rows.GroupBy(row => row.Group, StringComparer.Ordinal)
            .SelectMany(group => group.Select((row, index) => (group.Key, (row.Text, row.Elements), index + 1)));

    /// <summary>The type of each practice in the respondent's words, in order.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["a new method", "policy", "project", "training", "regular meetings"];

    /// <summary>The answers as a response's file has them.</summary>
    public static JsonObject Answers
    {
        get
        {
            JsonArray Group(string name) =>
            [
                .. Rows.Where(row => row.Group == name).Select((row, index) =>
                {
                    var codes = row.Elements.Split(", ");
                    var made = new JsonObject { ["text"] = row.Text };
                    if (name == "practices")
                    {
                        made["kind"] = Kinds[index];
                    }

                    made["elements"] = new JsonObject
                    {
                        ["themes"] = new JsonArray([.. codes.Where(IsTheme).Select(code => (JsonNode)code)]),
                        ["elements"] = new JsonArray([.. codes.Where(code => !IsTheme(code)).Select(code => (JsonNode)code)]),
                    };
                    if (name == "recommendations")
                    {
                        made["link"] = LinkOf(index + 1);
                    }

                    return (JsonNode)made;
                }),
            ];

            return new JsonObject
            {
                ["mechanism"] = "IGAD Regional Consultative Process",
                ["link_name"] = "Intergovernmental Authority on Development Regional Consultative Process",
                ["has_recommendations"] = "yes",
                ["recommendations_status"] = "final",
                ["recommendations"] = Group("recommendations"),
                ["has_practices"] = "yes",
                ["practices"] = Group("practices"),
                ["has_principles"] = "yes",
                ["principles"] = Group("principles"),
            };
        }
    }

    /// <summary>The web address of a recommendation.</summary>
    public static string LinkOf(int number) => $"https://example.org/igad/{number}";

    /// <summary>True if a code is a theme's: these are numbers, and elements are letters.</summary>
    public static bool IsTheme(string code) => char.IsAsciiDigit(code[0]);

    /// <summary>The values to compare: hash and state of each revision, and the overview as JSON.</summary>
    public static async Task<(string Revisions, string Overview)> Read(string storePath)
    {
        var store = SqliteStore.Open(storePath, Clock, create: false);
        var history = (await new ResponseHistory(store).Find(Round, Organization))!;
        (await StoreVerifier.Verify(store)).Problems.ShouldBeEmpty();
        await using var reader = await store.BeginReadAsync();
        var round = (await reader.FindRound(Round))!;
        using var overview = new MemoryStream();
        OverviewJson.Write(overview, await reader.Count(round));
        return (
            string.Join('\n', history.Select(revision => $"{revision.Number} {revision.Response.State.ToCode()} {revision.Hash}")),
            Encoding.UTF8.GetString(overview.ToArray()));
    }

    /// <summary>Creates a store with the round and no response.</summary>
    public static async Task MakeStore(TemporaryFolder folder, string storePath)
    {
        folder.Add(Repository.Sample(Round), Round);
        Directory.Delete(folder.PathOf(Path.Combine(Round, "responses")), recursive: true);
        (await RoundLoader.Load(folder.PathOf(Round), storePath, Clock, TestActors.Operator)).Succeeded.ShouldBeTrue();
    }

    /// <summary>By folder: loaded as submitted, then as endorsed.</summary>
    public static async Task<(string Revisions, string Overview)> ByFolder()
    {
        using var folder = new TemporaryFolder();
        await MakeStore(folder, folder.PathOf("survey.db"));
        Directory.CreateDirectory(folder.PathOf(Path.Combine(Round, "responses")));
        var response = new JsonObject
        {
            ["organization"] = Organization,
            ["state"] = "submitted",
            ["language"] = "en",
            ["submittedOn"] = "2017-06-20",
            ["submittedBy"] = Secretary,
            ["answers"] = Answers,
        };
        foreach (var state in new[] { "submitted", "endorsed" })
        {
            response["state"] = state;
            if (state == "endorsed")
            {
                response["endorsedBy"] = Chair;
            }

            folder.Write(Path.Combine(Round, "responses", "answer.json"), response.ToJsonString());
            var outcome = await RoundLoader.Load(folder.PathOf(Round), folder.PathOf("survey.db"), Clock, TestActors.Operator);
            outcome.Succeeded.ShouldBeTrue(string.Join('\n', outcome.Problems));
        }

        return await Read(folder.PathOf("survey.db"));
    }
}
