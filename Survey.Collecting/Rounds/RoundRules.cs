using Survey.Collecting.Invitations;
using Survey.Core.Problems;
using Survey.Core.Rounds;
using Survey.Storage;

namespace Survey.Collecting.Rounds;

/// <summary>What must be true for a round to be changed (<see cref="RoundDesk"/>).</summary>
internal static class RoundRules
{
    private static readonly Place RequestPlace = Place.OfFile("request");

    /// <summary>Whoever changes a round must have seen it as it is.</summary>
    public static void VerifyLatest(RoundStanding standing, int? seen, ProblemLog problems)
    {
        if (seen is not null && seen != standing.Revision)
        {
            problems.Add(ProblemCatalogue.RoundStale, RequestPlace);
        }
    }

    /// <summary>A closed round gets other days when it is opened again, with a reason, and in no other way.</summary>
    public static void VerifyNotClosed(RoundStanding standing, ProblemLog problems)
    {
        if (standing.Phase == RoundPhase.Closed)
        {
            RefusePhase(standing, "dates", problems);
        }
    }

    /// <summary>A day that is set must not have passed.</summary>
    public static void VerifyDay(DateOnly? day, string member, StoreSession session, ProblemLog problems)
    {
        if (day < session.Today)
        {
            problems.Add(ProblemCatalogue.RoundDatesOrder["past"], RequestPlace.Member(member));
        }
    }

    /// <summary>What some organizations are granted is no earlier than everybody's deadline.</summary>
    public static void VerifyLater(DateOnly day, DateOnly? deadline, ProblemLog problems)
    {
        if (deadline is not { } last)
        {
            problems.Add(ProblemCatalogue.DeadlineNotLater["none"], RequestPlace.Member("deadline"));
        }
        else if (day < last)
        {
            problems.Add(ProblemCatalogue.DeadlineNotLater, RequestPlace.Member("deadline"), ("deadline", last));
        }
    }

    /// <summary>Says that something cannot be done where the round stands.</summary>
    public static void RefusePhase(RoundStanding standing, string variant, ProblemLog problems)
    {
        if (variant == "close")
        {
            problems.Add(ProblemCatalogue.RoundPhaseWrong["close"], RequestPlace, ("phase", new Phrase($"phase-{standing.Phase.ToCode()}")));
        }
        else
        {
            problems.Add(ProblemCatalogue.RoundPhaseWrong[variant], RequestPlace);
        }
    }
}
