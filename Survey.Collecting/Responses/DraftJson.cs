using System.Text.Json;
using Survey.Core.Responses;
using Survey.Core.Responses.Merging;

namespace Survey.Collecting.Responses;

/// <summary>What is stored with the document of a draft, as JSON: null for nothing.</summary>
internal static class DraftJson
{
    public static string? WriteAsTyped(DraftContent content) =>
        content.AsTyped.Count == 0 ? null : JsonSerializer.Serialize(content.AsTyped);

    public static IReadOnlyDictionary<string, string> ReadAsTyped(string? json) =>
        json is null ? new(StringComparer.Ordinal) : JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;

    public static string? WriteRowIds(DraftContent content) => content.RowIds.Count == 0 ? null : JsonSerializer.Serialize(content.RowIds);

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> ReadRowIds(string? json) =>
        json is null ? new(StringComparer.Ordinal) : JsonSerializer.Deserialize<Dictionary<string, IReadOnlyList<string>>>(json)!;

    public static string? WritePageSaves(PageSaves saves) => saves.Last.Count == 0 ? null : JsonSerializer.Serialize(saves.Last);

    public static PageSaves ReadPageSaves(string? json) =>
        json is null ? PageSaves.None : new PageSaves(JsonSerializer.Deserialize<List<PageSaves.Entry>>(json)!);
}
