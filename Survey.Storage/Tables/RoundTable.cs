using Survey.Core.Problems;
using Survey.Core.Rounds;

namespace Survey.Storage.Tables;

/// <summary>The tables <c>round_revision</c> and <c>round_decision</c>: the definitions of rounds, and the decisions about them.</summary>
public sealed class RoundTable
{
    private const string Columns =
        """
        id AS Id,
            round AS Round,
            revision AS Revision,
            framework AS Framework,
            directory AS Directory,
            questionnaire AS Questionnaire,
            round_document AS RoundDocument,
            further AS Further,
            questionnaire_version AS QuestionnaireVersion,
            hash AS Hash,
            stored_at AS StoredAt
        """;

    private readonly StoreSession _session;
    private readonly RoundCache _rounds;

    internal RoundTable(StoreSession session, RoundCache rounds) => (_session, _rounds) = (session, rounds);

    /// <summary>The codes of all rounds, in alphabetical order.</summary>
    public Task<IReadOnlyList<string>> GetCodes() =>
        _session.Query<string>(
            """
            SELECT DISTINCT round
            FROM round_revision
            ORDER BY round
            """);

    /// <summary>The latest definition of a round, with the number of its revision; null if there is no round with that code.</summary>
    /// <exception cref="StoreException">The documents are damaged.</exception>
    public async Task<(Round Round, int Revision)?> Find(string code)
    {
        if (_session.Group?.Definitions.GetValueOrDefault(code) is not { } latest)
        {
            var found = await _session.FindFirst<RoundRow>(
                """
                SELECT id AS Id,
                    revision AS Revision
                FROM round_revision
                WHERE round = @code
                ORDER BY revision DESC
                LIMIT 1
                """,
                new { code });
            if (found is null)
            {
                return null;
            }

            latest = found;
            _session.Group?.Definitions.Add(code, latest);
        }

        var round = await _rounds.Get(code, latest.Id, () => Read(code), _session.Cancellation);
        _rounds.NoteNumber(code, latest.Id, latest.Revision);
        return (round, latest.Revision);
    }

    /// <summary>
    /// The definition of a round whose counts <see cref="GetCounts()"/> or <see cref="FindCounts"/> returned in this session.
    /// </summary>
    /// <exception cref="StoreException">The documents are damaged.</exception>
    public Task<Round> Get(RoundCountsRow counts) => _rounds.Get(counts.Round, counts.Id, () => Read(counts.Round), _session.Cancellation);

    /// <summary>The latest revision of a round with its documents; null if there is no round with that code.</summary>
    public Task<RoundRow?> FindLatest(string code) =>
        _session.FindFirst<RoundRow>(
            $"""
            SELECT {Columns}
            FROM round_revision
            WHERE round = @code
            ORDER BY revision DESC
            LIMIT 1
            """,
            new { code });

    /// <summary>One revision of a round with its documents; null if there is none with that number.</summary>
    public Task<RoundRow?> FindRevision(string code, int revision) =>
        _session.FindFirst<RoundRow>(
            $"""
            SELECT {Columns}
            FROM round_revision
            WHERE round = @code
                AND revision = @revision
            """,
            new { code, revision });

    /// <summary>All revisions of all rounds without their documents, in no particular order: round, number and hash.</summary>
    internal Task<IReadOnlyList<RoundRow>> GetHashes() =>
        _session.Query<RoundRow>(
            """
            SELECT round AS Round,
                revision AS Revision,
                hash AS Hash
            FROM round_revision
            """);

    /// <summary>True if the round has any revision of a response, or any draft.</summary>
    public Task<bool> HasAnswers(string code) =>
        _session.FindFirst<bool>(
            $"""
            SELECT EXISTS (
                SELECT 1
                FROM response_revision
                WHERE bucket IN {Bucket.All}
                    AND round = @code
                UNION ALL
                SELECT 1
                FROM draft
                WHERE bucket IN {Bucket.All}
                    AND round = @code
                    AND document IS NOT NULL)
            """,
            new { code });

    /// <summary>Stores a revision of a round's definition.</summary>
    public Task Add(RoundRow revision) =>
        _session.Execute(
            """
            INSERT INTO round_revision (
                id,
                round,
                revision,
                framework,
                directory,
                questionnaire,
                round_document,
                further,
                questionnaire_version,
                hash,
                stored_at)
            VALUES (
                @Id,
                @Round,
                @Revision,
                @Framework,
                @Directory,
                @Questionnaire,
                @RoundDocument,
                @Further,
                @QuestionnaireVersion,
                @Hash,
                @StoredAt)
            """,
            revision);

    /// <summary>The decision about a round; one loaded from a folder counts as published.</summary>
    public async Task<RoundDecision> GetDecision(string round)
    {
        if (_session.Group?.Decisions.TryGetValue(round, out var known) == true)
        {
            return known;
        }

        var stored = await _session.FindFirst<string>(
            """
            SELECT decision
            FROM round_decision
            WHERE round = @round
            """,
            new { round });
        var decision = stored is null ? RoundDecision.Published : ToDecision(stored);
        _session.Group?.Decisions.Add(round, decision);
        _rounds.NoteDecision(round, decision);
        return decision;
    }

    /// <summary>When the decision about a round was taken; null for one that was loaded and not decided about since.</summary>
    public Task<string?> FindDecidedAt(string round) =>
        _session.FindFirst<string>(
            """
            SELECT decided_at
            FROM round_decision
            WHERE round = @round
            """,
            new { round });

    /// <summary>
    /// Rounds whose decision is another one than the last in the audit trail, by code. A round that was loaded has none, and neither has a
    /// code that was given up.
    /// </summary>
    internal Task<IReadOnlyList<DecisionDifferenceRow>> GetDecisionsNotRecorded() =>
        _session.Query<DecisionDifferenceRow>(
            $"""
            SELECT code.round AS Round,
                stored.decision AS Stored,
                recorded.decision AS Recorded
            FROM (
                SELECT round
                FROM round_revision
                UNION
                SELECT round
                FROM round_decision) AS code
            LEFT JOIN round_decision AS stored ON stored.round = code.round
            LEFT JOIN (
                SELECT round,
                    CASE
                        WHEN action = 'round-created' THEN 'prepared'
                        WHEN action = 'round-renamed' AND details LIKE 'was %' THEN 'prepared'
                        WHEN action = 'round-closed' THEN 'closed'
                        WHEN action IN ('round-published', 'round-reopened') THEN 'published'
                    END AS decision
                FROM audit_entry
                WHERE (bucket, number) IN (
                    SELECT bucket,
                        MAX(number)
                    FROM audit_entry
                    WHERE bucket IN {Bucket.All}
                        AND action IN (
                            'round-created', 'round-renamed', 'round-published', 'round-closed', 'round-reopened', 'round-deleted')
                    GROUP BY bucket,
                        round)) AS recorded ON recorded.round = code.round
            WHERE stored.decision IS DISTINCT FROM recorded.decision
            ORDER BY code.round
            """);

    /// <summary>Decisions and counts of all rounds, by code.</summary>
    public Task<IReadOnlyList<RoundCountsRow>> GetCounts() => GetCounts("", code: null, limit: int.MaxValue);

    /// <summary>The status of some rounds, in the alphabetical order of their codes.</summary>
    /// <param name="after">Only rounds whose code comes after this one; null for all.</param>
    /// <param name="limit">The largest number of rounds.</param>
    public Task<IReadOnlyList<RoundCountsRow>> GetCounts(string? after, int limit) =>
        GetCounts("WHERE @code IS NULL OR round_revision.round > @code", after, limit);

    /// <summary>Decision and counts of a round; null if there is no round with that code.</summary>
    public async Task<RoundCountsRow?> FindCounts(string code) =>
        await GetCounts("WHERE round_revision.round = @code", code, limit: 1) is [var counts] ? counts : null;

    /// <summary>Stores the decision about a round.</summary>
    public Task SetDecision(string round, RoundDecision decision, string? reason, string by) =>
        _session.Execute(
            """
            INSERT INTO round_decision (
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
            ON CONFLICT (round) DO UPDATE
            SET decision = excluded.decision,
                reason = excluded.reason,
                decided_at = excluded.decided_at,
                decided_by = excluded.decided_by
            """,
            new { round, decision = decision.ToCode(), reason, _session.Now, by });

    /// <summary>Removes all that is stored about a round without answers, except its entries in the audit trail.</summary>
    public async Task Remove(string code)
    {
        await _session.AccessGeneration.Raise();
        foreach (var table in (string[])["access_link", "draft", "tally"])
        {
            await _session.Execute($"DELETE FROM {table} WHERE bucket IN {Bucket.All} AND round = @code", new { code });
        }

        foreach (var table in (string[])[
            "message", "wording", "planned_message", "planned_sending", "reminder_choice", "address_key", "contact", "analysis_entry",
            "editing_step", "editing_draft", "translation_review", "tallied_round", "round_decision", "round_revision",
        ])
        {
            await _session.Execute($"DELETE FROM {table} WHERE round = @code", new { code });
        }
    }

    /// <summary>Codes of rounds that have responses but no definition.</summary>
    internal Task<IReadOnlyList<string>> GetCodesWithoutDefinition() =>
        _session.Query<string>(
            $"""
            SELECT round
            FROM response_revision
            WHERE bucket IN {Bucket.All}
            UNION
            SELECT round
            FROM response
            WHERE bucket IN {Bucket.All}
            EXCEPT
            SELECT round
            FROM round_revision
            ORDER BY round
            """);

    /// <summary>All revisions of a round's definition, in ascending order.</summary>
    public Task<IReadOnlyList<RoundRow>> GetRevisions(string code) =>
        _session.Query<RoundRow>(
            $"""
            SELECT {Columns}
            FROM round_revision
            WHERE round = @code
            ORDER BY revision
            """,
            new { code });

    private Task<IReadOnlyList<RoundCountsRow>> GetCounts(string condition, string? code, int limit) =>
        _session.Query<RoundCountsRow>(
            $"""
            SELECT round_revision.round AS Round,
                MAX(round_revision.revision) AS Revision,
                MAX(round_decision.decision) AS Decision, (
                SELECT latest.id
                FROM round_revision AS latest
                WHERE latest.round = round_revision.round
                ORDER BY latest.revision DESC
                LIMIT 1) AS Id, (
                SELECT COUNT(*)
                FROM response
                WHERE response.bucket IN {Bucket.All}
                    AND response.round = round_revision.round
                    AND response.state IN ('submitted', 'endorsed')) AS Responded, (
                SELECT COUNT(*)
                FROM draft
                WHERE draft.bucket IN {Bucket.All}
                    AND draft.round = round_revision.round
                    AND draft.document IS NOT NULL) AS Drafts
            FROM round_revision
            LEFT JOIN round_decision ON round_decision.round = round_revision.round
            {condition}
            GROUP BY round_revision.round
            ORDER BY round_revision.round
            LIMIT @limit
            """,
            new { code, limit });

    private async Task<Round> Read(string code)
    {
        try
        {
            return (await FindLatest(code))!.ToDefinition().ToRound();
        }
        catch (InvalidDataException damaged)
        {
            throw new StoreException(damaged, ProblemCatalogue.StoreUnusable["document"], ("reason", Detail.Exact(damaged.Message)));
        }
    }

    internal static RoundDecision ToDecision(string code) =>
        RoundDecisions.Find(code)
        ?? throw new StoreException(inner: null, ProblemCatalogue.StoreUnusable["value"], ("found", code));
}
