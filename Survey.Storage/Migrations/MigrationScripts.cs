using System.Reflection;

namespace Survey.Storage.Migrations;

/// <summary>The numbered scripts that make and change an engine's tables; the first is number 1.</summary>
/// <param name="engine">The folder of the engine's scripts.</param>
internal sealed class MigrationScripts(string engine)
{
    /// <summary>The names of the scripts, in order.</summary>
    public IReadOnlyList<string> Names { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith($"{typeof(MigrationScripts).Namespace}.{engine}.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The SQL of the scripts that a store of a version lacks, in order.</summary>
    public IEnumerable<string> ReadAfter(int version) => Names.Skip(version).Select(Read);

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
