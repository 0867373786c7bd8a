using Survey.Storage.Postgres;
using Survey.Storage.Sqlite;

namespace Survey.Storage;

/// <summary>
/// The address of a store: the path of an SQLite file, or a PostgreSQL database as
/// <c>postgres://user:password@host:port/database</c>, with one host or several.
/// </summary>
public static class StoreAddress
{
    /// <summary>True if the store is a file, false if it is a database of a server.</summary>
    public static bool IsFile(string address) => !PostgresAddress.IsOne(address);

    /// <summary>The store's name in messages: the path, or the address without its password.</summary>
    /// <exception cref="StoreException">The address is not valid.</exception>
    public static string ToName(string address) => IsFile(address) ? address : PostgresAddress.Parse(address).Name;

    /// <summary>Opens a store, and migrates one of an earlier version.</summary>
    /// <param name="address">The store's address.</param>
    /// <param name="time">Clock for all times that are written.</param>
    /// <param name="create">True to make a store if the file is missing or the database is empty. The database itself must exist.</param>
    /// <param name="isService">
    /// True for a service, until <see cref="Store.Close"/>: it waits <see cref="Store.RequestWait"/> for other writers instead of
    /// <see cref="Store.CommandWait"/>.
    /// </param>
    /// <exception cref="StoreException">The address is not valid, the store cannot be used, or was made by a later version.</exception>
    public static Store Open(string address, TimeProvider time, bool create, bool isService = false) => IsFile(address)
        ? SqliteStore.Open(address, time, create, isService)
        : PostgresStore.Open(PostgresAddress.Parse(address), time, create, isService);
}
