using System.Data.Common;
using System.Globalization;
using Dapper;
using Survey.Storage.Tables;

namespace Survey.Storage;

/// <summary>
/// One transaction on a store, table by table. Reading sees one moment; what was written and not committed when it is
/// disposed, or when the process ends, never happened. A session is used by one caller at a time.
/// </summary>
/// <remarks>Every command carries the token the session was begun with.</remarks>
public sealed class StoreSession : IAsyncDisposable
{
    private readonly DbConnection _connection;
    private readonly DbTransaction _transaction;
    private readonly Store _store;
    private readonly IDisposable? _turn;
    private readonly CancellationToken _cancellation;
    private int _users = 1;

    /// <param name="connection">Open; the session closes it.</param>
    /// <param name="transaction">Begun; the session ends it.</param>
    /// <param name="store">The store.</param>
    /// <param name="rounds">The rounds read so far.</param>
    /// <param name="turn">The right to write, given back at the end; null for a session that only reads.</param>
    /// <param name="parsed">Documents parsed before; null for none.</param>
    /// <param name="cancellationToken">Ends the session's commands.</param>
    internal StoreSession(
        DbConnection connection,
        DbTransaction transaction,
        Store store,
        RoundCache rounds,
        IDisposable? turn,
        ParsedResponses? parsed,
        CancellationToken cancellationToken)
    {
        Parsed = parsed ?? new ParsedResponses();
        _connection = connection;
        _transaction = transaction;
        _store = store;
        _turn = turn;
        _cancellation = cancellationToken;
        Rounds = new RoundTable(this, rounds);
        Responses = new ResponseTable(this);
        Revisions = new RevisionTable(this);
        Drafts = new DraftTable(this);
        Links = new AccessLinkTable(this);
        Contacts = new ContactTable(this);
        Messages = new MessageTable(this);
        Wordings = new WordingTable(this);
        Audit = new AuditTable(this);
        Accounts = new AccountTable(this);
        Tokens = new TokenTable(this);
        SignIns = new SignInTable(this);
        EndedSessions = new EndedSessionTable(this);
    }

    /// <summary>Rounds: their definitions, and what was decided about them.</summary>
    public RoundTable Rounds { get; }

    /// <summary>What is derived from the latest revision of each response.</summary>
    public ResponseTable Responses { get; }

    /// <summary>The revisions of responses.</summary>
    public RevisionTable Revisions { get; }

    /// <summary>Drafts of responses.</summary>
    public DraftTable Drafts { get; }

    /// <summary>Access links.</summary>
    public AccessLinkTable Links { get; }

    /// <summary>The organizations' contacts.</summary>
    public ContactTable Contacts { get; }

    /// <summary>The outbox.</summary>
    public MessageTable Messages { get; }

    /// <summary>The coordinators' own texts of messages.</summary>
    public WordingTable Wordings { get; }

    /// <summary>The audit trail.</summary>
    public AuditTable Audit { get; }

    /// <summary>Accounts.</summary>
    public AccountTable Accounts { get; }

    /// <summary>Personal tokens.</summary>
    public TokenTable Tokens { get; }

    /// <summary>Attempts to sign in.</summary>
    public SignInTable SignIns { get; }

    /// <summary>Sessions that were signed out of.</summary>
    public EndedSessionTable EndedSessions { get; }

    /// <summary>Documents parsed in this session, and in those before it of the same request.</summary>
    public ParsedResponses Parsed { get; }

    /// <summary>Whether the session may write.</summary>
    public bool Writes => _turn is not null;

    /// <summary>The clock that everything written is dated by.</summary>
    public TimeProvider Time => _store.Time;

    /// <summary>The token the session was begun with.</summary>
    public CancellationToken Cancellation => _cancellation;

    /// <summary>The moment, as stores write it.</summary>
    public string Now => ToText(Time.GetUtcNow());

    /// <summary>The day in universal time.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);

    /// <summary>A moment as stores write it; in this form the order of texts is that of time.</summary>
    public static string ToText(DateTimeOffset moment) => moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>A moment that a store wrote.</summary>
    public static DateTimeOffset ToMoment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>A key that grows with time: a UUID of version 7.</summary>
    public Guid NewId() => Guid.CreateVersion7(Time.GetUtcNow());

    /// <summary>The same session for another user. It ends when all its users have disposed it.</summary>
    public StoreSession Share()
    {
        ObjectDisposedException.ThrowIf(_users == 0, this);
        _users++;
        return this;
    }

    /// <summary>Makes the changes lasting.</summary>
    public async Task Commit()
    {
        try
        {
            await _transaction.CommitAsync(_cancellation);
        }
        catch (DbException failure)
        {
            throw _store.Engine.Explain(failure);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (_users == 0 || --_users > 0)
        {
            return ValueTask.CompletedTask;
        }

        // Whatever happens, the turn is given back: without it nobody could write until the process ends.
        try
        {
            End(_transaction);
            End(_connection);
        }
        finally
        {
            _turn?.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// Ends a transaction or a connection. A full disk ends the transaction by itself, and then there is none to roll back;
    /// the first failure is on its way to the caller already and must not be hidden by this one.
    /// </summary>
    internal static void End(IDisposable? what)
    {
        try
        {
            what?.Dispose();
        }
        catch (DbException)
        {
            // Already reported to the caller.
        }
    }

    internal DbConnection Connection => _connection;

    internal Task<int> Execute(string sql, object? parameters = null) => Explained(() => _connection.ExecuteAsync(ToCommand(sql, parameters)));

    internal Task<T?> FindFirst<T>(string sql, object? parameters = null) => Explained(() => _connection.QueryFirstOrDefaultAsync<T?>(ToCommand(sql, parameters)));

    internal async Task<IReadOnlyList<T>> Query<T>(string sql, object? parameters = null) =>
        [.. await Explained(() => _connection.QueryAsync<T>(ToCommand(sql, parameters)))];

    /// <summary>
    /// Reads rows one by one, so that memory does not grow with their number. Until the last one is read, the session can do
    /// nothing else.
    /// </summary>
    internal async IAsyncEnumerable<T> Read<T>(string sql, object? parameters = null)
    {
        await using var rows = _connection.QueryUnbufferedAsync<T>(sql, parameters, _transaction).GetAsyncEnumerator(_cancellation);
        while (await Explained(() => rows.MoveNextAsync().AsTask()))
        {
            _cancellation.ThrowIfCancellationRequested();
            yield return rows.Current;
        }
    }

    internal Task<IReadOnlyList<string>> Check() => _store.Engine.CheckAsync(_connection, _cancellation);

    private CommandDefinition ToCommand(string sql, object? parameters) => new(sql, parameters, _transaction, cancellationToken: _cancellation);

    private async Task<T> Explained<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (DbException failure)
        {
            throw _store.Engine.Explain(failure);
        }
    }
}
