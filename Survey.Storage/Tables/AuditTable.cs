using Survey.Core.Responses;

namespace Survey.Storage.Tables;

/// <summary>The table <c>audit_entry</c>: who did what and when, each entry bound to the one before by its hash.</summary>
internal sealed class AuditTable(StoreSession session)
{
    internal const string Columns =
        """
        number AS Number,
            at AS At,
            role AS Role,
            name AS Name,
            action AS Action,
            round AS Round,
            subject AS Subject,
            details AS Details,
            hash AS Hash
        """;

    /// <summary>Adds an entry to the end.</summary>
    public void Append(Actor actor, string action, string? round, string? subject, string? details)
    {
        var last = session.FindFirst<AuditRow>($"SELECT {Columns} FROM audit_entry ORDER BY number DESC LIMIT 1", new { });
        var entry = new AuditRow
        {
            Number = (last?.Number ?? 0) + 1,
            At = session.Now,
            Role = actor.Role.ToCode(),
            Name = actor.Name,
            Action = action,
            Round = round,
            Subject = subject,
            Details = details,
        };
        session.Execute(
            """
            INSERT INTO audit_entry (
                number,
                at,
                role,
                name,
                action,
                round,
                subject,
                details,
                hash)
            VALUES (
                @Number,
                @At,
                @Role,
                @Name,
                @Action,
                @Round,
                @Subject,
                @Details,
                @Hash)
            """,
            new { entry.Number, entry.At, entry.Role, entry.Name, entry.Action, entry.Round, entry.Subject, entry.Details, Hash = entry.HashAfter(last?.Hash ?? []) });
    }

    /// <summary>Entries after a number, the first one first.</summary>
    public IReadOnlyList<AuditRow> GetAfter(long number, int limit, string? round = null) =>
        session.Query<AuditRow>(
            $"""
            SELECT {Columns}
            FROM audit_entry
            WHERE number > @number
                AND (@round IS NULL OR round = @round)
            ORDER BY number
            LIMIT @limit
            """,
            new { number, limit, round });

    /// <summary>Entries before a number, the latest first.</summary>
    public IReadOnlyList<AuditRow> GetBefore(long number, int limit, string? round = null) =>
        session.Query<AuditRow>(
            $"""
            SELECT {Columns}
            FROM audit_entry
            WHERE number < @number
                AND (@round IS NULL OR round = @round)
            ORDER BY number DESC
            LIMIT @limit
            """,
            new { number, limit, round });
}
