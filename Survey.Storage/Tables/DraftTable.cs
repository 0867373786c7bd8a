namespace Survey.Storage.Tables;

/// <summary>The tables <c>draft</c> and <c>presence</c>: what is being written, and who is at it.</summary>
internal sealed class DraftTable(StoreSession session)
{
    private const string Columns =
        """
        round AS Round,
            respondent AS Respondent,
            version AS Version,
            document AS Document,
            as_typed AS AsTyped,
            saved_at AS SavedAt,
            saved_by AS SavedBy
        """;

    /// <summary>The draft's row, also when its document is gone; null if there never was one.</summary>
    public DraftRow? Find(string round, string respondent) =>
        session.FindFirst<DraftRow>(
            $"""
            SELECT {Columns}
            FROM draft
            WHERE round = @round
                AND respondent = @respondent
            """,
            new { round, respondent });

    /// <summary>The rows of a round whose document is there, by respondent.</summary>
    public IReadOnlyList<DraftRow> GetAll(string round) =>
        session.Query<DraftRow>(
            $"""
            SELECT {Columns}
            FROM draft
            WHERE round = @round
                AND document IS NOT NULL
            ORDER BY respondent
            """,
            new { round });

    /// <summary>Keeps a draft in place of the one before.</summary>
    public void Save(DraftRow draft) =>
        session.Execute(
            """
            INSERT OR REPLACE INTO draft (
                round,
                respondent,
                version,
                document,
                as_typed,
                saved_at,
                saved_by)
            VALUES (
                @Round,
                @Respondent,
                @Version,
                @Document,
                @AsTyped,
                @SavedAt,
                @SavedBy)
            """,
            draft);

    /// <summary>Takes the document of a draft away, which has been submitted or discarded.</summary>
    public void Clear(string round, string respondent) =>
        session.Execute(
            """
            UPDATE draft
            SET document = NULL,
                as_typed = NULL
            WHERE round = @round
                AND respondent = @respondent
            """,
            new { round, respondent });

    /// <summary>Notes that somebody has a response open, and forgets those not seen since a moment.</summary>
    public void See(string round, string respondent, string visit, string name, string forgottenBefore)
    {
        session.Execute(
            """
            INSERT OR REPLACE INTO presence (
                round,
                respondent,
                visit,
                name,
                seen_at)
            VALUES (
                @round,
                @respondent,
                @visit,
                @name,
                @Now)
            """,
            new { round, respondent, visit, name, session.Now });
        session.Execute(
            """
            DELETE FROM presence
            WHERE seen_at < @forgottenBefore
            """,
            new { forgottenBefore });
    }

    /// <summary>The names of others who have had a response open since a moment, in order and each once.</summary>
    public IReadOnlyList<string> GetOthers(string round, string respondent, string visit, string since) =>
        session.Query<string>(
            """
            SELECT DISTINCT name
            FROM presence
            WHERE round = @round
                AND respondent = @respondent
                AND visit <> @visit
                AND seen_at >= @since
            ORDER BY name
            """,
            new { round, respondent, visit, since });
}
