using System.Runtime.InteropServices;

namespace Survey.Benchmarks.Running;

/// <summary>The program that is measured: the command line and its service.</summary>
internal sealed class Product
{
    private readonly string[] _program;

    private Product(string description, string[] program, string folder) =>
        (Description, _program, Folder) = (description, program, folder);

    /// <summary>How it was built.</summary>
    public string Description { get; }

    /// <summary>The folder of the program.</summary>
    public string Folder { get; }

    /// <summary>The program beside this one, as it was built.</summary>
    public static Product Built { get; } =
        new("as built", ["dotnet", Path.Combine(AppContext.BaseDirectory, "survey.dll")], AppContext.BaseDirectory);

    /// <summary>Publishes the program with ReadyToRun, as operations.md says.</summary>
    /// <param name="folder">The folder to publish to.</param>
    public static async Task<Product> Publish(string folder)
    {
        await ChildProcess.Run(
            "dotnet",
            "publish",
            Path.Combine(RepositoryFolder.Find(), "Survey.Cli"),
            "-c",
            "Release",
            "-r",
            RuntimeInformation.RuntimeIdentifier,
            "--self-contained",
            "false",
            "-p:PublishReadyToRun=true",
            "-o",
            folder);
        return new Product("published with ReadyToRun", [Path.Combine(folder, "survey")], folder);
    }

    /// <summary>Runs a command to its end.</summary>
    /// <exception cref="InvalidOperationException">It did not end with 0.</exception>
    public Task<ChildProcess> Run(params string[] arguments) => ChildProcess.Run([.. _program, .. arguments]);

    /// <summary>Starts the service on a store. Its limits of requests per minute are out of the way.</summary>
    /// <param name="store">Address of the store.</param>
    /// <param name="log">The file that gets the log.</param>
    public Task<Server> Serve(string store, string log) =>
        Server.Start(
            log,
            "/health/live",
            address => [.. _program, "serve", "--urls", address],
            ("SURVEY_STORE", store),
            ("SURVEY_KEYS", $"{log}.keys"),
            ("SURVEY_LIMIT_ADDRESS", "1000000000"),
            ("SURVEY_LIMIT_HOLDER", "1000000000"));
}
