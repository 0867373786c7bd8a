using System.Diagnostics;
using System.Net;
using System.Text;

namespace Survey.Tests.Support;

/// <summary>
/// The service as a process of its own, as an operator runs it. It ends with the process of the tests, however that ends.
/// </summary>
internal sealed class ServiceNode : IAsyncDisposable
{
    // The service is killed when the standard input of the shell is closed. Its output ends when it ends.
    private const string Script =
        """
        "$@" </dev/null &
        node=$!
        exec >/dev/null 2>&1
        cat
        kill -KILL $node
        wait $node
        """;

    private readonly Process _process;
    private readonly StringBuilder _log = new();
    private readonly Task _reading;
    private bool _isKilled;

    private ServiceNode(Process process, Uri address)
    {
        (_process, Address) = (process, address);
        _reading = Task.WhenAll(Read(process.StandardError), Read(process.StandardOutput));
    }

    /// <summary>The address at which the service listens.</summary>
    public Uri Address { get; }

    /// <summary>What the service has logged.</summary>
    public string Log
    {
        get
        {
            lock (_log)
            {
                return _log.ToString();
            }
        }
    }

    /// <summary>Starts a service, and waits until it listens.</summary>
    /// <param name="folder">The folder in which it runs.</param>
    /// <param name="store">Address of the store.</param>
    /// <param name="port">The port at 127.0.0.1; 0 for a free one.</param>
    /// <param name="settings">Environment variables.</param>
    public static async Task<ServiceNode> Start(string folder, string store, int port, params (string Name, string Value)[] settings)
    {
        var program = Path.Combine(TestContext.CurrentContext.TestDirectory, "survey.dll");
        string[] command = ["dotnet", program, "serve", "--store", store, "--urls", $"http://127.0.0.1:{port}"];
        var start = new ProcessStartInfo("sh", ["-c", Script, "sh", .. command])
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        if (await process.StandardOutput.ReadLineAsync() is { } line && line.StartsWith("Serving ", StringComparison.Ordinal))
        {
            return new ServiceNode(process, new Uri(line[line.LastIndexOf("http", StringComparison.Ordinal)..]));
        }

        process.StandardInput.Close();
        throw new AssertionException($"The service did not start: {await process.StandardError.ReadToEndAsync()}");
    }

    /// <summary>A client of one browser or program, which may talk to any node: cookies do not depend on the port.</summary>
    public static HttpClient CreateClient() =>
        new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });

    /// <summary>The address of a path.</summary>
    public Uri At(string path) => new(Address, path);

    /// <summary>Kills the process, without any farewell.</summary>
    public async Task Kill()
    {
        if (!_isKilled)
        {
            _isKilled = true;
            _process.StandardInput.Close();
            await _process.WaitForExitAsync();
            await _reading;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        _process.Dispose();
    }

    private async Task Read(StreamReader lines)
    {
        while (await lines.ReadLineAsync() is { } line)
        {
            lock (_log)
            {
                _log.AppendLine(line);
            }
        }
    }
}
