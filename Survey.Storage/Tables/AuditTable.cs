using Survey.Core.Responses;

namespace Survey.Storage.Tables;

/// <summary>The table <c>audit_entry</c>: who did what and when. Each entry's hash covers the hash of the previous entry.</summary>
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

    /// <summary>Appends an entry. The round, subject and details may be null.</summary>
    /// <returns>The entry's seal.</returns>
    public async Task<AuditSeal> Append(Actor actor, string action, string? round, string? subject, string? details)
    {
        // Nobody else can append while this session writes.
        _last ??= await FindLast() ?? new AuditRow();
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
        return AuditSeal.Of(entry);
    }

    /// <summary>Entries with a greater number, in ascending order.</summary>
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

    /// <summary>Entries with a lower number, in descending order.</summary>
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

    /// <summary>The last entry; null if there is none.</summary>
    public Task<AuditRow?> FindLast() =>
        _session.FindFirst<AuditRow>(
            $"""
            SELECT {Columns}
            FROM audit_entry
            ORDER BY number DESC
            LIMIT 1
            """);

    /// <summary>The entry that says that a revision was made; null for none.</summary>
    public Task<AuditRow?> FindOf(RevisionRow revision) =>
        _session.FindFirst<AuditRow>(
            $"""
            SELECT {Columns}
            FROM audit_entry
            WHERE round = @Round
                AND subject = @Respondent
                AND details = @details
            ORDER BY number
            LIMIT 1
            """,
            new { revision.Round, revision.Respondent, details = revision.ToAuditDetails() });

    /// <summary>The entries that say that revisions of a range of respondents were made, both ends included.</summary>
    internal Task<IReadOnlyList<AuditRow>> GetOfRevisions(string round, string first, string last) =>
        _session.Query<AuditRow>(
            $"""
            SELECT {Columns}
            FROM audit_entry
            WHERE round = @round
                AND subject BETWEEN @first AND @last
                AND details LIKE @prefix
            """,
            new { round, first, last, prefix = RevisionRow.AuditPrefix + "%" });
}
