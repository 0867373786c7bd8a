using System.Collections.Concurrent;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Survey.Core.Rounds;
using Survey.Storage.Tables;

namespace Survey.Storage;

/// <summary>
/// One transaction on a store, table by table. Reading sees one moment; what was written and not committed when it is
/// disposed, or when the process ends, never happened.
/// </summary>
internal sealed class StoreSession : IDisposable
{
    private readonly ConcurrentDictionary<string, (Guid Revision, Round Round)> _rounds;
    private readonly IDisposable? _turn;

    /// <param name="connection">Open; the session closes it.</param>
    /// <param name="time">The clock that everything written is dated by.</param>
    /// <param name="rounds">The rounds read so far, by code, shared by the sessions of a store.</param>
    /// <param name="turn">The right to write, given back at the end; null for a session that only reads.</param>
    public StoreSession(SqliteConnection connection, TimeProvider time, ConcurrentDictionary<string, (Guid Revision, Round Round)> rounds, IDisposable? turn)
    {
        _rounds = rounds;
        _turn = turn;
        Connection = connection;
        Time = time;
        Transaction = connection.BeginTransaction(deferred: turn is null);

        // Of a reading, the state is the one of the first look, so the first look is now.
        connection.Execute("SELECT 1 FROM round_revision LIMIT 1", transaction: Transaction);
        Rounds = new RoundTable(this);
        Revisions = new RevisionTable(this);
        Drafts = new DraftTable(this);
        Links = new AccessLinkTable(this);
        Contacts = new ContactTable(this);
        Messages = new MessageTable(this);
        Audit = new AuditTable(this);
    }

    public SqliteConnection Connection { get; }

    public SqliteTransaction Transaction { get; }

    public TimeProvider Time { get; }

    public RoundTable Rounds { get; }

    public RevisionTable Revisions { get; }

    public DraftTable Drafts { get; }

    public AccessLinkTable Links { get; }

    public ContactTable Contacts { get; }

    public MessageTable Messages { get; }

    public AuditTable Audit { get; }

    /// <summary>The moment, as stores write it.</summary>
    public string Now => ToText(Time.GetUtcNow());

    /// <summary>The day in universal time.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);

    /// <summary>A moment as stores write it; in this form the order of texts is that of time.</summary>
    public static string ToText(DateTimeOffset moment) => moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>A moment that a store wrote.</summary>
    public static DateTimeOffset ToMoment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>A key that grows with time.</summary>
    public Guid NewId() => Guid.CreateVersion7(Time.GetUtcNow());

    /// <summary>The latest definition of a round, with its revision; null if there is none of that code.</summary>
    /// <exception cref="StoreException">Its documents are damaged.</exception>
    public (Round Round, int Revision)? FindRound(string code)
    {
        var latest = FindFirst<RoundRow>(
            """
            SELECT id AS Id,
                revision AS Revision
            FROM round_revision
            WHERE round = @code
            ORDER BY revision DESC
            LIMIT 1
            """,
            new { code });
        if (latest is null)
        {
            return null;
        }

        // By its key and not by its number: a revision that was rolled back leaves its number to another.
        var id = new Guid(latest.Id, bigEndian: true);
        if (!_rounds.TryGetValue(code, out var known) || known.Revision != id)
        {
            try
            {
                known = (id, StoreReader.FindLatest(code, Connection, Transaction)!.ToDefinition().ToRound());
            }
            catch (InvalidDataException damaged)
            {
                throw new StoreException($"{damaged.Message} Run: survey verify", damaged);
            }

            _rounds[code] = known;
        }

        return (known.Round, latest.Revision);
    }

    public int Execute(string sql, object parameters) => Connection.Execute(sql, parameters, Transaction);

    public T? FindFirst<T>(string sql, object parameters) => Connection.QueryFirstOrDefault<T>(sql, parameters, Transaction);

    public IReadOnlyList<T> Query<T>(string sql, object parameters) => [.. Connection.Query<T>(sql, parameters, Transaction)];

    public void Commit() => Transaction.Commit();

    public void Dispose()
    {
        // Whatever happens, the turn is given back: without it nobody could write until the process ends.
        try
        {
            End(Transaction);
            End(Connection);
        }
        finally
        {
            _turn?.Dispose();
        }
    }

    /// <summary>
    /// Ends a transaction or a connection. A full disk ends the transaction by itself, and then there is none to roll back;
    /// what failed is on its way to the caller already and must not be hidden by this.
    /// </summary>
    public static void End(IDisposable? what)
    {
        try
        {
            what?.Dispose();
        }
        catch (SqliteException)
        {
            // Told already.
        }
    }
}
