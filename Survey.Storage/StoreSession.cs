using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Dapper;
using Survey.Storage.Tables;

namespace Survey.Storage;

/// <summary>
/// One transaction on a store, with one object per table. It reads one snapshot. Changes that are not committed before it is disposed are
/// rolled back. Only one caller may use it at a time.
/// </summary>
/// <remarks>Every command uses the cancellation token that the session was begun with.</remarks>
public sealed class StoreSession : IAsyncDisposable
{
    private readonly DbConnection _connection;
    private readonly DbTransaction _transaction;
    private readonly Store _store;
    private readonly IDisposable? _turn;
    private readonly CancellationToken _cancellation;
    private readonly List<DbBatchCommand> _rowsAtCommit = [];
    private int _users = 1;
    private bool _isCommitted;

    /// <param name="connection">Open; the session closes it unless it is a group's.</param>
    /// <param name="transaction">Begun; the session ends it.</param>
    /// <param name="store">Gives the clock and the engine.</param>
    /// <param name="rounds">Cache of round definitions.</param>
    /// <param name="turn">The right to write, released at the end; null for a read session.</param>
    /// <param name="parsed">Cache of parsed documents; null to start with an empty one.</param>
    /// <param name="group">
    /// What earlier sessions of the same group have read; null if the session is alone in its transaction.
    /// </param>
    /// <param name="cancellationToken">Cancels the session's commands.</param>
    internal StoreSession(
        DbConnection connection,
        DbTransaction transaction,
        Store store,
        RoundCache rounds,
        IDisposable? turn,
        ParsedResponses? parsed,
        GroupReads? group,
        CancellationToken cancellationToken)
    {
        Parsed = parsed ?? new ParsedResponses();
        _connection = connection;
        _transaction = transaction;
        _store = store;
        _turn = turn;
        Group = group;
        _cancellation = cancellationToken;
        Rounds = new RoundTable(this, rounds);
        Responses = new ResponseTable(this);
        Revisions = new RevisionTable(this);
        Tallies = new TallyTable(this);
        Drafts = new DraftTable(this);
        Links = new AccessLinkTable(this);
        Contacts = new ContactTable(this);
        Messages = new MessageTable(this);
        Wordings = new WordingTable(this);
        Plans = new PlanTable(this);
        ReminderChoices = new ReminderChoiceTable(this);
        AddressKeys = new AddressKeyTable(this);
        Analysis = new AnalysisTable(this);
        Publications = new PublicationTable(this);
        Editing = new EditingTable(this);
        TranslationReviews = new TranslationReviewTable(this);
        Audit = new AuditTable(this);
        Accounts = new AccountTable(this);
        Tokens = new TokenTable(this);
        SignIns = new SignInTable(this);
        EndedSessions = new EndedSessionTable(this);
        ServiceKeys = new ServiceKeyTable(this);
        AccessGeneration = new AccessGenerationTable(this);
    }

    /// <summary>Definitions of rounds, and the decisions about them.</summary>
    public RoundTable Rounds { get; }

    /// <summary>Values derived from the latest revision of each response.</summary>
    public ResponseTable Responses { get; }

    /// <summary>The revisions of responses.</summary>
    public RevisionTable Revisions { get; }

    /// <summary>Counters of open rounds.</summary>
    public TallyTable Tallies { get; }

    /// <summary>Drafts of responses.</summary>
    public DraftTable Drafts { get; }

    /// <summary>Access links.</summary>
    public AccessLinkTable Links { get; }

    /// <summary>The organizations' contacts.</summary>
    public ContactTable Contacts { get; }

    /// <summary>The outbox of messages.</summary>
    public MessageTable Messages { get; }

    /// <summary>Coordinators' own message texts.</summary>
    public WordingTable Wordings { get; }

    /// <summary>Planned messages.</summary>
    public PlanTable Plans { get; }

    /// <summary>Who asked for no more reminders.</summary>
    public ReminderChoiceTable ReminderChoices { get; }

    /// <summary>Keys with which open rounds hash addresses.</summary>
    public AddressKeyTable AddressKeys { get; }

    /// <summary>What analysts add to reports.</summary>
    public AnalysisTable Analysis { get; }

    /// <summary>Frozen states of rounds.</summary>
    public PublicationTable Publications { get; }

    /// <summary>Questionnaires in edit.</summary>
    public EditingTable Editing { get; }

    /// <summary>Translations of which a person said that they are right.</summary>
    public TranslationReviewTable TranslationReviews { get; }

    /// <summary>The audit trail.</summary>
    public AuditTable Audit { get; }

    /// <summary>Accounts.</summary>
    public AccountTable Accounts { get; }

    /// <summary>Personal tokens.</summary>
    public TokenTable Tokens { get; }

    /// <summary>Failed sign-ins.</summary>
    public SignInTable SignIns { get; }

    /// <summary>Sign-in sessions that were signed out.</summary>
    public EndedSessionTable EndedSessions { get; }

    /// <summary>Keys that protect cookies, forms and messages.</summary>
    public ServiceKeyTable ServiceKeys { get; }
    /// <summary>The number that grows when access is revoked.</summary>
    public AccessGenerationTable AccessGeneration { get; }

    /// <summary>Documents parsed by this session, or by earlier ones of the same request.</summary>
    public ParsedResponses Parsed { get; }

    /// <summary>What the session's group has read; null if it is alone.</summary>
    internal GroupReads? Group { get; }

    /// <summary>The buckets in which the session may change rows; null if it may change all.</summary>
    public IReadOnlyList<int>? Buckets { get; internal init; }

    /// <summary>
    /// True to send the rows of <see cref="ExecuteAll"/> together at the commit, in one round trip. The session must not read them. Only
    /// for an engine on a server.
    /// </summary>
    internal bool SendsRowsAtCommit { get; set; }

    /// <summary>Whether the session may write.</summary>
    public bool Writes => _turn is not null;

    /// <summary>Clock for all times that are written.</summary>
    public TimeProvider Time => _store.Time;

    /// <summary>The cancellation token that the session was begun with.</summary>
    public CancellationToken Cancellation => _cancellation;

    /// <summary>The current time, in the form the store keeps.</summary>
    public string Now => ToText(Time.GetUtcNow());

    /// <summary>The current day in UTC.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);

    /// <summary>Converts a time to the form the store keeps (ISO 8601, UTC), in which texts sort by time.</summary>
    public static string ToText(DateTimeOffset moment) => moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Reads a time in the form the store keeps.</summary>
    public static DateTimeOffset ToMoment(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>A new key, a UUID of version 7; keys sort by time.</summary>
    public Guid NewId() => Guid.CreateVersion7(Time.GetUtcNow());

    /// <summary>Adds a user of this session. It ends when all its users have disposed it.</summary>
    public StoreSession Share()
    {
        ObjectDisposedException.ThrowIf(_users == 0, this);
        _users++;
        return this;
    }

    /// <summary>
    /// Commits the transaction. It returns when the change is on disk. Once begun, a commit is not cancelled, so that its result is known.
    /// </summary>
    /// <exception cref="CommitUnknownException">The connection was lost meanwhile.</exception>
    /// <exception cref="StoreException">It was not committed.</exception>
    public async Task Commit()
    {
        _cancellation.ThrowIfCancellationRequested();
        await Tallies.Flush();
        if (_rowsAtCommit.Count > 0)
        {
            await Explained(SendRows);
        }

        _isCommitted = true;
        try
        {
            await _transaction.CommitAsync(CancellationToken.None);
            if (AccessGeneration.Raised is { } generation)
            {
                _store.Access.Note(generation);
            }
        }
        catch (DbException failure) when (_store.Engine.IsNoConnection(failure))
        {
            throw new CommitUnknownException(failure, _store.Name);
        }
        catch (DbException failure)
        {
            throw _store.Engine.Explain(failure);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_users == 0 || --_users > 0)
        {
            return;
        }

        // Always release the turn: otherwise nobody could write until the process ends.
        try
        {
            await End(_transaction);
            if (Group is null)
            {
                await _store.Engine.ReturnAsync(_connection);
            }
            else if (!_isCommitted)
            {
                // The next member of the group must not wait for what the caller does now.
                await Task.Yield();
            }
        }
        catch (DbException)
        {
            // A connection that is lost cannot be closed in order. Its error was reported before.
        }
        finally
        {
            _turn?.Dispose();
        }
    }

    /// <summary>
    /// Disposes a transaction or a connection, and ignores database errors. A full disk ends the transaction, so that none is left to roll
    /// back; the first error is on its way to the caller and must not be hidden by this one.
    /// </summary>
    internal static async ValueTask End(IAsyncDisposable? what)
    {
        try
        {
            if (what is not null)
            {
                await what.DisposeAsync();
            }
        }
        catch (DbException)
        {
            // Already reported to the caller.
        }
    }

    internal DbConnection Connection => _connection;

    internal Task<int> Execute(string sql, object? parameters = null) =>
        Explained(() => _connection.ExecuteAsync(ToCommand(sql, parameters)));

    /// <summary>
    /// Runs an INSERT for each of some rows, which have different keys. Its VALUES are parameters only, which are properties of the rows.
    /// </summary>
    internal Task ExecuteAll<T>(string sql, IReadOnlyList<T> rows) => rows.Count == 0
        ? Task.CompletedTask
        : Explained(async () =>
        {
            RequireOpen();
            if (SendsRowsAtCommit)
            {
                _rowsAtCommit.Add(_store.Engine.ToBatchCommand(sql, rows));
            }
            else
            {
                await _store.Engine.ExecuteAllAsync(_connection, sql, rows, _cancellation);
            }

            return rows.Count;
        });

    /// <summary>
    /// The rows of a query of many texts: <c>{texts}</c> is a query that gives them as <c>text</c>, and they are sent as one parameter.
    /// </summary>
    internal Task<IReadOnlyList<T>> QueryAll<T>(string sql, string round, IReadOnlyList<string> texts) =>
        QueryAll<T>(sql, texts, new { round });

    /// <inheritdoc cref="QueryAll{T}(string, string, IReadOnlyList{string})"/>
    internal Task<IReadOnlyList<T>> QueryAll<T>(string sql, IReadOnlyList<string> texts, object? parameters = null)
    {
        var all = new DynamicParameters(parameters);
        all.Add("list", JsonSerializer.Serialize(texts));
        return Query<T>(sql.Replace("{texts}", _store.Engine.ToQueryOfTexts("@list"), StringComparison.Ordinal), all);
    }

    internal Task<T?> FindFirst<T>(string sql, object? parameters = null) =>
        Explained(() => _connection.QueryFirstOrDefaultAsync<T?>(ToCommand(sql, parameters)));

    internal async Task<IReadOnlyList<T>> Query<T>(string sql, object? parameters = null) =>
        [.. await Explained(() => _connection.QueryAsync<T>(ToCommand(sql, parameters)))];

    /// <summary>
    /// Streams rows, so that memory does not grow with their number. Until the last one is read, the session cannot run another command.
    /// </summary>
    internal IAsyncEnumerable<T> Read<T>(string sql, object? parameters = null) => Stream<T>(sql, parameters, rows =>
    {
        var parse = rows.GetRowParser(typeof(T));
        return row => (T)parse(row);
    });

    /// <summary>Streams rows that are read column by column, which is faster for many small rows.</summary>
    internal IAsyncEnumerable<T> Read<T>(string sql, object? parameters, Func<DbDataReader, T> read) => Stream(sql, parameters, _ => read);

    /// <summary>Streams the values of rows, in the order of the columns.</summary>
    internal IAsyncEnumerable<object?[]> ReadValues(string sql) =>
        Stream<object?[]>(sql, parameters: null, _ => row => [.. Enumerable.Range(0, row.FieldCount).Select(row.GetValue)]);

    /// <summary>The columns of a table with the types of their values, in no particular order.</summary>
    internal async Task<IReadOnlyList<(string Name, Type Type)>> GetColumns(string table)
    {
        var reader = await Explained(() => _connection.ExecuteReaderAsync(ToCommand($"SELECT * FROM {table} LIMIT 0", parameters: null)));
        using var command = ((IWrappedDataReader)reader).Command;
        await using var rows = reader;
        return [.. Enumerable.Range(0, rows.FieldCount).Select(index => (rows.GetName(index), rows.GetFieldType(index)))];
    }

    internal Task<IReadOnlyList<string>> Check() => _store.Engine.CheckAsync(_connection, _cancellation);

    private async IAsyncEnumerable<T> Stream<T>(string sql, object? parameters, Func<DbDataReader, Func<DbDataReader, T>> getParser)
    {
        // Dapper's own streaming cancels the command if not all rows are read, which ends the transaction of PostgreSQL.
        var reader = await Explained(() => _connection.ExecuteReaderAsync(ToCommand(sql, parameters)));

        // The reader does not dispose of its command, which would keep SQLite's file open until it is collected.
        using var command = ((IWrappedDataReader)reader).Command;
        await using var rows = reader;
        var parse = getParser(rows);
        while (await Explained(() => rows.ReadAsync(_cancellation)))
        {
            yield return parse(rows);
        }
    }

    private async Task<int> SendRows()
    {
        await using var batch = _connection.CreateBatch();
        batch.Transaction = _transaction;
        _rowsAtCommit.ForEach(batch.BatchCommands.Add);
        return await batch.ExecuteNonQueryAsync(_cancellation);
    }

    /// <summary>After the commit, a shared connection is used by another session.</summary>
    private void RequireOpen() => ObjectDisposedException.ThrowIf(_isCommitted || _users == 0, this);

    private CommandDefinition ToCommand(string sql, object? parameters)
    {
        RequireOpen();
        return new(sql, parameters, _transaction, cancellationToken: _cancellation);
    }

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
