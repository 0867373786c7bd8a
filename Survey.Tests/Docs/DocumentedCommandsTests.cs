using System.Text.RegularExpressions;
using Survey.Tests.Support;

namespace Survey.Tests.Docs;

/// <summary>
/// Runs every command in README.md, docs/ and the samples' READMEs, in order within its file, in a folder that holds the
/// samples and nothing else. Commands that serve run as processes, the others inside the tests' process. A command that
/// must end with another code than 0 says so in a comment: <c># ends with 1</c>.
/// </summary>
[NonParallelizable] // The commands name files relative to the current folder, which all tests share.
public sealed partial class DocumentedCommandsTests
{
    private const string RunProject = "dotnet run --project Survey.Cli --";

    /// <summary>What cannot be run from inside the tests: CI runs these, the second from the README's own line.</summary>
    private static readonly string[] RunByContinuousIntegration = ["dotnet build -c Release", "dotnet test"];

    private static IEnumerable<string> Files() =>
        new[] { "README.md", "CONTRIBUTING.md" }
            .Concat(Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Repository.PathOf("samples"), "*.md", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Repository.Root, Path.Combine(Repository.Root, file)).Replace('\\', '/'))
            .Where(file => ReadCommands(file).Count > 0);

    [TestCaseSource(nameof(Files))]
    public async Task EveryCommand_InOrder_EndsAsTheTextSays(string file)
    {
        using var folder = new TemporaryFolder();
        folder.Add(Repository.PathOf("samples"), "samples");
        using var here = new CurrentFolder(folder.Path);
        foreach (var command in ReadCommands(file).Where(command => !RunByContinuousIntegration.Contains(command, StringComparer.Ordinal)))
        {
            var (line, expected) = Parse(command);
            var arguments = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var (exitCode, error) = await Run(folder.Path, arguments);
            exitCode.ShouldBe(expected, $"{command}\n{error}");
        }
    }

    [Test]
    public void Readme_Begins_WithExactlyTwoCommands() =>
        CodeBlock().Match(File.ReadAllText(Repository.PathOf("README.md"))).Groups["code"].Value.Trim().Split('\n')
            .ShouldBe([$"{RunProject} demo", "dotnet test"]);

    [Test]
    public void Links_InDocumentation_LeadToFilesThatExist()
    {
        var broken = Directory.EnumerateFiles(Repository.Root, "*.md", SearchOption.TopDirectoryOnly)
            .Concat(Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Repository.PathOf("samples"), "*.md", SearchOption.AllDirectories))
            .SelectMany(file => Link().Matches(File.ReadAllText(file))
                .Select(match => match.Groups["target"].Value)
                .Where(target => !target.Contains("://", StringComparison.Ordinal))
                .Where(target => !Path.Exists(Path.Combine(Path.GetDirectoryName(file)!, target)))
                .Select(target => $"{Path.GetRelativePath(Repository.Root, file)}: {target}"));

        broken.ShouldBeEmpty();
    }

    private static async Task<(int ExitCode, string Error)> Run(string folder, string[] arguments)
    {
        if (arguments.Any(argument => argument is "serve" or "--serve"))
        {
            var (exitCode, _, error) = await SurveyProcess.Serve(folder, arguments);
            return (exitCode, error);
        }

        var run = await SurveyCommand.Run(arguments);
        return (run.ExitCode, run.Error);
    }

    private static List<string> ReadCommands(string file) =>
    [
        .. CodeBlock().Matches(File.ReadAllText(Repository.PathOf(file)))
            .SelectMany(block => block.Groups["code"].Value.Split('\n'))
            .Select(line => line.Trim())
            .Where(line => line.Length > 0),
    ];

    private static (string Line, int Expected) Parse(string command)
    {
        var parts = command.Split('#', 2);
        var line = parts[0].Trim();
        line = line.StartsWith(RunProject, StringComparison.Ordinal) ? line[RunProject.Length..]
            : line.StartsWith("survey ", StringComparison.Ordinal) ? line["survey ".Length..]
            : throw new InvalidOperationException($"No test runs: {command}");
        var end = EndsWith().Match(command);
        return (line, end.Success ? int.Parse(end.Groups["code"].Value, System.Globalization.CultureInfo.InvariantCulture) : 0);
    }

    /// <summary>Makes a folder the current one until it is disposed.</summary>
    private sealed class CurrentFolder : IDisposable
    {
        private readonly string _before = Directory.GetCurrentDirectory();

        public CurrentFolder(string path) => Directory.SetCurrentDirectory(path);

        public void Dispose() => Directory.SetCurrentDirectory(_before);
    }

    [GeneratedRegex(@"```sh\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"# ends with (?<code>\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EndsWith();

    [GeneratedRegex(@"\]\((?<target>[^)#\s]+)(#[^)]*)?\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
