using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Survey.Tests.Support;

/// <summary>
/// The example of docs/several-nodes: two nodes behind nginx on a PostgreSQL primary server with a synchronous standby. It ends with the
/// process of the tests, however that ends. If nginx or PostgreSQL is missing, the test is ignored; in CI it fails.
/// </summary>
internal sealed class TwoNodesExample : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _error;
    private readonly string _folder;
    private readonly int _standbyPort;

    private TwoNodesExample(Process process, Task<string> error, string line, int standbyPort)
    {
        (_process, _error, _standbyPort) = (process, error, standbyPort);

        // The pages are at ADDRESS, the store is ADDRESS, and the logs are in FOLDER.
        var words = line.Split(' ');
        Address = new Uri(words[4].TrimEnd(','));
        Store = words[8].TrimEnd(',');
        _folder = words[^1].TrimEnd('.');
    }

    /// <summary>The address of nginx.</summary>
    public Uri Address { get; }

    /// <summary>The address of the store, with both servers.</summary>
    public string Store { get; }

    public static async Task<TwoNodesExample> Start()
    {
        var ports = FindPorts(5);
        var start = new ProcessStartInfo("sh", [Repository.PathOf("docs", "several-nodes", "start.sh")])
        {
            WorkingDirectory = "/",
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["SURVEY"] = $"dotnet {Path.Combine(TestContext.CurrentContext.TestDirectory, "survey.dll")}";
        start.Environment["POSTGRES"] = ExternalTool.FindFolder("postgres", "/usr/lib/postgresql/15/bin");
        start.Environment["NGINX"] = Path.Combine(ExternalTool.FindFolder("nginx", "/usr/sbin"), "nginx");
        foreach (var (name, port) in new[] { "PRIMARY", "STANDBY", "FIRST", "SECOND", "PROXY" }.Zip(ports))
        {
            start.Environment[$"{name}_PORT"] = port.ToString(CultureInfo.InvariantCulture);
        }

        var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        return await process.StandardOutput.ReadLineAsync() is { } line
            ? new TwoNodesExample(process, error, line, ports[1])
            : throw new AssertionException($"The example did not start: {await error}");
    }

    /// <summary>Kills the first node.</summary>
    public Task KillNode() => Kill("first.pid");

    /// <summary>Kills the primary server.</summary>
    public Task KillPrimary() => Kill("primary/postmaster.pid");

    /// <summary>Makes the standby the primary server.</summary>
    public Task Promote() => ExternalTool.Run(
        "psql",
        "-h",
        "127.0.0.1",
        "-p",
        _standbyPort.ToString(CultureInfo.InvariantCulture),
        "-U",
        "survey",
        "-c",
        "SELECT pg_promote()",
        "survey");

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        await _error;
        Directory.Exists(_folder).ShouldBeFalse("the example leaves nothing behind");
    }

    private Task Kill(string file) => ExternalTool.Run("kill", "-KILL", File.ReadLines(Path.Combine(_folder, file)).First());

    private static int[] FindPorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        listeners.ForEach(listener => listener.Dispose());
        return ports;
    }
}
