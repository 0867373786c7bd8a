using System.Text.Json;
using System.Text.Json.Serialization;
using Survey.Core.Rounds;

namespace Survey.Api.Rounds;

/// <summary>The documents that define a round, as in the files of a round's folder (docs/formats.md).</summary>
/// <param name="Framework">As in framework.json.</param>
/// <param name="Directory">As in directory.json.</param>
/// <param name="Questionnaire">As in questionnaire.json.</param>
/// <param name="Round">As in round.json.</param>
/// <param name="Further">Further documents, such as frameworks/sdg.json, by the name of their file; left out if there are none.</param>
public sealed record RoundDocuments(
    JsonElement Framework,
    JsonElement Directory,
    JsonElement Questionnaire,
    JsonElement Round,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, JsonElement>? Further = null)
{
    /// <summary>The documents of a definition.</summary>
    public static RoundDocuments Of(RoundDefinition definition)
    {
        var further = JsonElement.Parse(definition.Further).EnumerateObject()
            .ToDictionary(each => each.Name, each => each.Value, StringComparer.Ordinal);
        return new(
            Parse(definition.Framework),
            Parse(definition.Directory),
            Parse(definition.Questionnaire),
            Parse(definition.Round),
            further.Count == 0 ? null : further);
    }

    /// <summary>The documents as received, to be read and checked.</summary>
    public RoundDefinition ToDefinition()
    {
        var further = (Further ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal))
            .Select(each => KeyValuePair.Create(each.Key, each.Value.GetRawText()));
        return new(Framework.GetRawText(), Directory.GetRawText(), Questionnaire.GetRawText(), Round.GetRawText())
        {
            Further = RoundDefinition.WriteFurther(further),
        };
    }

    private static JsonElement Parse(string document) => JsonElement.Parse(document);
}
