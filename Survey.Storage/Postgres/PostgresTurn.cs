using Dapper;
using Npgsql;

namespace Survey.Storage.Postgres;

/// <summary>
/// A turn held by an advisory lock of one connection: when the node or its connection ends, the server gives the lock away.
/// </summary>
/// <param name="address">The database.</param>
/// <param name="key">The key of the lock.</param>
internal sealed class PostgresTurn(PostgresAddress address, long key) : ISoleTurn
{
    // The server finds out within twenty seconds that the machine of a node is gone. By default it would take two hours.
    private const string NoticeLostNodes =
        "SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3; SET tcp_user_timeout = 20000";

    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(10);

    private NpgsqlConnection? _connection;
    private bool _isTaken;

    public async Task<TurnState> TryTakeAsync(CancellationToken cancellationToken)
    {
        try
        {
            var connection = _connection ??= await Open(cancellationToken);
            if (_isTaken)
            {
                await connection.ExecuteAsync(new CommandDefinition("SELECT 1", cancellationToken: cancellationToken));
                return TurnState.Kept;
            }

            _isTaken = await connection.ExecuteScalarAsync<bool>(
                new CommandDefinition("SELECT pg_try_advisory_lock(@key)", new { key }, cancellationToken: cancellationToken));
            return _isTaken ? TurnState.Taken : TurnState.Others;
        }
        catch (Exception failure)
        {
            await DisposeAsync();
            if (failure is NpgsqlException lost)
            {
                throw PostgresFailure.ExplainOpening(lost, address);
            }

            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _isTaken = false;
        if (_connection is { } connection)
        {
            _connection = null;
            await connection.DisposeAsync();
        }
    }

    private async Task<NpgsqlConnection> Open(CancellationToken cancellationToken)
    {
        var connection = address.ConnectAlone(Wait);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await connection.ExecuteAsync(new CommandDefinition(NoticeLostNodes, cancellationToken: cancellationToken));
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
