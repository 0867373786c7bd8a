using Survey.Collecting.Invitations;
using Survey.Core.Problems;
using Survey.Core.Rounds;
using Survey.Storage;

namespace Survey.Collecting.Rounds;

/// <summary>Preconditions of the use cases of <see cref="RoundDesk"/>.</summary>
internal static class RoundRules
{
    private static readonly Place RequestPlace = Place.OfFile("request");

    /// <summary>Requires that the caller has seen the latest revision; null skips this check.</summary>
    public static void VerifyLatest(RoundStanding standing, int? seen, ProblemLog problems)
    {
        if (seen is not null && seen != standing.Revision)
        {
            problems.Add(ProblemCatalogue.RoundStale, RequestPlace);
        }
    }

    /// <summary>Requires that the round is not closed: new dates for a closed round need reopening, with a reason.</summary>
    public static void VerifyNotClosed(RoundStanding standing, ProblemLog problems)
    {
        if (standing.Phase == RoundPhase.Closed)
        {
            RefusePhase(standing, "dates", problems);
        }
    }

    /// <summary>Requires that a new day is not in the past.</summary>
    public static void VerifyDay(DateOnly? day, string member, StoreSession session, ProblemLog problems)
    {
        if (day < session.Today)
        {
            problems.Add(ProblemCatalogue.RoundDatesOrder["past"], RequestPlace.Member(member));
        }
    }

    /// <summary>Requires that a new last day does not close the round at once.</summary>
    public static void VerifyLastDay(DateOnly? day, Round round, StoreSession session, ProblemLog problems)
    {
        if (day == session.Today && round.Open.ClosesAt?.On(day.Value) <= session.Time.GetUtcNow())
        {
            problems.Add(ProblemCatalogue.RoundDatesOrder["past"], RequestPlace.Member("closes"));
            return;
        }

        VerifyDay(day, "closes", session, problems);
    }

    /// <summary>Requires that a new time of day does not close a round at once that takes answers or will take them.</summary>
    public static void VerifyClosingTime(RoundStanding standing, Round changed, StoreSession session, ProblemLog problems)
    {
        if (standing.Phase is RoundPhase.Announced or RoundPhase.Collecting
            && changed.Open.ClosesAt != standing.Round.Open.ClosesAt
            && changed.ClosesAt <= session.Time.GetUtcNow())
        {
            problems.Add(ProblemCatalogue.RoundDatesOrder["time-past"], Place.OfFile("round.json").Member("open").Member("closesAt"));
        }
    }

    /// <summary>Requires that an extension is not earlier than the round's deadline.</summary>
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

    /// <summary>Reports that the action is not possible in the round's phase.</summary>
    public static void RefusePhase(RoundStanding standing, string variant, ProblemLog problems)
    {
        if (variant == "close")
        {
            problems.Add(
                ProblemCatalogue.RoundPhaseWrong["close"],
                RequestPlace,
                ("phase", new Phrase($"phase-{standing.Phase.ToCode()}")));
        }
        else
        {
            problems.Add(ProblemCatalogue.RoundPhaseWrong[variant], RequestPlace);
        }
    }
}
