using System.Reflection;
using Dapper;
using Npgsql;
using Survey.Core.Problems;

namespace Survey.Storage.Postgres;

/// <summary>Distributes a store over the workers of a Citus cluster.</summary>
public static class StoreDistribution
{
    /// <summary>The query for whether the database has the extension Citus.</summary>
    internal const string HasCitus = "SELECT EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'citus')";

    /// <summary>The statements that distribute the tables; also in docs/operations.md.</summary>
    internal static string Script { get; } = ReadScript();

    /// <summary>Distributes the large tables by bucket, in one transaction, while nobody writes.</summary>
    /// <param name="address">The address of the store.</param>
    /// <param name="cancellationToken">Cancels the operation; then nothing is changed.</param>
    /// <returns>False if it is distributed already.</returns>
    /// <exception cref="StoreException">The store is a file, cannot be used, or has no extension Citus.</exception>
    public static async Task<bool> Distribute(string address, CancellationToken cancellationToken)
    {
        if (StoreAddress.IsFile(address))
        {
            throw Refuse("distribute-file", address);
        }

        var database = PostgresAddress.Parse(address);

        // Migrates a store of an earlier version, and refuses a database that is none.
        PostgresStore.Open(database, TimeProvider.System, create: false, isService: false);
        try
        {
            return await Distribute(database, cancellationToken);
        }
        catch (NpgsqlException failure)
        {
            throw PostgresFailure.Explain(failure, database);
        }
    }

    private static async Task<bool> Distribute(PostgresAddress address, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(address.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "SELECT pg_advisory_xact_lock(@Lock)",
            new { PostgresMigrations.Lock },
            cancellationToken: cancellationToken));
        if (!await Is(HasCitus))
        {
            throw Refuse("distribute-citus", address.Name);
        }

        if (await Is("SELECT EXISTS (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = 'response_revision'::regclass)"))
        {
            return false;
        }

        await connection.ExecuteAsync(new CommandDefinition(Script, cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return true;

        Task<bool> Is(string query) =>
            connection.ExecuteScalarAsync<bool>(new CommandDefinition(query, cancellationToken: cancellationToken));
    }

    private static string ReadScript()
    {
        var name = $"{typeof(StoreDistribution).Namespace}.distribute.sql";
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static StoreException Refuse(string variant, string name) =>
        new(inner: null, ProblemCatalogue.StoreUnusable[variant], ("path", Detail.Exact(name)));
}
