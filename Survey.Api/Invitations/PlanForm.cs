using System.Globalization;
using Survey.Collecting.Invitations;
using Survey.Collecting.Messages;
using Survey.Core.Problems;
using Survey.Core.Reading.Typed;

namespace Survey.Api.Invitations;

/// <summary>Reads the fields of a planned message.</summary>
internal static class PlanForm
{
    /// <summary>The time of day that the page suggests.</summary>
    public const string UsualTime = "09:00";

    private static readonly char[] Separators = [',', ';', '،', ' '];

    /// <summary>When a message is due: once, or for reminders once for each number of days. Empty if there is a problem.</summary>
    public static IReadOnlyList<PlanTiming> Read(MessageKind kind, IFormCollection form, ProblemLog problems) =>
        Read(kind, form["day"].ToString(), form["days"].ToString(), form["time"].ToString(), Place.OfFile("request"), problems);

    /// <summary>When a message is due: once, or for reminders once for each number of days. Empty if there is a problem.</summary>
    /// <param name="kind">The kind of message.</param>
    /// <param name="day">The day of an invitation, as typed.</param>
    /// <param name="days">Days before or after, as typed; several for reminders.</param>
    /// <param name="time">The time of day in UTC, as typed.</param>
    /// <param name="place">The form or the body with the members <c>day</c>, <c>days</c> and <c>time</c>.</param>
    /// <param name="problems">Receives what is not understood.</param>
    public static IReadOnlyList<PlanTiming> Read(
        MessageKind kind,
        string day,
        string days,
        string time,
        Place place,
        ProblemLog problems)
    {
        var hour = TypedTime.Read(time, place.Member("time"), problems) is { } typed
            ? TimeOnly.Parse(typed, CultureInfo.InvariantCulture)
            : default;
        IReadOnlyList<PlanTiming> timings = kind == MessageKind.Invitation
            ? ReadDay(day, hour, place.Member("day"), problems)
            : [.. ReadDays(kind, days, place.Member("days"), problems).Select(count => new PlanTiming(Day: null, count, hour))];
        return problems.Errors > 0 ? [] : timings;
    }

    private static IReadOnlyList<PlanTiming> ReadDay(string text, TimeOnly time, Place place, ProblemLog problems)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            problems.Add(ProblemCatalogue.DateInvalid["missing"], place);
        }

        return !string.IsNullOrWhiteSpace(text) && TypedDate.Read(text, place, problems) is { } day
            ? [new PlanTiming(day, Days: null, time)]
            : [];
    }

    private static List<int> ReadDays(MessageKind kind, string text, Place place, ProblemLog problems)
    {
        var least = kind == MessageKind.Reminder ? 0 : 1;
        var numbers = text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var days = new List<int>();
        foreach (var typed in numbers.Length == 0 ? [""] : numbers)
        {
            if (TypedNumber.Read(typed, isWhole: true, place, problems) is not { } number)
            {
                continue;
            }

            if (number < least || number > PlanTiming.MostDays)
            {
                problems.Add(ProblemCatalogue.NumberOutOfRange, place, ("found", number), ("least", least), ("most", PlanTiming.MostDays));
                continue;
            }

            days.Add((int)number);
        }

        return days;
    }
}
