using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Survey.Tests.Schemas;

/// <summary>
/// Validates a document against a JSON Schema (draft 2020-12), for the keywords that the schemas in docs/schemas use. An
/// unknown keyword is an error, so that no part of a schema is silently ignored.
/// </summary>
internal sealed class JsonSchema(JsonObject root)
{
    private static readonly string[] Silent = ["$schema", "$id", "$defs", "title", "description", "format"];

    private static readonly ConcurrentDictionary<string, Regex> Patterns = new(StringComparer.Ordinal);

    /// <summary>Whether the document is valid.</summary>
    public bool Accepts(JsonNode? document) => Accepts(root, document);

    private bool Accepts(JsonObject schema, JsonNode? value) =>
        schema.All(keyword => Silent.Contains(keyword.Key) || Check(keyword.Key, keyword.Value!, schema, value));

    private bool Check(string keyword, JsonNode argument, JsonObject schema, JsonNode? value) =>
        keyword switch
        {
            "$ref" => Accepts(root["$defs"]![argument.GetValue<string>()["#/$defs/".Length..]]!.AsObject(), value),
            "type" => argument is JsonArray types
                ? types.Any(type => IsOf(type!.GetValue<string>(), value))
                : IsOf(argument.GetValue<string>(), value),
            "const" => JsonNode.DeepEquals(argument, value),
            "enum" => argument.AsArray().Any(each => JsonNode.DeepEquals(each, value)),
            "anyOf" => argument.AsArray().Any(each => Accepts(each!.AsObject(), value)),
            "oneOf" => argument.AsArray().Count(each => Accepts(each!.AsObject(), value)) == 1,
            "pattern" => value is not JsonValue text || !text.TryGetValue(out string? found) || PatternOf(argument).IsMatch(found),
            "minLength" => value is not JsonValue text || !text.TryGetValue(out string? found) || found.Length >= Number(argument),
            "maxLength" => value is not JsonValue text || !text.TryGetValue(out string? found) || found.Length <= Number(argument),
            "minimum" => !IsOf("number", value) || Number(value!) >= Number(argument),
            "maximum" => !IsOf("number", value) || Number(value!) <= Number(argument),
            "exclusiveMinimum" => !IsOf("number", value) || Number(value!) > Number(argument),
            "items" => value is not JsonArray list || list.All(item => Accepts(argument.AsObject(), item)),
            "minItems" => value is not JsonArray list || list.Count >= Number(argument),
            "maxItems" => value is not JsonArray list || list.Count <= Number(argument),
            "uniqueItems" => value is not JsonArray list || list.Select(item => item?.ToJsonString()).Distinct().Count() == list.Count,
            "required" => value is not JsonObject members || argument.AsArray().All(name => members.ContainsKey(name!.GetValue<string>())),
            "minProperties" => value is not JsonObject members || members.Count >= Number(argument),
            "propertyNames" => value is not JsonObject members
                || members.All(member => Accepts(argument.AsObject(), JsonValue.Create(member.Key))),
            "properties" => value is not JsonObject members
                || members.All(member =>
                    !argument.AsObject().TryGetPropertyValue(member.Key, out var known) || Accepts(known!.AsObject(), member.Value)),
            "additionalProperties" => value is not JsonObject members || members.All(member => IsAllowed(member, argument, schema)),
            _ => throw new NotSupportedException($"The schemas use the keyword {keyword}, which this test does not know."),
        };

    private static Regex PatternOf(JsonNode argument) =>
        Patterns.GetOrAdd(argument.GetValue<string>(), pattern => new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(1)));

    private bool IsAllowed(KeyValuePair<string, JsonNode?> member, JsonNode argument, JsonObject schema) =>
        (schema["properties"]?.AsObject().ContainsKey(member.Key) ?? false)
        || (argument is JsonObject further ? Accepts(further, member.Value) : argument.GetValue<bool>());

    private static bool IsOf(string type, JsonNode? value) => type switch
    {
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "null" => value is null,
        "string" => value?.GetValueKind() == System.Text.Json.JsonValueKind.String,
        "boolean" => value?.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False,
        "number" => value?.GetValueKind() == System.Text.Json.JsonValueKind.Number,
        "integer" => value?.GetValueKind() == System.Text.Json.JsonValueKind.Number && decimal.IsInteger(Number(value)),
        _ => throw new NotSupportedException($"There is no type {type}."),
    };

    private static decimal Number(JsonNode value) => decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);
}
