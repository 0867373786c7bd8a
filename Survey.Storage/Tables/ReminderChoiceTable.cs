namespace Survey.Storage.Tables;

/// <summary>
/// The table <c>reminder_choice</c>: the links with which contacts ask for no more reminders of a round, and whether they did. A choice
/// belongs to the address, so that it stays when the contact is entered again.
/// </summary>
public sealed class ReminderChoiceTable
{
    private readonly StoreSession _session;

    internal ReminderChoiceTable(StoreSession session) => _session = session;

    /// <summary>The choice that belongs to a secret; null if there is none.</summary>
    public Task<ReminderChoiceRow?> Find(byte[] secretHash) =>
        _session.FindFirst<ReminderChoiceRow>(
            """
            SELECT round AS Round,
                organization AS Organization,
                email AS Email,
                stopped_at AS StoppedAt
            FROM reminder_choice
            WHERE secret_hash = @secretHash
            """,
            new { secretHash });

    /// <summary>The addresses of a round, in lower case, that want no more reminders.</summary>
    public async Task<IReadOnlySet<string>> GetStopped(string round) =>
        (await _session.Query<string>(
            """
            SELECT DISTINCT email
            FROM reminder_choice
            WHERE round = @round
                AND stopped_at IS NOT NULL
            """,
            new { round })).ToHashSet(StringComparer.Ordinal);

    /// <summary>Adds the secret of a reminder to an address that has not stopped them.</summary>
    public Task Add(byte[] secretHash, string round, string organization, string email) =>
        _session.Execute(
            """
            INSERT INTO reminder_choice (
                secret_hash,
                round,
                organization,
                email,
                made_at)
            VALUES (
                @secretHash,
                @round,
                @organization,
                @email,
                @Now)
            """,
            new { secretHash, round, organization, email, _session.Now });

    /// <summary>Stops the reminders of a round to an address, or allows them again.</summary>
    public Task SetStopped(string round, string email, bool isStopped) =>
        _session.Execute(
            """
            UPDATE reminder_choice
            SET stopped_at = @stoppedAt
            WHERE round = @round
                AND email = @email
            """,
            new { round, email, stoppedAt = isStopped ? _session.Now : null });
}
