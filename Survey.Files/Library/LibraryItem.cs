using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Survey.Core.Reading;

namespace Survey.Files.Library;

/// <summary>A part of a round that new rounds can begin with.</summary>
/// <param name="Kind">One of <see cref="LibraryKind.All"/>.</param>
/// <param name="Code">Unique within its kind.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Description">One sentence; null for none.</param>
/// <param name="Document">The JSON document, as in a round's folder.</param>
public sealed record LibraryItem(string Kind, string Code, LocalizedText Title, LocalizedText? Description, string Document)
{
    /// <summary>Code of the framework that a questionnaire is written for; null if it is for none in particular.</summary>
    public string? Framework { get; init; }

    /// <summary>The member <c>analysis</c> of a round with this questionnaire, as JSON; null for the default.</summary>
    public string? Analysis { get; init; }

    /// <summary>The document in some languages only; a text that has none of them stays as it is.</summary>
    /// <param name="languages">The languages; none to keep all.</param>
    /// <param name="preferred">The default language of a questionnaire, if its title has it.</param>
    public byte[] ToDocument(IReadOnlyCollection<string> languages, string preferred)
    {
        if (languages.Count == 0)
        {
            return Encoding.UTF8.GetBytes(Document);
        }

        var document = Keep(JsonNode.Parse(Document)!, languages)!;
        if (Kind == LibraryKind.Questionnaire && document["title"] is JsonObject title)
        {
            string[] inOrder = [preferred, document["defaultLanguage"]?.GetValue<string>() ?? "en", .. languages];
            if (Array.Find(inOrder, each => languages.Contains(each, StringComparer.Ordinal) && title.ContainsKey(each)) is { } first)
            {
                document["defaultLanguage"] = first;
            }
        }

        return Encoding.UTF8.GetBytes(document.ToJsonString());
    }

    /// <summary>The member <c>analysis</c> in some languages only; null for the default.</summary>
    public JsonNode? ToAnalysis(IReadOnlyCollection<string> languages) =>
        Analysis is null ? null : Keep(JsonNode.Parse(Analysis), languages);

    /// <summary>A copy in which each text keeps only some languages. A text is an object with languages as members.</summary>
    private static JsonNode? Keep(JsonNode? node, IReadOnlyCollection<string> languages) => node switch
    {
        JsonObject text when IsText(text) && languages.Any(text.ContainsKey) =>
            new JsonObject(text.Where(each => languages.Contains(each.Key, StringComparer.Ordinal)).Select(Copy)),
        JsonObject members => new JsonObject(members.Select(each => KeyValuePair.Create(each.Key, Keep(each.Value, languages)))),
        JsonArray items => new JsonArray([.. items.Select(item => Keep(item, languages))]),
        _ => node?.DeepClone(),
    };

    private static KeyValuePair<string, JsonNode?> Copy(KeyValuePair<string, JsonNode?> member) =>
        KeyValuePair.Create(member.Key, member.Value?.DeepClone());

    private static bool IsText(JsonObject members) =>
        members.Count > 0
        && members.All(each => Core.Languages.Language.Find(each.Key) is not null && each.Value?.GetValueKind() == JsonValueKind.String);
}
