namespace Survey.Storage.Tables;

/// <summary>
/// The tables <c>planned_message</c> and <c>planned_sending</c>: what is to be sent and when, and what was done when it was due.
/// </summary>
public sealed class PlanTable
{
    private const string Columns =
        """
        id AS Id,
            round AS Round,
            kind AS Kind,
            day AS Day,
            days AS Days,
            time AS Time,
            since AS Since,
            stopped_at AS StoppedAt,
            version AS Version,
            planned_by AS PlannedBy
        """;

    private readonly StoreSession _session;

    internal PlanTable(StoreSession session) => _session = session;

    /// <summary>Codes of the rounds with planned messages that are not stopped, in alphabetical order.</summary>
    public Task<IReadOnlyList<string>> GetRounds() =>
        _session.Query<string>(
            """
            SELECT DISTINCT round
            FROM planned_message
            WHERE stopped_at IS NULL
            ORDER BY round
            """);

    /// <summary>The planned messages of a round, in the order in which they were planned.</summary>
    public Task<IReadOnlyList<PlannedMessageRow>> GetAll(string round) =>
        _session.Query<PlannedMessageRow>(
            $"""
            SELECT {Columns}
            FROM planned_message
            WHERE round = @round
            ORDER BY id
            """,
            new { round });

    /// <summary>What was done in a round, in the order in which it was done.</summary>
    public Task<IReadOnlyList<PlannedSendingRow>> GetSendings(string round) =>
        _session.Query<PlannedSendingRow>(
            """
            SELECT plan AS Plan,
                day AS Day,
                round AS Round,
                kind AS Kind,
                due_at AS DueAt,
                done_at AS DoneAt,
                written AS Written,
                skipped AS Skipped
            FROM planned_sending
            WHERE round = @round
            ORDER BY done_at,
                plan,
                day
            """,
            new { round });

    /// <summary>Adds a planned message, or updates the one with that key.</summary>
    public Task Save(PlannedMessageRow message) =>
        _session.Execute(
            """
            INSERT INTO planned_message (
                id,
                round,
                kind,
                day,
                days,
                time,
                since,
                stopped_at,
                version,
                planned_by)
            VALUES (
                @Id,
                @Round,
                @Kind,
                @Day,
                @Days,
                @Time,
                @Since,
                @StoppedAt,
                @Version,
                @PlannedBy)
            ON CONFLICT (id) DO UPDATE
            SET day = excluded.day,
                days = excluded.days,
                time = excluded.time,
                since = excluded.since,
                stopped_at = excluded.stopped_at,
                version = excluded.version,
                planned_by = excluded.planned_by
            """,
            message);

    /// <summary>Removes a planned message; what was done for it is kept.</summary>
    public Task Remove(Guid id) =>
        _session.Execute(
            """
            DELETE FROM planned_message
            WHERE id = @id
            """,
            new { id });

    /// <summary>Notes what was done when a planned message was due.</summary>
    public Task Add(PlannedSendingRow sending) =>
        _session.Execute(
            """
            INSERT INTO planned_sending (
                plan,
                day,
                round,
                kind,
                due_at,
                done_at,
                written,
                skipped)
            VALUES (
                @Plan,
                @Day,
                @Round,
                @Kind,
                @DueAt,
                @DoneAt,
                @Written,
                @Skipped)
            """,
            sending);
}
