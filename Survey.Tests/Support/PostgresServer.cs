using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Dapper;
using Npgsql;
using Survey.Storage.Postgres;

namespace Survey.Tests.Support;

/// <summary>A PostgreSQL server at a loopback port, started once a run. It ends with the process of the tests, however that ends.</summary>
/// <remarks>Without PostgreSQL the test is ignored; in CI it fails.</remarks>
internal sealed class PostgresServer : IAsyncDisposable
{
    /// <summary>A user whose password the server asks for; it trusts all others.</summary>
    public const string GuardedUser = "guarded";

    /// <summary>The password of <see cref="GuardedUser"/>.</summary>
    public const string Password = "s3cret/@:word";

    private const string DebianFolder = "/usr/lib/postgresql/15/bin";

    private const int Attempts = 5;

    // Texts sort by language in this server, so that tests see where the order of bytes was not asked for. The server ends when its
    // standard input is closed, and leaves nothing behind.
    private const string Script =
        """
        dir=$(mktemp -d /tmp/survey-postgres-XXXXXX)
        server=
        trap '[ -z "$server" ] || { kill -QUIT $server; wait $server; } 2>/dev/null; rm -rf "$dir"' EXIT
        trap 'exit 1' HUP INT TERM
        "$1/initdb" -D "$dir/data" -U survey --auth=trust --encoding=UTF8 --locale=C.UTF-8 --locale-provider=icu --icu-locale=en-US \
            --no-sync >"$dir/log" 2>&1 || { cat "$dir/log" >&2; exit 1; }
        printf 'host all guarded 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n' >"$dir/data/pg_hba.conf"
        "$1/postgres" -D "$dir/data" -p "$2" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200 \
            -c fsync=off -c full_page_writes=off -c jit=off -c autovacuum=off >"$dir/log" 2>&1 &
        server=$!
        attempts=600
        until "$1/pg_isready" -q -h 127.0.0.1 -p "$2"; do
            attempts=$((attempts - 1))
            kill -0 $server 2>/dev/null && [ $attempts -gt 0 ] || { cat "$dir/log" >&2; exit 1; }
            sleep 0.05
        done
        echo ready
        cat >/dev/null
        """;

    private static readonly Lazy<Task<PostgresServer>> Shared = new(Start);

    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _templates = new(StringComparer.Ordinal);
    private readonly Process _process;
    private int _databases;

    private PostgresServer(Process process, int port) => (_process, Port) = (process, port);

    /// <summary>The server's port at 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>The server of this run; started at the first call.</summary>
    public static Task<PostgresServer> Get()
    {
        Find();
        return Shared.Value;
    }

    /// <summary>Stops the server, if it was started.</summary>
    public static async Task End()
    {
        if (Shared.IsValueCreated)
        {
            await (await Shared.Value).DisposeAsync();
        }
    }

    /// <summary>A server for one test alone, which stops it.</summary>
    public static async Task<PostgresServer> Start()
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = FindPort();
            var process = Process.Start(ToStart(Find(), port))!;
            var error = process.StandardError.ReadToEndAsync();
            if (await process.StandardOutput.ReadLineAsync() is not null)
            {
                return new PostgresServer(process, port);
            }

            // Another program may have taken the port meanwhile.
            attempt.ShouldBeLessThan(Attempts, await error);
        }
    }

    /// <summary>The address of a database as users write it.</summary>
    public string AddressOf(string database, string user = "survey") => $"postgres://{user}@127.0.0.1:{Port}/{database}";

    /// <summary>Creates a database; empty, or as a copy of a template.</summary>
    /// <returns>Its name.</returns>
    public async Task<string> Create(string template = "template1")
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref _databases)}");
        await using var connection = Connect("postgres");
        await connection.ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        return name;
    }

    /// <summary>Creates a database as a copy of one that is filled once a run.</summary>
    /// <param name="template">Name of the template; the same name must mean the same content.</param>
    /// <param name="fill">Fills the empty database at an address.</param>
    /// <returns>Its name.</returns>
    public async Task<string> Create(string template, Func<string, Task> fill) =>
        await Create(await _templates.GetOrAdd(template, _ => new Lazy<Task<string>>(() => Fill(fill))).Value);

    /// <summary>Removes a database, and ends its connections.</summary>
    public void Drop(string database)
    {
        ClearPool(database);
        using var connection = Connect("postgres");
        connection.Execute($"DROP DATABASE {database} WITH (FORCE)");
    }

    /// <summary>A connection that is not pooled, with all rights.</summary>
    public NpgsqlConnection Connect(string database) =>
        new($"Host=127.0.0.1;Port={Port};Username=survey;Database={database};Pooling=false;Include Error Detail=true");

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void ClearPool(string database)
    {
        using var any = new NpgsqlConnection(PostgresAddress.Parse(AddressOf(database)).ConnectionString);
        NpgsqlConnection.ClearPool(any);
    }

    private async Task<string> Fill(Func<string, Task> fill)
    {
        var name = await Create();
        await fill(AddressOf(name));

        // A database that somebody is connected to cannot be copied.
        ClearPool(name);
        await using var connection = Connect("postgres");
        const string IsInUse = "SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = @name)";
        while (await connection.ExecuteScalarAsync<bool>(IsInUse, new { name }))
        {
            await Task.Delay(10);
        }

        return name;
    }

    private static ProcessStartInfo ToStart(string programs, int port)
    {
        string[] script = ["sh", "-c", Script, "sh", programs, port.ToString(CultureInfo.InvariantCulture)];

        // The server refuses to run as root. Debian's package makes the user.
        string[] command = Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", .. script]
            : script;
        return new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = "/",
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }

    private static int FindPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // Debian does not put the server's programs on the path.
    private static string Find() => ExternalTool.FindFolder("postgres", DebianFolder);
}
