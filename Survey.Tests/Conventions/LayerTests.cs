using System.Text.RegularExpressions;
using Survey.Tests.Support;

namespace Survey.Tests.Conventions;

/// <summary>
/// A folder of Survey.Core uses only earlier folders; from Problems to Analysis, none uses files, databases, clocks or HTTP.
/// </summary>
public sealed partial class LayerTests
{
    private static readonly string[] Layers =
        ["Languages", "Problems", "Reading", "Frameworks", "Organizations", "Questionnaires", "Rounds", "Responses", "Analysis"];

    private static readonly string[] OfTheWorldOutside = ["System.IO", "System.Net.Http", "System.Data", "Dapper", "Microsoft.Data", "ClosedXML", "TimeProvider", "DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "File.", "Directory."];

    [Test]
    public void EveryFolder_IsALayer() =>
        new DirectoryInfo(Repository.PathOf("Survey.Core")).EnumerateDirectories()
            .Select(folder => folder.Name)
            .Where(name => name is not ("bin" or "obj"))
            .ShouldBe(Layers, ignoreOrder: true);

    [TestCaseSource(nameof(Layers))]
    public void AFolder_UsesOnlyFoldersBeforeIt(string layer)
    {
        var allowed = Layers.Take(Array.IndexOf(Layers, layer) + 1);

        var wrong = Files(layer).SelectMany(file => Using().Matches(File.ReadAllText(file))
            .Select(match => match.Groups["layer"].Value)
            .Where(used => !allowed.Contains(used, StringComparer.Ordinal))
            .Select(used => $"{Path.GetFileName(file)} uses {used}"));

        wrong.ShouldBeEmpty();
    }

    [Test]
    public void ThePureFolders_TouchNoFileClockOrDatabase()
    {
        var pure = Layers.SelectMany(Files);

        var wrong = pure.SelectMany(file => File.ReadAllLines(file)
            .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .Where(line => OfTheWorldOutside.Any(name => NamesIt(line, name)))
            .Select(line => $"{Path.GetFileName(file)}: {line.Trim()}"));

        wrong.ShouldBeEmpty();
    }

    private static bool NamesIt(string line, string name)
    {
        var at = line.IndexOf(name, StringComparison.Ordinal);
        return at >= 0 && (at == 0 || !(char.IsLetterOrDigit(line[at - 1]) || line[at - 1] == '.'));
    }

    private static IEnumerable<string> Files(string layer) =>
        Directory.EnumerateFiles(Repository.PathOf("Survey.Core", layer), "*.cs", SearchOption.AllDirectories);

    [GeneratedRegex(@"Survey\.Core\.(?<layer>[A-Z]\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Using();
}
