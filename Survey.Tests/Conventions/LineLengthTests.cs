using Survey.Tests.Support;

namespace Survey.Tests.Conventions;

/// <summary>No line of code is longer than the limit of .editorconfig, which the compiler does not check.</summary>
public sealed class LineLengthTests
{
    private const int MaxLength = 140;

    [TestCase("*.cs")]
    [TestCase("*.razor")]
    [TestCase("*.js")]
    [TestCase("*.css")]
    public void Lines_OfAllProjects_AreNoLongerThanTheLimit(string pattern)
    {
        var files = ProjectFiles.Find(pattern);

        files.ShouldNotBeEmpty();
        files.SelectMany(FindLongLines).ShouldBeEmpty();
    }

    private static IEnumerable<string> FindLongLines(string file) =>
        File.ReadLines(file)
            .Select((line, index) => (Length: line.EnumerateRunes().Count(), Number: index + 1))
            .Where(line => line.Length > MaxLength)
            .Select(line => $"{Path.GetRelativePath(Repository.Root, file)}:{line.Number}: {line.Length} characters");
}
