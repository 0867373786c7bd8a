using Survey.Core.Problems;
using Survey.Core.Reading.Typed;

namespace Survey.Core.Rounds;

/// <summary>Reads the day whose state of a round is wanted.</summary>
public static class AsOfDay
{
    /// <summary>The day; null, and a problem, if the text is not a day, or if the round had no state on it.</summary>
    /// <param name="text">The day as typed.</param>
    /// <param name="round">The round.</param>
    /// <param name="today">The present day in UTC.</param>
    /// <param name="place">Where it was typed.</param>
    /// <param name="problems">Receives the problem.</param>
    public static DateOnly? Read(string text, Round round, DateOnly today, Place place, ProblemLog problems)
    {
        if (TypedDate.Read(text, place, problems) is not { } day)
        {
            return null;
        }

        if (day > today)
        {
            problems.Add(
                ProblemCatalogue.DayOutsideRound,
                place,
                ("found", TypedDate.Write(day)),
                ("today", TypedDate.Write(today)));
            return null;
        }

        if (day < round.Opens)
        {
            problems.Add(
                ProblemCatalogue.DayOutsideRound["before"],
                place,
                ("found", TypedDate.Write(day)),
                ("opens", TypedDate.Write(round.Opens.Value)));
            return null;
        }

        return day;
    }
}
