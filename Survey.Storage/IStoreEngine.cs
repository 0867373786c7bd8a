using System.Data.Common;

namespace Survey.Storage;

/// <summary>What differs from one database engine to another. All SQL of the tables is the same for every engine.</summary>
internal interface IStoreEngine
{
    /// <summary>The store as messages name it: a path, or a server and database.</summary>
    string Name { get; }

    /// <summary>Opens a connection.</summary>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Begins a transaction that sees one moment of the store.</summary>
    Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Begins a transaction that keeps other writers out.</summary>
    /// <param name="connection">Open.</param>
    /// <param name="wait">How long to wait for another process.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="StoreBusyException">The other process did not end in time.</exception>
    Task<DbTransaction> BeginWriteAsync(DbConnection connection, TimeSpan wait, CancellationToken cancellationToken);

    /// <summary>Tries to write without waiting for anybody.</summary>
    /// <returns>False if another process is writing, so that nothing is known.</returns>
    /// <exception cref="StoreException">The store cannot be written to.</exception>
    Task<bool> TryWriteAsync(CancellationToken cancellationToken);

    /// <summary>Checks the database itself, below the tables.</summary>
    /// <returns>What is damaged, in words; empty if nothing is.</returns>
    Task<IReadOnlyList<string>> CheckAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Explains a failure of the driver to the person who meets it.</summary>
    StoreException Explain(DbException failure);

    /// <summary>Closes the connections that were kept open.</summary>
    void Close();
}
