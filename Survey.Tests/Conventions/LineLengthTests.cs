using Survey.Tests.Support;

namespace Survey.Tests.Conventions;

/// <summary>No line of code is longer than the limit of .editorconfig, which the compiler does not check.</summary>
public sealed class LineLengthTests
{
    private const int MaxLength = 140;

    // What a build or a test makes, and files that tests compare with byte by byte.
    private static readonly string[] Skipped = ["bin", "obj", "Approved", "TestData"];

    [TestCase("*.cs")]
    [TestCase("*.razor")]
    [TestCase("*.js")]
    [TestCase("*.css")]
    public void Lines_OfAllProjects_AreNoLongerThanTheLimit(string pattern)
    {
        var files = Directory.EnumerateDirectories(Repository.Root, "Survey.*")
            .SelectMany(project => FindFiles(project, pattern))
            .ToList();

        files.ShouldNotBeEmpty();
        files.SelectMany(FindLongLines).ShouldBeEmpty();
    }

    private static IEnumerable<string> FindFiles(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern).Concat(
            Directory.EnumerateDirectories(folder)
                .Where(inner => !Skipped.Contains(Path.GetFileName(inner), StringComparer.Ordinal))
                .SelectMany(inner => FindFiles(inner, pattern)));

    private static IEnumerable<string> FindLongLines(string file) =>
        File.ReadLines(file)
            .Select((line, index) => (Length: line.EnumerateRunes().Count(), Number: index + 1))
            .Where(line => line.Length > MaxLength)
            .Select(line => $"{Path.GetRelativePath(Repository.Root, file)}:{line.Number}: {line.Length} characters");
}
