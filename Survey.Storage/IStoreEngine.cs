using System.Data.Common;

namespace Survey.Storage;

/// <summary>What differs from one database engine to another. All SQL of the tables is the same for every engine.</summary>
internal interface IStoreEngine
{
    /// <summary>The store as messages name it: a path, or a server and database.</summary>
    string Name { get; }

    /// <summary>
    /// True if only one transaction can write at a time. Sessions for different respondents then share one
    /// (<see cref="Sqlite.GroupCommit"/>).
    /// </summary>
    bool HasOneWriter { get; }

    /// <summary>
    /// True if answers of several buckets are stored faster by one transaction than each by its own (<see cref="AnswerGroups"/>).
    /// </summary>
    bool StoresTogether { get; }

    /// <summary>Opens a connection, or takes one that was kept.</summary>
    /// <param name="writes">True for a session that writes.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    Task<DbConnection> OpenAsync(bool writes, CancellationToken cancellationToken);

    /// <summary>Closes a connection, or keeps it for a later session. Its transaction has ended.</summary>
    ValueTask ReturnAsync(DbConnection connection);

    /// <summary>Begins a transaction that reads one snapshot of the store.</summary>
    Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Begins a transaction that locks out other writers.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="wait">How long to wait for another process that writes.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="StoreBusyException">The other process did not end in time.</exception>
    Task<DbTransaction> BeginWriteAsync(DbConnection connection, TimeSpan wait, CancellationToken cancellationToken);

    /// <summary>
    /// Begins a transaction that changes rows of some buckets. It locks out writers of the same buckets, and those that lock out all
    /// others. Only for engines that write several transactions at a time.
    /// </summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="buckets">The buckets, in ascending order.</param>
    /// <param name="wait">How long to wait for others.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="StoreBusyException">The others did not end in time.</exception>
    Task<DbTransaction> BeginAnswerWriteAsync(
        DbConnection connection,
        IReadOnlyList<int> buckets,
        TimeSpan wait,
        CancellationToken cancellationToken);

    /// <summary>Tries to write, without waiting for other writers.</summary>
    /// <returns>False if another process is writing, so that nothing is known.</returns>
    /// <exception cref="StoreException">The store cannot be written to.</exception>
    Task<bool> TryWriteAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Runs an INSERT for many rows of different keys, faster than one after the other. Its VALUES are parameters only, which are
    /// properties of the rows.
    /// </summary>
    Task ExecuteAllAsync<T>(DbConnection connection, string sql, IReadOnlyList<T> rows, CancellationToken cancellationToken);

    /// <summary>
    /// What <see cref="ExecuteAllAsync"/> runs, to be sent together with others. Only for an engine on a server.
    /// </summary>
    DbBatchCommand ToBatchCommand<T>(string sql, IReadOnlyList<T> rows);

    /// <summary>A query for the texts of a JSON array, which is a parameter of the statement. A driver binds a long list slowly.</summary>
    string ToQueryOfTexts(string parameter);

    /// <summary>Checks the integrity of the database, below the level of the tables.</summary>
    /// <returns>Descriptions of the damage; empty if there is none.</returns>
    Task<IReadOnlyList<string>> CheckAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>The turn to send messages, which one node of the store has at a time.</summary>
    ISoleTurn MakeSenderTurn();

    /// <summary>Sends a signal to all nodes of the store that listen at the moment. Does nothing if there can be only one node.</summary>
    /// <param name="channel">The channel: letters and underscores.</param>
    /// <param name="text">The text, of less than 8,000 bytes.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task SendSignalAsync(string channel, string text, CancellationToken cancellationToken);

    /// <summary>Receives signals until the connection is lost, or the token is cancelled.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="receive">Receives the text of each signal, also of those that this node has sent.</param>
    /// <param name="cancellationToken">Ends the operation.</param>
    Task ListenAsync(string channel, Action<string> receive, CancellationToken cancellationToken);

    /// <summary>Translates a driver error into a message for the user.</summary>
    StoreException Explain(DbException failure);

    /// <summary>True if an error means that the connection is lost, so that nothing was committed unless it was a commit.</summary>
    bool IsNoConnection(DbException failure);

    /// <summary>Closes the pooled connections, so that none that was lost is used again.</summary>
    void Forget();

    /// <summary>Records that the service has ended, and closes the pooled connections.</summary>
    void Close();
}
