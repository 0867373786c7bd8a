namespace Survey.Storage.Tables;

/// <summary>The table <c>message</c>: the outbox, with all messages sent or to be sent by e-mail.</summary>
public sealed class MessageTable
{
    private const string Columns =
        """
        id AS Id,
            event AS Event,
            round AS Round,
            organization AS Organization,
            kind AS Kind,
            to_name AS ToName,
            to_address AS ToAddress,
            language AS Language,
            subject AS Subject,
            body AS Body,
            filling AS Filling,
            state AS State,
            attempts AS Attempts,
            created_at AS CreatedAt,
            due_at AS DueAt,
            sent_at AS SentAt,
            failure AS Failure
        """;

    private readonly StoreSession _session;

    internal MessageTable(StoreSession session) => _session = session;

    /// <summary>The messages of a round to its contacts, latest first.</summary>
    public Task<IReadOnlyList<MessageRow>> GetAll(string round) =>
        _session.Query<MessageRow>(
            $"""
            SELECT {Columns}
            FROM message
            WHERE round = @round
                AND kind <> 'personal'
            ORDER BY id DESC
            """,
            new { round });

    /// <summary>One page of a round's messages to its contacts, latest first.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="before">Only messages older than the one with this key; null for all.</param>
    /// <param name="skip">Number of messages to skip.</param>
    /// <param name="limit">Maximum number of messages.</param>
    public Task<IReadOnlyList<MessageRow>> GetPage(string round, Guid? before, int skip, int limit) =>
        _session.Query<MessageRow>(
            $"""
            SELECT {Columns}
            FROM message
            WHERE round = @round
                AND kind <> 'personal'
                AND (@before IS NULL OR id < @before)
            ORDER BY id DESC
            LIMIT @limit
            OFFSET @skip
            """,
            new { round, before, skip, limit });

    /// <summary>Number of a round's messages to its contacts in each state.</summary>
    public Task<IReadOnlyList<MessageCountRow>> CountByState(string round) =>
        _session.Query<MessageCountRow>(
            """
            SELECT state AS State,
                COUNT(*) AS Count
            FROM message
            WHERE round = @round
                AND kind <> 'personal'
            GROUP BY state
            ORDER BY state
            """,
            new { round });

    /// <summary>True if the round has a message with that key.</summary>
    public Task<bool> Has(string round, Guid id) =>
        _session.FindFirst<bool>(
            """
            SELECT EXISTS (
                SELECT 1
                FROM message
                WHERE round = @round
                    AND id = @id
                    AND kind <> 'personal')
            """,
            new { round, id });

    /// <summary>The message with that key; null if there is none.</summary>
    public Task<MessageRow?> Find(Guid id) =>
        _session.FindFirst<MessageRow>(
            $"""
            SELECT {Columns}
            FROM message
            WHERE id = @id
            """,
            new { id });

    /// <summary>The message for an event; null if there is none.</summary>
    internal Task<MessageRow?> FindOf(string occasion) =>
        _session.FindFirst<MessageRow>(
            $"""
            SELECT {Columns}
            FROM message
            WHERE event = @occasion
            """,
            new { occasion });

    /// <summary>The waiting message with the earliest due time; null if none is due.</summary>
    /// <param name="longest">The longest pause: what is due later than that was written while the clock was ahead, and is due now.</param>
    public Task<MessageRow?> FindDue(TimeSpan longest) =>
        _session.FindFirst<MessageRow>(
            $"""
            SELECT {Columns}
            FROM message
            WHERE state = 'waiting'
                AND (due_at <= @Now OR due_at > @last)
            ORDER BY due_at,
                id
            LIMIT 1
            """,
            new { _session.Now, last = StoreSession.ToText(_session.Time.GetUtcNow() + longest) });

    /// <summary>True if there is a message for the event.</summary>
    public Task<bool> Has(string occasion) =>
        _session.FindFirst<bool>(
            """
            SELECT EXISTS (
                SELECT 1
                FROM message
                WHERE event = @occasion)
            """,
            new { occasion });

    /// <summary>True if a message of that kind was written to the address within a span before now.</summary>
    public Task<bool> HasWithin(string round, string organization, string kind, string address, TimeSpan span) =>
        _session.FindFirst<bool>(
            """
            SELECT EXISTS (
                SELECT 1
                FROM message
                WHERE round = @round
                    AND organization = @organization
                    AND kind = @kind
                    AND to_address = @address
                    AND created_at BETWEEN @since AND @Now)
            """,
            new { round, organization, kind, address, since = StoreSession.ToText(_session.Time.GetUtcNow() - span), _session.Now });

    /// <summary>
    /// Marks messages as uncertain: those being sent, and those never tried that were not written within a span before now, unless a later
    /// message was sent: then they were waiting for their turn.
    /// </summary>
    /// <returns>Number of messages marked.</returns>
    public Task<int> MarkUncertain(TimeSpan span) =>
        _session.Execute(
            """
            UPDATE message
            SET failure = CASE state
                    WHEN 'sending' THEN @Stopped
                    ELSE @NoServer
                END,
                to_address = CASE kind WHEN 'personal' THEN '' ELSE to_address END,
                body = CASE kind WHEN 'personal' THEN @nothing ELSE body END,
                filling = CASE kind WHEN 'personal' THEN NULL ELSE filling END,
                state = 'uncertain'
            WHERE state = 'sending'
                OR (state = 'waiting'
                    AND attempts = 0
                    AND created_at NOT BETWEEN @since AND @Now
                    AND created_at > COALESCE(
                        (
                            SELECT MAX(sent_at)
                            FROM message
                            WHERE sent_at <= @Now),
                        ''))
            """,
            new
            {
                MessageFailures.Stopped,
                MessageFailures.NoServer,
                nothing = Array.Empty<byte>(),
                since = StoreSession.ToText(_session.Time.GetUtcNow() - span),
                _session.Now,
            });

    /// <summary>Number of waiting messages, due or not.</summary>
    public Task<int> CountWaiting() =>
        _session.FindFirst<int>(
            """
            SELECT COUNT(*)
            FROM message
            WHERE state = 'waiting'
            """);

    /// <summary>Adds a message, unless there is one for the same event.</summary>
    /// <returns>False if there is one.</returns>
    public async Task<bool> Add(MessageRow message) =>
        await _session.Execute(
            """
            INSERT INTO message (
                id,
                event,
                round,
                organization,
                kind,
                to_name,
                to_address,
                language,
                subject,
                body,
                filling,
                state,
                attempts,
                created_at,
                due_at)
            VALUES (
                @Id,
                @Event,
                @Round,
                @Organization,
                @Kind,
                @ToName,
                @ToAddress,
                @Language,
                @Subject,
                @Body,
                @Filling,
                @State,
                @Attempts,
                @CreatedAt,
                @DueAt)
            ON CONFLICT (event) DO NOTHING
            """,
            message) > 0;

    /// <summary>
    /// Redirects a contact's unsent messages to its new name and address. Waiting ones are due at once, and their attempts start again at
    /// 0.
    /// </summary>
    /// <remarks>
    /// A message that is being sent right now goes to the old address; if that fails, the next attempt goes to the new one.
    /// </remarks>
    public Task Redirect(string round, string organization, Guid contact, string name, string address) =>
        _session.Execute(
            """
            UPDATE message
            SET to_name = @name,
                to_address = @address,
                attempts = CASE state WHEN 'waiting' THEN 0 ELSE attempts END,
                due_at = CASE state WHEN 'waiting' THEN @Now ELSE due_at END,
                failure = CASE state WHEN 'waiting' THEN NULL ELSE failure END
            WHERE round = @round
                AND organization = @organization
                AND state <> 'sent'
                AND event LIKE @occasions
            """,
            new { round, organization, occasions = $"%:{contact}", name, address, _session.Now });

    /// <summary>Marks a contact's waiting messages as failed, so that they are never sent.</summary>
    public Task Cancel(string round, string organization, Guid contact) =>
        _session.Execute(
            """
            UPDATE message
            SET state = 'failed',
                failure = @ContactGone
            WHERE round = @round
                AND organization = @organization
                AND state = 'waiting'
                AND event LIKE @occasions
            """,
            new { round, organization, occasions = $"%:{contact}", MessageFailures.ContactGone });

    /// <summary>Updates a message's recipient, text and state.</summary>
    public Task Update(MessageRow message) =>
        _session.Execute(
            """
            UPDATE message
            SET to_name = @ToName,
                to_address = @ToAddress,
                subject = @Subject,
                body = @Body,
                filling = @Filling,
                state = @State,
                attempts = @Attempts,
                due_at = @DueAt,
                sent_at = @SentAt,
                failure = @Failure
            WHERE id = @Id
            """,
            message);
}
