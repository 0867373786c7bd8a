using Survey.Core.Rounds;

namespace Survey.Storage.Tables;

/// <summary>The tables <c>round_revision</c> and <c>round_decision</c>, as far as a round's progress goes.</summary>
internal sealed class RoundTable(StoreSession session)
{
    /// <summary>The codes of all rounds, in alphabetical order.</summary>
    public IReadOnlyList<string> GetCodes() =>
        session.Query<string>(
            """
            SELECT DISTINCT round
            FROM round_revision
            ORDER BY round
            """,
            new { });

    /// <summary>The four documents of a round that is there.</summary>
    public RoundDefinition GetDefinition(string code) =>
        StoreReader.FindLatest(code, session.Connection, session.Transaction)!.ToDefinition();

    /// <summary>How many responses of a round count, and how many drafts there are.</summary>
    public (int Responded, int Drafts) Count(string code)
    {
        var counts = session.FindFirst<Counts>(
            """
            SELECT (
                SELECT COUNT(*)
                FROM response
                WHERE round = @code
                    AND state IN ('submitted', 'endorsed')) AS Responded, (
                SELECT COUNT(*)
                FROM draft
                WHERE round = @code
                    AND document IS NOT NULL) AS Drafts
            """,
            new { code })!;
        return (counts.Responded, counts.Drafts);
    }

    /// <summary>What was decided about a round; one that was loaded from a folder is published.</summary>
    public RoundDecision GetDecision(string round)
    {
        var decision = session.FindFirst<string>(
            """
            SELECT decision
            FROM round_decision
            WHERE round = @round
            """,
            new { round });
        return decision is null ? RoundDecision.Published : Enum.Parse<RoundDecision>(decision, ignoreCase: true);
    }

    /// <summary>Keeps what was decided about a round.</summary>
    public void SetDecision(string round, RoundDecision decision, string? reason, string by) =>
        session.Execute(
            """
            INSERT OR REPLACE INTO round_decision (
                round,
                decision,
                reason,
                decided_at,
                decided_by)
            VALUES (
                @round,
                @decision,
                @reason,
                @Now,
                @by)
            """,
            new { round, decision = decision.ToString().ToLowerInvariant(), reason, session.Now, by });

    private sealed class Counts
    {
        public int Responded { get; init; }

        public int Drafts { get; init; }
    }
}
