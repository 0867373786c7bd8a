using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Survey.Benchmarks.Bare;

/// <summary>
/// What a submission cannot do without: the same web server reads the body and parses it, stores it as one durable row, and answers 201.
/// </summary>
internal static class BareServer
{
    /// <summary>The path that takes bodies.</summary>
    public const string Path = "/submissions";

    /// <summary>The path that says that the server is ready.</summary>
    public const string Health = "/health";

    private const string PostgresTable = "CREATE TABLE answer (id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY, body BYTEA NOT NULL)";

    /// <summary>Serves until stopped.</summary>
    /// <param name="store">A new SQLite file, or how Npgsql connects to an empty database.</param>
    /// <param name="url">The address to listen on.</param>
    public static async Task Run(string store, string url)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var server = builder.Build();
        server.Urls.Add(url);
        var save = store.StartsWith("Host=", StringComparison.Ordinal) ? await OpenPostgres(store) : OpenSqlite(store);
        server.MapGet(Health, () => "ready");
        server.MapPost(Path, async context =>
        {
            var length = (int)context.Request.ContentLength!.Value;
            var body = new byte[length];
            await context.Request.Body.ReadExactlyAsync(body, context.RequestAborted);
            using var document = JsonDocument.Parse(body);
            await save(body);
            context.Response.StatusCode = StatusCodes.Status201Created;
        });
        await server.RunAsync();
    }

    /// <summary>One INSERT for each body, each committed.</summary>
    private static async Task<Func<byte[], Task>> OpenPostgres(string connection)
    {
        var source = NpgsqlDataSource.Create($"{connection};Maximum Pool Size=64;Max Auto Prepare=10;Auto Prepare Min Usages=1");
        await using (var create = source.CreateCommand(PostgresTable))
        {
            await create.ExecuteNonQueryAsync();
        }

        return async body =>
        {
            await using var command = source.CreateCommand("INSERT INTO answer (body) VALUES ($1)");
            command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = body });
            await command.ExecuteNonQueryAsync();
        };
    }

    /// <summary>One thread writes, and commits all bodies that wait together.</summary>
    private static Func<byte[], Task> OpenSqlite(string path)
    {
        var waiting = Channel.CreateUnbounded<(byte[] Body, TaskCompletionSource Stored)>();
        new Thread(() =>
        {
            using var store = new BareStore(path);
            var group = new List<TaskCompletionSource>();
            while (waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            {
                store.Begin();
                while (waiting.Reader.TryRead(out var next))
                {
                    store.Insert(next.Body);
                    group.Add(next.Stored);
                }

                store.Commit();
                group.ForEach(stored => stored.SetResult());
                group.Clear();
            }
        })
        { IsBackground = true }.Start();
        return body =>
        {
            var stored = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Writer.TryWrite((body, stored));
            return stored.Task;
        };
    }
}
