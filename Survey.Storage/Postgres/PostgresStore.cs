using Dapper;
using Npgsql;

namespace Survey.Storage.Postgres;

/// <summary>A store in a PostgreSQL database.</summary>
internal static class PostgresStore
{
    /// <summary>How long a service tries to reach its server for one request.</summary>
    private static readonly TimeSpan ServicePatience = TimeSpan.FromSeconds(3);

    /// <summary>Opens a store, and migrates one of an earlier version.</summary>
    /// <param name="address">The database, which must exist.</param>
    /// <param name="time">Clock for all times that are written.</param>
    /// <param name="create">True to make a store if the database is empty.</param>
    /// <param name="isService">True for a service: it waits for other writers only as long as a request may.</param>
    /// <exception cref="StoreException">The database cannot be used.</exception>
    public static Store Open(PostgresAddress address, TimeProvider time, bool create, bool isService)
    {
        bool isDistributed;
        using (var connection = new NpgsqlConnection(address.ConnectionString))
        {
            try
            {
                connection.Open();
            }
            catch (NpgsqlException failure)
            {
                throw PostgresFailure.ExplainOpening(failure, address);
            }

            try
            {
                PostgresMigrations.Apply(connection, address.Name, create);
                isDistributed = connection.ExecuteScalar<bool>(StoreDistribution.HasCitus);
            }
            catch (NpgsqlException failure)
            {
                throw PostgresFailure.Explain(failure, address);
            }
        }

        return new Store(
            new PostgresEngine(address, isService ? ServicePatience : TimeSpan.Zero, isDistributed),
            time,
            isService ? Store.RequestWait : Store.CommandWait);
    }
}
