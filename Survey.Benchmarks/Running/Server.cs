using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Survey.Benchmarks.Running;

/// <summary>A server at a free loopback port, in a process of its own. It ends with this process, however that ends.</summary>
internal sealed class Server : IAsyncDisposable
{
    // The server ends when the standard input of its shell is closed.
    private const string Script =
        """
        log=$1; shift
        "$@" >"$log" 2>&1 </dev/null &
        server=$!
        echo $server
        cat >/dev/null
        kill -TERM $server 2>/dev/null
        wait $server
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _shell;
    private readonly string _log;

    private Server(Process shell, int id, Uri address, string log) => (_shell, Id, Address, _log) = (shell, id, address, log);

    /// <summary>The id of the server's process.</summary>
    public int Id { get; }

    /// <summary>Its address.</summary>
    public Uri Address { get; }

    /// <summary>Starts a server and waits until it answers.</summary>
    /// <param name="log">The file that gets what it prints.</param>
    /// <param name="health">A path that it answers when it is ready.</param>
    /// <param name="toCommand">Makes the command from the address to listen on.</param>
    /// <param name="settings">Further variables of its environment.</param>
    public static async Task<Server> Start(
        string log,
        string health,
        Func<string, string[]> toCommand,
        params IEnumerable<(string Name, string Value)> settings)
    {
        var address = $"http://127.0.0.1:{FindPort()}";
        var start = new ProcessStartInfo("sh", ["-c", Script, "sh", log, .. toCommand(address)])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var shell = Process.Start(start)!;
        var id = int.Parse((await shell.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
        var server = new Server(shell, id, new Uri(address), log);
        try
        {
            await server.WaitUntilReady(health);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>A port that no program uses now.</summary>
    public static int FindPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }

    private async Task WaitUntilReady(string health)
    {
        using var client = new HttpClient { BaseAddress = Address, Timeout = Patience };
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(health, UriKind.Relative));
                answer.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException) when (Stopwatch.GetElapsedTime(began) < Patience && ProcessMemory.FindCurrent(Id) is not null)
            {
                // It is still starting.
                await Task.Delay(20);
            }
            catch (HttpRequestException failure)
            {
                throw new InvalidOperationException($"The server did not start: {await File.ReadAllTextAsync(_log)}", failure);
            }
        }
    }
}
