using System.Text.Json;
using Survey.Core.Frameworks;
using Survey.Core.Problems;
using Survey.Core.Reading;

namespace Survey.Files.Folders;

/// <summary>Reads a crosswalk file, together with the file of its target framework.</summary>
public static class CrosswalkFile
{
    /// <summary>Reads a crosswalk.</summary>
    /// <param name="path">The crosswalk file. Its path of the target framework is relative to its own folder.</param>
    /// <param name="from">The framework that answers are keyed to.</param>
    /// <returns>The crosswalk, or all problems of both files.</returns>
    public static Outcome<Crosswalk> Read(string path, Framework from)
    {
        var problems = new ProblemLog();
        using var document = Parse(path, problems);
        if (document is null)
        {
            return problems.ToOutcome<Crosswalk>(null);
        }

        var value = new JsonValue(document.RootElement, PlaceOf(path), problems);
        if (CrosswalkReader.ReadTargetPath(value) is not { } target)
        {
            return problems.ToOutcome<Crosswalk>(null);
        }

        var targetPath = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, target);
        if (!File.Exists(targetPath))
        {
            problems.Add(ProblemCatalogue.FileMissing["crosswalk"], value.Place.Member("toFramework"), ("file", target));
            return problems.ToOutcome<Crosswalk>(null);
        }

        using var targetDocument = Parse(targetPath, problems);
        var to = targetDocument is null
            ? null
            : FrameworkReader.Read(new JsonValue(targetDocument.RootElement, PlaceOf(targetPath), problems));
        return problems.ToOutcome(to is null ? null : CrosswalkReader.Read(value, from, to));
    }

    /// <summary>Reads a crosswalk between the frameworks of two rounds, in either direction.</summary>
    /// <param name="name">The name of the file.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="one">The framework of one round.</param>
    /// <param name="other">The framework of the other round.</param>
    /// <returns>The crosswalk, or all problems of the file.</returns>
    public static Outcome<Crosswalk> ReadBetween(string name, byte[] bytes, Framework one, Framework other)
    {
        var forth = Read(one, other);
        return !forth.Succeeded && Read(other, one) is { Succeeded: true } back ? back : forth;

        Outcome<Crosswalk> Read(Framework from, Framework to)
        {
            var problems = new ProblemLog();
            var place = Place.OfFile(Path.GetFileName(name));
            using var document = JsonSource.Parse(bytes, place, problems);
            return problems.ToOutcome(
                document is null ? null : CrosswalkReader.Read(new JsonValue(document.RootElement, place, problems), from, to));
        }
    }

    private static Place PlaceOf(string path) => Place.OfFile(Path.GetFileName(path));

    private static JsonDocument? Parse(string path, ProblemLog problems) =>
        JsonSource.Parse(File.ReadAllBytes(path), PlaceOf(path), problems);
}
