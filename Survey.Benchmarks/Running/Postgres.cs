using System.Diagnostics;
using System.Globalization;
using Dapper;
using Npgsql;

namespace Survey.Benchmarks.Running;

/// <summary>A PostgreSQL server with its usual, durable settings at a free loopback port. It ends with this process.</summary>
internal sealed class Postgres : IAsyncDisposable
{
    private const string DebianFolder = "/usr/lib/postgresql/15/bin";

    private const string Script =
        """
        dir=$(mktemp -d /tmp/survey-benchmark-postgres-XXXXXX)
        server=
        trap '[ -z "$server" ] || { kill -INT $server; wait $server; } 2>/dev/null; rm -rf "$dir"' EXIT
        "$1/initdb" -D "$dir/data" -U survey --auth=trust --encoding=UTF8 --locale=C.UTF-8 >"$dir/log" 2>&1 \
            || { cat "$dir/log" >&2; exit 1; }
        "$1/postgres" -D "$dir/data" -p "$2" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=250 \
            >"$dir/log" 2>&1 &
        server=$!
        until "$1/pg_isready" -q -h 127.0.0.1 -p "$2"; do
            kill -0 $server 2>/dev/null || { cat "$dir/log" >&2; exit 1; }
            sleep 0.05
        done
        "$1/postgres" --version
        cat >/dev/null
        """;

    private readonly Process _process;
    private readonly int _port;

    private Postgres(Process process, int port, string version) => (_process, _port, Version) = (process, port, version);

    /// <summary>True if the server's programs are installed.</summary>
    public static bool IsInstalled => File.Exists(Path.Combine(DebianFolder, "postgres"));

    /// <summary>Name and version of the server.</summary>
    public string Version { get; }

    /// <summary>Starts a server with an empty cluster.</summary>
    public static async Task<Postgres> Start()
    {
        var port = Server.FindPort();
        string[] script = ["sh", "-c", Script, "sh", DebianFolder, port.ToString(CultureInfo.InvariantCulture)];

        // The server refuses to run as root. Debian's package makes the user.
        string[] command = Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", .. script]
            : script;
        var process = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = "/",
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        return await process.StandardOutput.ReadLineAsync() is { } version
            ? new Postgres(process, port, version.Trim())
            : throw new InvalidOperationException("PostgreSQL did not start.");
    }

    /// <summary>Creates an empty database.</summary>
    /// <returns>Its address, as users of SurveyEngine write it.</returns>
    public async Task<string> Create(string database)
    {
        await using var connection = new NpgsqlConnection(ToConnectionString("postgres"));
        await connection.ExecuteAsync($"CREATE DATABASE {database}");
        return $"postgres://survey@127.0.0.1:{_port}/{database}";
    }

    /// <summary>How Npgsql connects to a database.</summary>
    public string ToConnectionString(string database) => $"Host=127.0.0.1;Port={_port};Username=survey;Database={database}";

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
