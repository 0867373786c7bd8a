using System.Globalization;
using Survey.Core.Responses;

namespace Survey.Storage.Tables;

/// <summary>
/// The tables <c>audit_entry</c> and <c>audit_base</c>: who did what and when. Each entry's hash covers the hash of the previous entry of
/// its bucket, so that sessions that write in different buckets do not wait for each other.
/// </summary>
/// <remarks>
/// Earlier versions had one chain for the whole store. Its entries stay as they are, up to the number in <c>audit_base</c>, and the chain
/// of each bucket continues from its end.
/// </remarks>
public sealed class AuditTable
{
    private const string Columns =
        """
        audit_entry.bucket AS Bucket,
            audit_entry.number AS Number,
            audit_entry.at AS At,
            audit_entry.role AS Role,
            audit_entry.name AS Name,
            audit_entry.action AS Action,
            audit_entry.round AS Round,
            audit_entry.subject AS Subject,
            audit_entry.details AS Details,
            audit_entry.hash AS Hash
        """;

    private const string Insert =
        """
        INSERT INTO audit_entry (
            bucket,
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
            @Bucket,
            @Number,
            @At,
            @Role,
            @Name,
            @Action,
            @Round,
            @Subject,
            @Details,
            @Hash)
        """;

    // A clock that was ahead by more was wrong, and later entries do not follow it.
    private static readonly TimeSpan MostAhead = TimeSpan.FromSeconds(1);

    private readonly StoreSession _session;
    private readonly Dictionary<int, AuditRow> _last = [];
    private string? _lastAt;

    internal AuditTable(StoreSession session) => _session = session;

    /// <summary>Appends an entry. The round, subject and details may be null.</summary>
    /// <returns>The entry's seal.</returns>
    public async Task<AuditSeal> Append(Actor actor, string action, string? round, string? subject, string? details)
    {
        var entry = await Bind(actor, action, round, subject, details);
        await _session.Execute(Insert, entry);
        return AuditSeal.Of(entry);
    }

    /// <summary>Appends entries of several subjects of a round, in their order.</summary>
    /// <returns>The seal of each entry.</returns>
    public async Task<IReadOnlyList<AuditSeal>> AppendAll(
        string round,
        IReadOnlyList<(Actor Actor, string Action, string Subject, string Details)> all)
    {
        await ReadLast([.. all.Select(each => BucketOf(round, each.Subject)).Distinct().Where(bucket => !_last.ContainsKey(bucket))]);
        var entries = new List<AuditRow>();
        foreach (var (actor, action, subject, details) in all)
        {
            entries.Add(await Bind(actor, action, round, subject, details));
        }

        await _session.ExecuteAll(Insert, entries);
        return [.. entries.Select(AuditSeal.Of)];
    }

    /// <summary>Entries after a position, in order of time.</summary>
    public Task<IReadOnlyList<AuditRow>> GetAfter(AuditPosition after, int limit, string? round = null) =>
        _session.Query<AuditRow>(
            $"""
            SELECT {Columns}
            FROM audit_entry
            WHERE (at, bucket, number) > (@At, @Bucket, @Number)
                AND (@round IS NULL OR round = @round)
            ORDER BY at,
                bucket,
                number
            LIMIT @limit
            """,
            new { after.At, after.Bucket, after.Number, limit, round });

    /// <summary>Entries before a position, in descending order of time.</summary>
    public Task<IReadOnlyList<AuditRow>> GetBefore(AuditPosition before, int limit, string? round = null) =>
        _session.Query<AuditRow>(
            $"""
            SELECT {Columns}
            FROM audit_entry
            WHERE (at, bucket, number) < (@At, @Bucket, @Number)
                AND (@round IS NULL OR round = @round)
            ORDER BY at DESC,
                bucket DESC,
                number DESC
            LIMIT @limit
            """,
            new { before.At, before.Bucket, before.Number, limit, round });

    /// <summary>
    /// The hash of the last entry of each bucket that has one. Any change that is recorded changes one of them, also while others write.
    /// </summary>
    public Task<IReadOnlyList<byte[]>> GetLastHashes() =>
        _session.Query<byte[]>(
            $"""
            SELECT audit_entry.hash
            FROM (
                VALUES {string.Join(", ", Enumerable.Range(0, Bucket.Count).Select(bucket => $"({bucket})"))}) AS every
            JOIN audit_entry ON audit_entry.bucket = every.column1
                AND audit_entry.number = (
                    SELECT MAX(latest.number)
                    FROM audit_entry AS latest
                    WHERE latest.bucket = every.column1)
            ORDER BY audit_entry.bucket
            """);

    /// <summary>The entry that says that a revision was made; null for none.</summary>
    public Task<AuditRow?> FindOf(RevisionRow revision) =>
        _session.FindFirst<AuditRow>(
            $"""
            SELECT {Columns}
            FROM audit_entry
            WHERE bucket = @Bucket
                AND number = @Entry
            """,
            revision);

    /// <summary>The entries that revisions of a bucket name as theirs, for a range of respondents of a round, both ends included.</summary>
    internal Task<IReadOnlyList<AuditRow>> GetOfRevisions(int bucket, string round, string first, string last) =>
        _session.Query<AuditRow>(
            $"""
            SELECT {Columns}
            FROM response_revision
            JOIN audit_entry ON audit_entry.bucket = response_revision.bucket
                AND audit_entry.number = response_revision.entry
            WHERE response_revision.bucket = @bucket
                AND response_revision.round = @round
                AND response_revision.respondent BETWEEN @first AND @last
            """,
            new { bucket, round, first, last });

    /// <summary>The end of the single chain of earlier versions: number 0 and no hash if there never was one.</summary>
    internal async Task<AuditRow> GetBase() =>
        await _session.FindFirst<AuditRow>(
            """
            SELECT number AS Number,
                hash AS Hash
            FROM audit_base
            """)
        ?? new AuditRow();

    /// <summary>The entries with a number in a range, both ends included, by number.</summary>
    /// <param name="bucket">The bucket; null for all.</param>
    /// <param name="first">The first number.</param>
    /// <param name="last">The last number.</param>
    internal Task<IReadOnlyList<AuditRow>> GetBetween(int? bucket, long first, long last) =>
        _session.Query<AuditRow>(
            $"""
            SELECT {Columns}
            FROM audit_entry
            WHERE {In(bucket)}
                AND number BETWEEN @first AND @last
            ORDER BY number
            """,
            new { bucket, first, last });

    /// <summary>The next number after one that an entry has; null if there is none.</summary>
    /// <param name="bucket">The bucket; null for all.</param>
    /// <param name="number">The number.</param>
    internal Task<long?> FindNextNumber(int? bucket, long number) =>
        _session.FindFirst<long?>(
            $"""
            SELECT MIN(number)
            FROM audit_entry
            WHERE {In(bucket)}
                AND number > @number
            """,
            new { bucket, number });

    /// <summary>A condition in SQL: one bucket, which is a parameter, or all.</summary>
    internal static string In(int? bucket) => bucket is null ? $"bucket IN {Bucket.All}" : "bucket = @bucket";

    /// <summary>The next entry, bound to the last one of its bucket.</summary>
    private async Task<AuditRow> Bind(Actor actor, string action, string? round, string? subject, string? details)
    {
        // Nobody else can append to the bucket while this session writes.
        var bucket = BucketOf(round, subject);
        var last = _last.GetValueOrDefault(bucket) ?? await FindLast(bucket);
        var lastAt = _session.Buckets is null ? _lastAt ??= await FindLastAt() ?? "" : last.At;
        var entry = new AuditRow
        {
            Bucket = bucket,
            Number = last.Number + 1,
            At = GetNext(lastAt),
            Role = actor.Role.ToCode(),
            Name = actor.Name,
            Action = action,
            Round = round,
            Subject = subject,
            Details = details,
        };
        entry = entry with { Hash = entry.HashAfter(last.Hash) };
        _last[bucket] = entry;
        _lastAt = entry.At;
        return entry;
    }

    private int BucketOf(string? round, string? subject) =>
        _session.Buckets is [var only] ? only : (subject ?? round) is { } code ? Bucket.Of(code) : 0;

    /// <summary>Reads the last entries of several buckets that have entries of their own.</summary>
    private async Task ReadLast(IReadOnlyList<int> buckets)
    {
        if (buckets.Count < 2)
        {
            return;
        }

        var rows = await _session.QueryAll<AuditRow>(
            """
            SELECT CAST(wanted.text AS INTEGER) AS Bucket, (
                SELECT MAX(number)
                FROM audit_entry
                WHERE bucket = CAST(wanted.text AS INTEGER)) AS Number, (
                SELECT at
                FROM audit_entry
                WHERE bucket = CAST(wanted.text AS INTEGER)
                ORDER BY number DESC
                LIMIT 1) AS At, (
                SELECT hash
                FROM audit_entry
                WHERE bucket = CAST(wanted.text AS INTEGER)
                ORDER BY number DESC
                LIMIT 1) AS Hash
            FROM ({texts}) AS wanted
            """,
            [.. buckets.Select(bucket => bucket.ToString(CultureInfo.InvariantCulture))]);
        foreach (var row in rows.Where(row => row.Number > 0))
        {
            _last[row.Bucket] = row;
        }
    }

    /// <summary>The last entry of the chain of a bucket: without entries of its own, the end of the single chain.</summary>
    private async Task<AuditRow> FindLast(int bucket) =>
        await _session.FindFirst<AuditRow>(
            """
            SELECT number AS Number,
                at AS At,
                hash AS Hash
            FROM (
                SELECT number,
                    at,
                    hash
                FROM audit_entry
                WHERE bucket = @bucket
                ORDER BY number DESC
                LIMIT 1) AS latest
            UNION ALL
            SELECT number,
                '',
                hash
            FROM audit_base
            ORDER BY number DESC
            LIMIT 1
            """,
            new { bucket })
        ?? new AuditRow();

    /// <summary>The moment of the last entry of all; null if there is none.</summary>
    private Task<string?> FindLastAt() =>
        _session.FindFirst<string>(
            """
            SELECT at
            FROM audit_entry
            ORDER BY at DESC,
                bucket DESC,
                number DESC
            LIMIT 1
            """);

    /// <summary>
    /// The moment of the next entry: now, but later than the last one, so that the order by time is the order in which things happened. The
    /// clocks of several nodes differ a little.
    /// </summary>
    private string GetNext(string last)
    {
        var now = _session.Now;
        return string.CompareOrdinal(now, last) > 0 || StoreSession.ToMoment(last) - StoreSession.ToMoment(now) > MostAhead
            ? now
            : StoreSession.ToText(StoreSession.ToMoment(last).AddTicks(1));
    }
}
