using Survey.Tests.Support;

namespace Survey.Tests.Conventions;

/// <summary>
/// Usings are in the order that <c>dotnet format</c> gives them: those of System first, each group by name. The compiler does not
/// check this, and <c>dotnet format style</c> analyses the whole solution to check it.
/// </summary>
public sealed class UsingOrderTests
{
    [Test]
    public void Usings_OfAllFiles_AreSorted()
    {
        var files = ProjectFiles.Find("*.cs");

        files.ShouldNotBeEmpty();
        files.Where(file => !IsSorted(file)).Select(file => Path.GetRelativePath(Repository.Root, file)).ShouldBeEmpty();
    }

    private static bool IsSorted(string file)
    {
        var names = File.ReadLines(file)
            .TakeWhile(line => !line.StartsWith("namespace ", StringComparison.Ordinal))
            .Where(line => line.StartsWith("using ", StringComparison.Ordinal) && !line.Contains('=', StringComparison.Ordinal))
            .Select(line => line["using ".Length..].TrimEnd(';'))
            .Where(name => !name.StartsWith("static ", StringComparison.Ordinal) && !name.StartsWith("var ", StringComparison.Ordinal))
            .ToList();
        return names.SequenceEqual(
            names.OrderBy(name => !IsOfSystem(name)).ThenBy(name => name, StringComparer.OrdinalIgnoreCase),
            StringComparer.Ordinal);
    }

    private static bool IsOfSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
}
