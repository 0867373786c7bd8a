using System.CommandLine;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Survey.Api.Hosting;
using Survey.Collecting.Accounts;
using Survey.Storage;

namespace Survey.Cli.Commands;

/// <summary><c>survey serve</c></summary>
internal static class ServeCommand
{
    /// <summary>The option <c>--urls</c>.</summary>
    public static Option<string> Urls { get; } =
        new Option<string>("--urls")
        {
            Description =
                "The address to listen on; several separated by semicolons. "
                + "For access from other computers, put a proxy with TLS in front: see docs/operations.md.",
            HelpName = "URLS",
            DefaultValueFactory = _ => "http://127.0.0.1:5080",
        }.RefuseEmpty();

    public static Command Create(StoreOption store, Terminal terminal)
    {
        var command = new Command(
            "serve",
            "Runs the web service (pages and API) on the store until stopped with Ctrl+C. "
                + "Example: survey serve --urls http://127.0.0.1:5080"
        )
        {
            Urls,
        };
        command.SetAction(
            (parsed, cancellation) => Serve(store.GetAddress(parsed), parsed.GetRequiredValue(Urls), terminal, _ => { }, cancellation));
        return command;
    }

    /// <summary>Runs the service until it is stopped.</summary>
    /// <param name="store">Address of the store.</param>
    /// <param name="urls">The addresses to listen on, separated by semicolons.</param>
    /// <param name="terminal">Receives the addresses and hints.</param>
    /// <param name="announce">Prints more, given the first address, after the service has started.</param>
    /// <param name="cancellation">Stops the service.</param>
    public static async Task<int> Serve(string store, string urls, Terminal terminal, Action<Uri> announce, CancellationToken cancellation)
    {
        CheckAddresses(urls);
        var service = Build(store, urls);
        try
        {
            return await Run(service, store, urls, terminal, announce, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Stopped while it started.
            return ExitCodes.Done;
        }
        finally
        {
            SurveyService.CloseStore(service);
            await service.DisposeAsync();
        }
    }

    private static async Task<int> Run(
        WebApplication service,
        string store,
        string urls,
        Terminal terminal,
        Action<Uri> announce,
        CancellationToken cancellation)
    {
        try
        {
            await service.StartAsync(cancellation);
        }
        catch (Exception failure) when (failure is FormatException or InvalidOperationException or ArgumentException)
        {
            throw NotAnAddress(urls);
        }
        catch (Exception failure) when (failure is IOException or SocketException)
        {
            terminal.Error.WriteLine($"{failure.Message.TrimEnd('.')}. Choose another address with --urls.");
            return ExitCodes.Unusable;
        }

        var name = StoreAddress.ToName(store);
        foreach (var url in service.Urls)
        {
            terminal.Output.WriteLine(terminal.Texts.Fill("serve.at", ("store", name), ("url", url)));
        }

        announce(new Uri(service.Urls.First()));
        terminal.Output.Flush();
        var accounts = new AccountDesk((Store)service.Services.GetService(typeof(Store))!);
        if ((await accounts.GetAll(cancellation)).Count == 0)
        {
            terminal.Error.WriteLine(
                terminal.Texts.Fill("serve.no-account", ("command", $"survey user add NAME --role coordinator --store {name}")));
        }

        await service.WaitForShutdownAsync(cancellation);
        return ExitCodes.Done;
    }

    /// <summary>Checks the addresses before anything is written, so that a mistyped one leaves no new store.</summary>
    /// <exception cref="UsageException">One of them is not an address to listen on.</exception>
    public static void CheckAddresses(string urls)
    {
        if (!urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).All(IsAddress))
        {
            throw NotAnAddress(urls);
        }
    }

    private static bool IsAddress(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.Scheme is "http" or "https"
                && address.Port is >= 0 and <= ushort.MaxValue
                && address.PathBase.Length == 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static UsageException NotAnAddress(string urls) =>
        new(
            $"“{urls}” is not an address to listen on. Set one like http://127.0.0.1:5080 with --urls: http, without a path. "
                + "For TLS put a proxy in front: see docs/operations.md.");

    private static WebApplication Build(string store, string urls)
    {
        try
        {
            return SurveyService.Build([$"--SURVEY_STORE={store}", $"--urls={urls}"]);
        }
        catch (InvalidDataException wrong)
        {
            throw new UsageException(wrong.Message);
        }
    }
}
