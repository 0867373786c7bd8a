using System.Diagnostics;
using System.Net;
using Survey.Cli;
using Survey.Cli.Commands;
using Survey.Tests.Support;

namespace Survey.Tests.Cli;

/// <summary>Runs the service as a process that listens, logs and stops on request.</summary>
public sealed class ServeCommandTests
{
    [Test]
    public async Task Serve_FreePort_AnswersLogsNoSecretAndStopsGracefully()
    {
        using var folder = new TemporaryFolder();
        using var process = SurveyProcess.Start(folder.Path, "serve", "--urls", "http://127.0.0.1:0");
        try
        {
            var line = await process.StandardOutput.ReadLineAsync();
            line.ShouldNotBeNull().ShouldStartWith("Serving survey.db at http://127.0.0.1:");
            using var client = new HttpClient { BaseAddress = new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..]) };

            (await client.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
            (
                await client.GetAsync(new Uri("/link/svl_thesecretitself?token=svt_another&mail=jane@example.org", UriKind.Relative))
            ).StatusCode.ShouldNotBe(HttpStatusCode.OK);
            (await client.GetAsync(new Uri("/elsewhere/svl_thesecretitself", UriKind.Relative))).StatusCode.ShouldBe(
                HttpStatusCode.NotFound);
            using var large = new ByteArrayContent(new byte[9 * 1024 * 1024]);
            large.Headers.ContentType = new("application/x-www-form-urlencoded");
            client.DefaultRequestHeaders.ExpectContinue = true;
            using var refused = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), large);
            refused.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
            (await refused.Content.ReadAsStringAsync()).ShouldContain("larger than 8 MB");

            await ExternalTool.Run("kill", "-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
            var log = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();

            process.ExitCode.ShouldBe(0, log);
            log.ShouldContain("Nobody can sign in yet");
            log.ShouldContain("/health/ready");
            log.ShouldNotContain("thesecretitself");
            log.ShouldNotContain("svt_another");
            log.ShouldNotContain("jane@example.org");
        }
        finally
        {
            End(process);
        }
    }

    [Test]
    public async Task Serve_StoppedWhileItStarts_EndsQuietlyAndLeavesTheStoreInOrder()
    {
        using var folder = new TemporaryFolder();
        var store = folder.PathOf("survey.db");
        var terminal = new Terminal(TextWriter.Null, TextWriter.Null, () => Stream.Null);
        using var stop = new CancellationTokenSource();

        (await ServeCommand.Serve(store, "http://127.0.0.1:0", terminal, _ => stop.Cancel(), stop.Token)).ShouldBe(0);

        (await SurveyProcess.Run(folder.Path, "verify", "--store", store)).ExitCode.ShouldBe(0);
    }

    [Test]
    public async Task Serve_AddressInUse_SaysSo()
    {
        using var folder = new TemporaryFolder();
        using var taken = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        var (exitCode, _, error) = await SurveyProcess.Run(
            folder.Path,
            "serve",
            "--urls",
            $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}"
        );

        exitCode.ShouldBe(3);
        error.ShouldContain("Choose another address with --urls.");
        error.ShouldNotContain("   at ");
        var verified = await SurveyCommand.Run("verify", "--store", folder.PathOf("survey.db"));
        verified.ExitCode.ShouldBe(0, "a failed start is not a running service");
    }

    [Test]
    public async Task Serve_AddressOfAnotherMachine_SaysSo()
    {
        using var folder = new TemporaryFolder();

        var (exitCode, _, error) = await SurveyProcess.Run(folder.Path, "serve", "--urls", "http://192.0.2.1:5393");

        exitCode.ShouldBe(3);
        error.ShouldContain("Choose another address with --urls.");
        error.ShouldNotContain("   at ");
    }

    [TestCase("nonsense")]
    [TestCase("http://127.0.0.1:99999")]
    [TestCase("http://127.0.0.1:5080/path")]
    public async Task Serve_NotAnAddress_SaysSoAndLeavesNoStore(string url)
    {
        using var folder = new TemporaryFolder();

        var (exitCode, _, error) = await SurveyProcess.Run(folder.Path, "serve", "--urls", url);

        exitCode.ShouldBe(2);
        error.ShouldContain($"“{url}” is not an address to listen on.");
        error.ShouldNotContain("   at ");
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Test]
    public async Task Add_UsedWrongly_NamesTheHelpThatThereIs()
    {
        using var folder = new TemporaryFolder();

        var (exitCode, _, error) = await SurveyProcess.Run(folder.Path, "user", "add", "jane");

        exitCode.ShouldBe(2);
        error.ShouldContain("survey user add --help");
    }

    private static void End(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill();
        }
    }
}
