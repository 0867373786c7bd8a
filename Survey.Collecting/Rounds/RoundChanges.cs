using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Survey.Core.Rounds;

namespace Survey.Collecting.Rounds;

/// <summary>
/// What changed in a round's definition, as details of the audit trail: one line for each member of <c>round.json</c> that changed
/// (<c>recurrence.threshold: 0.5 → 0.6</c>) and for each other file (<c>questionnaire.json: 3f2a8b6c → 91bc02d4</c>, the beginnings of
/// their SHA-256). Lists of codes show what was added and removed (<c>organizations: +lake −river</c>).
/// </summary>
public static class RoundChanges
{
    /// <summary>Stands for a value that is missing.</summary>
    public const string Missing = "–";

    private const string Arrow = " → ";
    private const string Colon = ": ";
    private const int MaxValueLength = 200;
    private const int MaxLines = 100;

    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Describes the changes; null if there are none.</summary>
    public static string? Describe(RoundDefinition before, RoundDefinition after)
    {
        var lines = new List<string>();
        Compare(lines, "", JsonNode.Parse(before.Round), JsonNode.Parse(after.Round));
        var (filesBefore, filesAfter) = (HashFiles(before), HashFiles(after));
        foreach (var name in filesBefore.Keys.Union(filesAfter.Keys, StringComparer.Ordinal))
        {
            var (old, @new) = (filesBefore.GetValueOrDefault(name), filesAfter.GetValueOrDefault(name));
            if (old != @new)
            {
                lines.Add($"{name}{Colon}{old ?? Missing}{Arrow}{@new ?? Missing}");
            }
        }

        return lines.Count == 0 ? null : string.Join('\n', lines.Take(MaxLines));
    }

    /// <summary>
    /// Reads such details: the member or file, and its values before and after. <c>After</c> is null for a list of codes.
    /// </summary>
    public static IEnumerable<(string Member, string Before, string? After)> Read(string details)
    {
        foreach (var line in details.Split('\n'))
        {
            var colon = line.IndexOf(Colon, StringComparison.Ordinal);
            if (colon < 0)
            {
                continue;
            }

            var change = line[(colon + Colon.Length)..];
            var arrow = change.IndexOf(Arrow, StringComparison.Ordinal);
            yield return arrow < 0
                ? (line[..colon], change, null)
                : (line[..colon], change[..arrow], change[(arrow + Arrow.Length)..]);
        }
    }

    private static void Compare(List<string> lines, string path, JsonNode? before, JsonNode? after)
    {
        if (JsonNode.DeepEquals(before, after))
        {
            return;
        }

        if (before is JsonObject or null && after is JsonObject or null)
        {
            var (old, @new) = (before as JsonObject ?? [], after as JsonObject ?? []);
            foreach (var name in old.Select(each => each.Key).Union(@new.Select(each => each.Key), StringComparer.Ordinal))
            {
                Compare(lines, path.Length == 0 ? name : $"{path}.{name}", old[name], @new[name]);
            }
        }
        else if (ToCodes(before) is { } removed && ToCodes(after) is { } added)
        {
            var changes = added.Except(removed, StringComparer.Ordinal).Select(code => $"+{code}")
                .Concat(removed.Except(added, StringComparer.Ordinal).Select(code => $"−{code}"));
            lines.Add($"{path}{Colon}{Cut(string.Join(' ', changes))}");
        }
        else
        {
            lines.Add($"{path}{Colon}{Say(before)}{Arrow}{Say(after)}");
        }
    }

    /// <summary>The codes of a list; null for anything else.</summary>
    private static List<string>? ToCodes(JsonNode? node) =>
        node is JsonArray list && list.All(item => item is JsonValue value && value.TryGetValue<string>(out _))
            ? [.. list.Select(item => item!.GetValue<string>())]
            : null;

    private static string Say(JsonNode? node) => node switch
    {
        null => Missing,
        JsonValue value when value.TryGetValue<string>(out var text) => Cut(text),
        JsonValue when decimal.TryParse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
            number.ToString("0.############################", CultureInfo.InvariantCulture),
        JsonObject texts when texts.All(each => each.Value?.GetValueKind() == JsonValueKind.String) =>
            Cut(string.Join(", ", texts.Select(each => $"{each.Value} ({each.Key})"))),
        _ => Cut(node.ToJsonString(AsWritten)),
    };

    private static string Cut(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var line = string.Join(' ', words).Replace(Arrow, " -> ", StringComparison.Ordinal);
        return line.Length <= MaxValueLength ? line : $"{line.AsSpan(0, MaxValueLength)}…";
    }

    /// <summary>The beginnings of the hashes of the files beside <c>round.json</c>, by name.</summary>
    private static Dictionary<string, string> HashFiles(RoundDefinition definition) =>
        definition.ToFiles()
            .Where(file => file.Name != RoundDefinition.FileNames[3])
            .ToDictionary(file => file.Name, file => Convert.ToHexStringLower(SHA256.HashData(file.Bytes))[..8], StringComparer.Ordinal);
}
