using System.CommandLine;
using Microsoft.AspNetCore.Builder;
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
            (parsed, cancellation) => Serve(store.GetPath(parsed), parsed.GetRequiredValue(Urls), terminal, _ => { }, cancellation));
        return command;
    }

    /// <summary>Runs the service until it is stopped.</summary>
    /// <param name="store">Path of the store.</param>
    /// <param name="urls">The addresses to listen on, separated by semicolons.</param>
    /// <param name="terminal">Receives the addresses and hints.</param>
    /// <param name="announce">Prints more, given the first address, after the service has started.</param>
    /// <param name="cancellation">Stops the service.</param>
    public static async Task<int> Serve(string store, string urls, Terminal terminal, Action<Uri> announce, CancellationToken cancellation)
    {
        await using var service = Build(store, urls);
        try
        {
            await service.StartAsync(cancellation);
        }
        catch (Exception wrong) when (wrong is FormatException or InvalidOperationException)
        {
            throw new UsageException($"{wrong.Message} Set an address like http://127.0.0.1:5080 with --urls.");
        }
        catch (IOException failure)
        {
            terminal.Error.WriteLine($"{failure.Message} Choose another address with --urls.");
            return ExitCodes.Unusable;
        }

        foreach (var url in service.Urls)
        {
            terminal.Output.WriteLine($"Serving {store} at {url}");
        }

        announce(new Uri(service.Urls.First()));
        terminal.Output.Flush();
        var accounts = new AccountDesk((Store)service.Services.GetService(typeof(Store))!);
        if ((await accounts.GetAll(cancellation)).Count == 0)
        {
            terminal.Error.WriteLine($"Nobody can sign in yet. Next: survey user add NAME --role coordinator --store {store}");
        }

        await service.WaitForShutdownAsync(cancellation);
        return ExitCodes.Done;
    }

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
