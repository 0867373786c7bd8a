using System.Collections.Concurrent;
using Survey.Storage.Sqlite;

namespace Survey.Tests.Support;

/// <summary>Stores created once a run, and copied for each test.</summary>
internal static class StoreTemplate
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<byte[]>>> Stores = new(StringComparer.Ordinal);

    private static readonly Lazy<byte[]> Empty = new(MakeEmpty);

    /// <summary>Writes a copy of a store.</summary>
    /// <param name="path">Path of the copy.</param>
    /// <param name="name">Name of the template; the same name must mean the same content.</param>
    /// <param name="fill">Creates or fills the store at a path; called once.</param>
    public static async Task Copy(string path, string name, Func<string, Task> fill) =>
        await File.WriteAllBytesAsync(path, await Stores.GetOrAdd(name, _ => new Lazy<Task<byte[]>>(() => Make(fill))).Value);

    public static void CopyEmpty(string path) => File.WriteAllBytes(path, Empty.Value);

    private static async Task<byte[]> Make(Func<string, Task> fill)
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("survey.db");
        await fill(path);
        return Finish(path);
    }

    private static byte[] MakeEmpty()
    {
        using var folder = new TemporaryFolder();
        return Finish(folder.PathOf("survey.db"));
    }

    private static byte[] Finish(string path)
    {
        SqliteStore.Open(path, TimeProvider.System, create: true);
        SqliteFile.Gather(path);
        return File.ReadAllBytes(path);
    }
}
