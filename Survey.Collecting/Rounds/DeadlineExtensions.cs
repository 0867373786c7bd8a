using System.Text.Json.Nodes;
using Survey.Core.Reading.Typed;

namespace Survey.Collecting.Rounds;

/// <summary>Extensions: the later deadlines of single organizations, stored in <c>round.json</c> under <c>extensions</c>.</summary>
internal static class DeadlineExtensions
{
    private const string Member = "extensions";

    /// <summary>
    /// Sets the deadline of some organizations and replaces their earlier extensions. An extension equal to the round's deadline is
    /// removed.
    /// </summary>
    public static void Grant(JsonObject document, IReadOnlyList<string> organizations, DateOnly deadline)
    {
        var day = TypedDate.Write(deadline);
        var granted =
            document["deadline"]?.GetValue<string>() == day
                ? []
                : organizations.Distinct(StringComparer.Ordinal).Select(each => (each, day));
        Set(document, [.. Of(document).Where(each => !organizations.Contains(each.Code, StringComparer.Ordinal)), .. granted]);
    }

    /// <summary>Removes extensions that do not exceed the round's deadline.</summary>
    public static void DropUpTo(JsonObject document, DateOnly deadline) =>
        Set(document, [.. Of(document).Where(each => IsAfter(each.Day, deadline))]);

    /// <summary>Shortens extensions that exceed the round's last day to that day; none if the last day is null.</summary>
    public static void CutAt(JsonObject document, DateOnly? closes)
    {
        if (closes is { } last)
        {
            Set(document, [.. Of(document).Select(each => (each.Code, IsAfter(each.Day, last) ? TypedDate.Write(last) : each.Day))]);
        }
    }

    public static void Clear(JsonObject document) => document.Remove(Member);

    // ISO dates sort as texts.
    private static bool IsAfter(string day, DateOnly other) => string.CompareOrdinal(day, TypedDate.Write(other)) > 0;

    private static IEnumerable<(string Code, string Day)> Of(JsonObject document) =>
        (document[Member] as JsonObject ?? []).Select(each => (each.Key, each.Value!.GetValue<string>()));

    private static void Set(JsonObject document, IReadOnlyList<(string Code, string Day)> days)
    {
        document.Remove(Member);
        if (days.Count > 0)
        {
            document[Member] = new JsonObject(days.Select(each => KeyValuePair.Create(each.Code, (JsonNode?)each.Day)));
        }
    }
}
