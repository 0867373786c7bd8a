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
            problems.Add(ProblemCatalogue.RoundStale, RequestPlace, "Somebody has changed the round in the meantime. Look at it as it is now, and change it again.");
        }
    }

    /// <summary>A closed round gets other days when it is opened again, with a reason, and in no other way.</summary>
    public static void VerifyNotClosed(RoundStanding standing, ProblemLog problems)
    {
        if (standing.Phase == RoundPhase.Closed)
        {
            RefusePhase(standing, "be given other days; open it again, with a reason", problems);
        }
    }

    /// <summary>A day that is set must not have passed.</summary>
    public static void VerifyDay(DateOnly? day, string member, StoreSession session, ProblemLog problems)
    {
        if (day < session.Today)
        {
            problems.Add(ProblemCatalogue.RoundDatesOrder, RequestPlace.Member(member), "This day has passed already. Choose today or a later day.");
        }
    }

    /// <summary>What some organizations are granted is no earlier than everybody's deadline.</summary>
    public static void VerifyLater(DateOnly day, DateOnly? deadline, ProblemLog problems)
    {
        if (deadline is not { } last)
        {
            problems.Add(ProblemCatalogue.DeadlineNotLater, RequestPlace.Member("deadline"), "The round has no deadline, so none is later. Give the round its own deadline first.");
        }
        else if (day < last)
        {
            problems.Add(
                ProblemCatalogue.DeadlineNotLater,
                RequestPlace.Member("deadline"),
                $"The round's deadline is {last:yyyy-MM-dd}, for everybody; one organization can only have a later one. Choose a later day, or {last:yyyy-MM-dd} to end what was granted; an earlier deadline is set for the whole round.",
                RoundDates.ToText(last));
        }
    }

    /// <summary>Says that something cannot be done where the round stands.</summary>
    public static void RefusePhase(RoundStanding standing, string what, ProblemLog problems) =>
        problems.Add(ProblemCatalogue.RoundPhaseWrong, RequestPlace, $"The round is {standing.Phase.ToCode()} and cannot {what}.");
}
