using System.Text.Json.Nodes;

namespace Survey.Collecting.Rounds;

/// <summary>The later deadlines granted to organizations, as <c>round.json</c> has them under <c>extensions</c>.</summary>
internal static class LaterDeadlines
{
    private const string Member = "extensions";

    /// <summary>Grants a day to organizations, in place of what was granted to them; everybody's deadline is nothing granted.</summary>
    public static void Grant(JsonObject document, IReadOnlyList<string> organizations, DateOnly deadline)
    {
        var day = RoundDates.ToText(deadline);
        var granted = document["deadline"]?.GetValue<string>() == day ? [] : organizations.Distinct(StringComparer.Ordinal).Select(each => (each, day));
        Set(document, [.. Of(document).Where(each => !organizations.Contains(each.Code, StringComparer.Ordinal)), .. granted]);
    }

    /// <summary>Ends those that are not later any more than everybody's deadline.</summary>
    public static void DropUpTo(JsonObject document, DateOnly deadline) =>
        Set(document, [.. Of(document).Where(each => IsAfter(each.Day, deadline))]);

    /// <summary>Ends those beyond the round's last day on that day; none if it has no last day.</summary>
    public static void CutAt(JsonObject document, DateOnly? closes)
    {
        if (closes is { } last)
        {
            Set(document, [.. Of(document).Select(each => (each.Code, IsAfter(each.Day, last) ? RoundDates.ToText(last) : each.Day))]);
        }
    }

    /// <summary>Ends all.</summary>
    public static void Clear(JsonObject document) => document.Remove(Member);

    // Days in this form are in the order of their texts.
    private static bool IsAfter(string day, DateOnly other) => string.CompareOrdinal(day, RoundDates.ToText(other)) > 0;

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
