using System.Data;
using Dapper;
using Npgsql;

namespace Survey.Storage.Postgres;

/// <summary>Short signals between the nodes of a database, by <c>NOTIFY</c> and <c>LISTEN</c>. The server does not keep them.</summary>
internal static class PostgresSignals
{
    /// <summary>Sends a signal. Losing it is harmless, so the commit does not wait for the disk.</summary>
    public static async Task Send(NpgsqlConnection connection, string channel, string text, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        await connection.ExecuteAsync(
            new CommandDefinition(
                "SET LOCAL synchronous_commit = off; SELECT pg_notify(@channel, @text)",
                new { channel, text },
                transaction,
                cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Receives signals until the connection is lost or the token is cancelled.</summary>
    /// <param name="address">The database.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="receive">Receives the text of each signal, also of those that this node has sent.</param>
    /// <param name="cancellationToken">Ends the operation.</param>
    public static async Task Listen(
        PostgresAddress address,
        string channel,
        Action<string> receive,
        CancellationToken cancellationToken)
    {
        await using var connection = address.ConnectAlone(TimeSpan.FromSeconds(10));
        try
        {
            await connection.OpenAsync(cancellationToken);
            connection.Notification += (_, signal) => receive(signal.Payload);
            await connection.ExecuteAsync(new CommandDefinition($"LISTEN {channel}", cancellationToken: cancellationToken));
            while (true)
            {
                await connection.WaitAsync(cancellationToken);
            }
        }
        catch (NpgsqlException failure)
        {
            throw PostgresFailure.ExplainOpening(failure, address);
        }
    }
}
