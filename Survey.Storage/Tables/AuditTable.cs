using Survey.Core.Responses;

namespace Survey.Storage.Tables;

/// <summary>The table <c>audit_entry</c>: who did what and when, each entry bound to the one before by its hash.</summary>
public sealed class AuditTable
{
    private const string Columns =
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

    private readonly StoreSession _session;
    private AuditRow? _last;

    internal AuditTable(StoreSession session) => _session = session;

    /// <summary>Adds an entry to the end.</summary>
    public async Task Append(Actor actor, string action, string? round, string? subject, string? details)
    {
        // Nobody else can append while this session writes.
        _last ??= await _session.FindFirst<AuditRow>(
            $"""
            SELECT {Columns}
            FROM audit_entry
            ORDER BY number DESC
            LIMIT 1
            """) ?? new AuditRow();
        var entry = new AuditRow
        {
            Number = _last.Number + 1,
            At = _session.Now,
            Role = actor.Role.ToCode(),
            Name = actor.Name,
            Action = action,
            Round = round,
            Subject = subject,
            Details = details,
        };
        entry = entry with { Hash = entry.HashAfter(_last.Hash) };
        await _session.Execute(
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
            entry);
        _last = entry;
    }

    /// <summary>Entries after a number, the first one first.</summary>
    public Task<IReadOnlyList<AuditRow>> GetAfter(long number, int limit, string? round = null) =>
        _session.Query<AuditRow>(
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
    public Task<IReadOnlyList<AuditRow>> GetBefore(long number, int limit, string? round = null) =>
        _session.Query<AuditRow>(
            $"""
            SELECT {Columns}
            FROM audit_entry
            WHERE number < @number
                AND (@round IS NULL OR round = @round)
            ORDER BY number DESC
            LIMIT @limit
            """,
            new { number, limit, round });

    /// <summary>All entries, the first one first, one by one.</summary>
    internal IAsyncEnumerable<AuditRow> ReadAll() =>
        _session.Read<AuditRow>(
            $"""
            SELECT {Columns}
            FROM audit_entry
            ORDER BY number
            """);
}
