using System.Text.Json.Nodes;
using Survey.Core.Reading.Typed;

namespace Survey.Collecting.Rounds;

/// <summary>When a round takes answers; all days are in UTC.</summary>
/// <param name="Opens">The first day; null for no limit.</param>
/// <param name="Deadline">The last day in time; null for none.</param>
/// <param name="Closes">The last day; null for no limit.</param>
public sealed record RoundDates(DateOnly? Opens, DateOnly? Deadline, DateOnly? Closes)
{
    /// <summary>Writes the dates into <c>round.json</c>, replacing the present ones.</summary>
    public void WriteTo(JsonObject document)
    {
        Set(document, "opens", Opens);
        Set(document, "deadline", Deadline);
        Set(document, "closes", Closes);
    }

    internal static void Set(JsonObject document, string member, DateOnly? day)
    {
        document.Remove(member);
        if (day is { } given)
        {
            document[member] = TypedDate.Write(given);
        }
    }
}
