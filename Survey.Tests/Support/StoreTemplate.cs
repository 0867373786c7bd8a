using System.Collections.Concurrent;
using Survey.Storage.Sqlite;

namespace Survey.Tests.Support;

/// <summary>Stores that are made once a run and copied for each test.</summary>
internal static class StoreTemplate
{
    private static readonly ConcurrentDictionary<string, Lazy<byte[]>> Stores = new(StringComparer.Ordinal);

    /// <summary>Writes a copy of a store.</summary>
    /// <param name="path">Where the copy is written.</param>
    /// <param name="name">The name of the template: the same name is the same content.</param>
    /// <param name="fill">Makes or fills the store at a path; called once.</param>
    public static void Copy(string path, string name, Action<string> fill) =>
        File.WriteAllBytes(path, Stores.GetOrAdd(name, _ => new Lazy<byte[]>(() => Make(fill))).Value);

    /// <summary>Writes an empty store.</summary>
    public static void CopyEmpty(string path) => Copy(path, "empty", _ => { });

    private static byte[] Make(Action<string> fill)
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("survey.db");
        fill(path);
        SqliteStore.Open(path, TimeProvider.System, create: true).GatherIntoOneFile();
        return File.ReadAllBytes(path);
    }
}
