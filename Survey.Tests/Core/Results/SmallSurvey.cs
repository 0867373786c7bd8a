using System.Text.Json.Nodes;
using Survey.Core.Results;
using Survey.Core.Rounds;
using Survey.Files.Reports.Tables;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Results;

/// <summary>Small rounds whose results can be counted by hand. Three forums and two agencies in two regions are invited.</summary>
internal static class SmallSurvey
{
    private const string Framework =
        """
        {"code": "f", "name": "F", "themes": [
          {"code": "1", "title": "Work", "elements": [{"code": "a", "title": "Permits"}, {"code": "b", "title": "Skills"}]},
          {"code": "2", "title": "Return", "elements": [{"code": "c", "title": "Reintegration"}]}]}
        """;

    // The lake is in the north, the coast in the south, the bridge in both, the globe in no region.
    private const string Directory =
        """
        {"regions": [{"code": "north", "name": "North"}, {"code": "south", "name": "South"}],
         "types": [{"code": "forum", "name": "Forum"}, {"code": "agency", "name": "Agency"}],
         "organizations": [
          {"code": "lake", "name": "Lake", "type": "forum", "regions": ["north"]},
          {"code": "coast", "name": "Coast", "type": "agency", "regions": ["south"]},
          {"code": "bridge", "name": "Bridge", "type": "forum", "regions": ["north", "south"]},
          {"code": "globe", "name": "Globe", "type": "agency", "regions": []},
          {"code": "hill", "name": "Hill", "type": "forum", "regions": ["north"]}]}
        """;

    private const string Lists =
        """
        {"list": [{"code": "yes", "label": "Yes"}, {"code": "no", "label": "No"}, {"code": "unsure", "label": "Not sure"}]}
        """;

    /// <summary>A round with these items and lists of choices.</summary>
    public static Round Create(string items, bool isOpen = false, string choices = Lists) =>
        RoundParsing.Parse(
            Framework,
            Directory,
            $$"""
            {"code": "q", "version": "1", "framework": "f", "defaultLanguage": "en", "title": "Q", "items": [{{items}}],
             "choices": {{choices}} }
            """,
            $$"""
            {"code": "small", "title": "Small", "questionnaire": "q", "framework": "f", "access": "{{(isOpen ? "open" : "invited")}}"}
            """);

    /// <summary>A submitted response of an organization.</summary>
    public static string Answer(string organization, string answers, string state = "submitted") =>
        $$"""{"organization": "{{organization}}", "state": "{{state}}", "answers": {{answers}} }""";

    /// <summary>The results of responses.</summary>
    public static Task<RoundResults> Tabulate(Round round, ResultSelection selection, params IEnumerable<string> responses) =>
        RoundResults.Of(round, selection, responses.Select(json => RoundParsing.ParseResponse(round, json)).ToAsyncEnumerable());

    /// <summary>The results of responses to all questions, as JSON.</summary>
    public static async Task<JsonObject> ToJson(Round round, params string[] responses) =>
        ToJson(await Tabulate(round, ResultSelection.All, responses));

    /// <summary>Results as JSON.</summary>
    public static JsonObject ToJson(RoundResults results)
    {
        using var stream = new MemoryStream();
        ResultsJson.Write(stream, results);
        return JsonNode.Parse(stream.ToArray())!.AsObject();
    }

    /// <summary>The result of a question without its groups.</summary>
    public static string Total(JsonObject results, string code)
    {
        var question = Find(results, code).DeepClone().AsObject();
        question.Remove("groups");
        return question.ToJsonString();
    }

    /// <summary>The groups of a question.</summary>
    public static string Groups(JsonObject results, string code) => Find(results, code)["groups"]!.ToJsonString();

    /// <summary>JSON without white space between its parts, with its members in the same order.</summary>
    public static string Compact(string json) => JsonNode.Parse(json)!.ToJsonString();

    private static JsonObject Find(JsonObject results, string code) =>
        results["questions"]!.AsArray().Single(question => (string?)question!["code"] == code)!.AsObject();
}
