using Survey.Tests.Support;

namespace Survey.Tests.Conventions;

/// <summary>The files that people write in all projects.</summary>
internal static class ProjectFiles
{
    // What a build or a test makes, and files that tests compare with byte by byte.
    private static readonly string[] Skipped = ["bin", "obj", "Approved", "TestData"];

    /// <summary>The paths of files with a name of this pattern, such as <c>*.cs</c>.</summary>
    public static IReadOnlyList<string> Find(string pattern) =>
        [.. Directory.EnumerateDirectories(Repository.Root, "Survey.*").SelectMany(project => Find(project, pattern))];

    private static IEnumerable<string> Find(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern).Concat(
            Directory.EnumerateDirectories(folder)
                .Where(inner => !Skipped.Contains(Path.GetFileName(inner), StringComparer.Ordinal))
                .SelectMany(inner => Find(inner, pattern)));
}
