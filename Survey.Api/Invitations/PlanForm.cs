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

    private static readonly Place Request = Place.OfFile("request");

    private static readonly char[] Separators = [',', ';', '،', ' '];

    /// <summary>When a message is due: once, or for reminders once for each number of days. Empty if there is a problem.</summary>
    public static IReadOnlyList<PlanTiming> Read(MessageKind kind, IFormCollection form, ProblemLog problems)
    {
        var time = TypedTime.Read(form["time"].ToString(), Request.Member("time"), problems) is { } typed
            ? TimeOnly.Parse(typed, CultureInfo.InvariantCulture)
            : default;
        var timings = kind == MessageKind.Invitation
            ? ReadDay(form["day"].ToString(), time, problems)
            : [.. ReadDays(kind, form["days"].ToString(), problems).Select(days => new PlanTiming(Day: null, days, time))];
        return problems.Errors > 0 ? [] : timings;
    }

    private static IReadOnlyList<PlanTiming> ReadDay(string text, TimeOnly time, ProblemLog problems)
    {
        var place = Request.Member("day");
        if (string.IsNullOrWhiteSpace(text))
        {
            problems.Add(ProblemCatalogue.DateInvalid["missing"], place);
        }

        return !string.IsNullOrWhiteSpace(text) && TypedDate.Read(text, place, problems) is { } day
            ? [new PlanTiming(day, Days: null, time)]
            : [];
    }

    private static List<int> ReadDays(MessageKind kind, string text, ProblemLog problems)
    {
        var place = Request.Member("days");
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
