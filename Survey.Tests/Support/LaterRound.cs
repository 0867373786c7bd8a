using System.Text.Json.Nodes;

namespace Survey.Tests.Support;

/// <summary>
/// A round after GRCP 7, made from its sample: MIDCAS is no longer invited, IRD is; SACM answers and names element i, and IGAD-RCP
/// names element a alone; the East African Community counts in Europe too; some questions and choices are others.
/// </summary>
internal static class LaterRound
{
    public const string Code = "grcp8";

    public static TemporaryFolder CreateFolder()
    {
        var folder = TemporaryFolder.CopyOf("grcp7");
        folder.Delete("published.json");
        folder.Delete("analysis.json");
        Change(folder, "round.json", round => round["code"] = Code);
        Change(folder, "directory.json", directory =>
        {
            var organizations = directory["organizations"]!.AsArray();
            organizations.Remove(organizations.First(each => (string?)each!["code"] == "midcas"));
            organizations.First(each => (string?)each!["code"] == "eac")!["regions"]!.AsArray().Add("europe");
            organizations.Add(JsonNode.Parse("""{"code": "ird", "name": "Indian Ocean Dialogue", "type": "rcp", "regions": ["africa"]}"""));
        });
        Change(folder, "questionnaire.json", questionnaire =>
        {
            var status = questionnaire["choices"]!["status"]!.AsArray();
            status.First(choice => (string?)choice!["code"] == "none")!["label"]!["en"] = "Not planned";
            status.Add(JsonNode.Parse("""{"code": "postponed", "label": {"en": "Postponed"}}"""));
            Find(questionnaire, "practices_section", "practices").Remove(Find(questionnaire, "practices_section", "practices")
                .First(each => (string?)each!["code"] == "kind"));
            var principles = Find(questionnaire, "principles_section");
            principles.First(each => (string?)each!["code"] == "has_principles")!.AsObject()["type"] = "text";
            principles.First(each => (string?)each!["code"] == "has_principles")!.AsObject().Remove("choices");
            principles.Add(JsonNode.Parse("""{"type": "text", "code": "adopted_in", "label": {"en": "Adopted in"}}"""));
        });
        foreach (var file in Directory.EnumerateFiles(folder.PathOf("responses")))
        {
            Change(folder, Path.Combine("responses", Path.GetFileName(file)), response =>
            {
                foreach (var practice in response["answers"]!["practices"]?.AsArray() ?? [])
                {
                    practice!.AsObject().Remove("kind");
                }
            });
        }

        folder.Delete("responses/midcas.json");
        folder.Write("responses/sacm.json", folder.Read("responses/rcm.json"));
        Change(folder, "responses/sacm.json", response =>
        {
            response["organization"] = "sacm";
            response["answers"]!["recommendations"] = JsonNode.Parse(
                """[{"text": "Protect the rights of all migrants.", "elements": {"themes": [], "elements": ["i"]}}]""");
        });
        Change(folder, "responses/igad-rcp.json", response => response["answers"]!["recommendations"] = JsonNode.Parse(
            """[{"text": "Keep families together.", "elements": {"themes": [], "elements": ["a"]}}]"""));
        return folder;
    }

    private static JsonArray Find(JsonNode questionnaire, params string[] path)
    {
        var items = questionnaire["items"]!.AsArray();
        foreach (var code in path)
        {
            items = items.First(each => (string?)each!["code"] == code)!["items"]!.AsArray();
        }

        return items;
    }

    private static void Change(TemporaryFolder folder, string file, Action<JsonNode> change)
    {
        var json = JsonNode.Parse(folder.Read(file))!;
        change(json);
        folder.Write(file, json.ToJsonString());
    }
}
