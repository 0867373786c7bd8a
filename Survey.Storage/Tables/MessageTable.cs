namespace Survey.Storage.Tables;

/// <summary>The tables <c>message</c>, what is to be sent by e-mail, and <c>wording</c>, the coordinator's own texts.</summary>
internal sealed class MessageTable(StoreSession session)
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
            state AS State,
            attempts AS Attempts,
            created_at AS CreatedAt,
            due_at AS DueAt,
            sent_at AS SentAt,
            failure AS Failure
        """;

    /// <summary>The messages of a round, the latest first.</summary>
    public IReadOnlyList<MessageRow> GetAll(string round) =>
        session.Query<MessageRow>(
            $"""
            SELECT {Columns}
            FROM message
            WHERE round = @round
            ORDER BY id DESC
            """,
            new { round });

    /// <summary>The message of that key; null if there is none.</summary>
    public MessageRow? Find(byte[] id) =>
        session.FindFirst<MessageRow>(
            $"""
            SELECT {Columns}
            FROM message
            WHERE id = @id
            """,
            new { id });

    /// <summary>The waiting message that has been due the longest; null if none is due.</summary>
    public MessageRow? FindDue() =>
        session.FindFirst<MessageRow>(
            $"""
            SELECT {Columns}
            FROM message
            WHERE state = 'waiting'
                AND due_at <= @Now
            ORDER BY due_at,
                id
            LIMIT 1
            """,
            new { session.Now });

    /// <summary>Whether there is a message for an event.</summary>
    public bool Has(string occasion) =>
        session.FindFirst<bool>(
            """
            SELECT EXISTS (
                SELECT 1
                FROM message
                WHERE event = @occasion)
            """,
            new { occasion });

    /// <summary>Whether a message of a kind was written to somebody since a moment.</summary>
    public bool HasSince(string round, string organization, string kind, string address, string since) =>
        session.FindFirst<bool>(
            """
            SELECT EXISTS (
                SELECT 1
                FROM message
                WHERE round = @round
                    AND organization = @organization
                    AND kind = @kind
                    AND to_address = @address
                    AND created_at >= @since)
            """,
            new { round, organization, kind, address, since });

    /// <summary>Marks what is being sent as uncertain, and what has waited since a moment and never been tried.</summary>
    /// <returns>How many there were.</returns>
    public int MarkUncertain(string waitingSince) =>
        session.Execute(
            """
            UPDATE message
            SET failure = CASE state
                    WHEN 'sending' THEN 'The service stopped while this was being sent.'
                    ELSE 'It was written while no mail server was set, and may have been copied by hand.'
                END,
                state = 'uncertain'
            WHERE state = 'sending'
                OR (state = 'waiting' AND attempts = 0 AND created_at < @waitingSince)
            """,
            new { waitingSince });

    /// <summary>How many messages wait, due or not.</summary>
    public int CountWaiting() => session.FindFirst<int>("SELECT COUNT(*) FROM message WHERE state = 'waiting'", new { });

    /// <summary>Adds a message, unless there is one for the same event.</summary>
    /// <returns>Whether it was added.</returns>
    public bool Add(MessageRow message) =>
        session.Execute(
            """
            INSERT OR IGNORE INTO message (
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
                @State,
                @Attempts,
                @CreatedAt,
                @DueAt)
            """,
            message) > 0;

    /// <summary>Sends what a contact has not got yet to its new name and address. What waits is due at once.</summary>
    /// <remarks>A message that is being sent right now goes to the old address; if that fails, the next attempt goes to the new one.</remarks>
    public void Redirect(string round, string organization, Guid contact, string name, string address) =>
        session.Execute(
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
            new { round, organization, occasions = $"%:{contact}", name, address, session.Now });

    /// <summary>Ends what waits to be sent to a contact.</summary>
    public void Cancel(string round, string organization, Guid contact) =>
        session.Execute(
            """
            UPDATE message
            SET state = 'failed',
                failure = 'The contact was removed or got another role before this was sent.'
            WHERE round = @round
                AND organization = @organization
                AND state = 'waiting'
                AND event LIKE @occasions
            """,
            new { round, organization, occasions = $"%:{contact}" });

    /// <summary>Keeps how far a message has come.</summary>
    public void Update(MessageRow message) =>
        session.Execute(
            """
            UPDATE message
            SET to_name = @ToName,
                to_address = @ToAddress,
                body = @Body,
                state = @State,
                attempts = @Attempts,
                due_at = @DueAt,
                sent_at = @SentAt,
                failure = @Failure
            WHERE id = @Id
            """,
            message);

    /// <summary>The coordinator's own texts of a round.</summary>
    public IReadOnlyList<WordingRow> GetWordings(string round) =>
        session.Query<WordingRow>(
            """
            SELECT round AS Round,
                kind AS Kind,
                language AS Language,
                subject AS Subject,
                body AS Body
            FROM wording
            WHERE round = @round
            ORDER BY kind,
                language
            """,
            new { round });

    /// <summary>Keeps a text of the coordinator's own.</summary>
    public void SaveWording(WordingRow wording) =>
        session.Execute(
            """
            INSERT OR REPLACE INTO wording (
                round,
                kind,
                language,
                subject,
                body)
            VALUES (
                @Round,
                @Kind,
                @Language,
                @Subject,
                @Body)
            """,
            wording);

    /// <summary>Goes back to the usual text.</summary>
    public void RemoveWording(string round, string kind, string language) =>
        session.Execute(
            """
            DELETE FROM wording
            WHERE round = @round
                AND kind = @kind
                AND language = @language
            """,
            new { round, kind, language });
}
