using Survey.Storage.Sqlite;
using Survey.Tests.Support;

namespace Survey.Tests.Storage.Sqlite;

[Platform(Exclude = "Win", Reason = "Files have no such modes there.")]
public sealed class StoreFileModeTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Test]
    public async Task Open_NewStore_IsItsOwnersAlone()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("survey.db");
        var store = SqliteStore.Open(path, FixedTime.Instance, create: true, isService: true);

        await using (await store.BeginReadAsync())
        {
            foreach (var file in Directory.GetFiles(folder.Path, "survey.db*"))
            {
                ModeOf(file).ShouldBe(OwnerOnly, file);
            }
        }

        store.Close();
    }

    [Test]
    public void Open_StoreThatIsThere_KeepsItsMode()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("survey.db");
        SqliteStore.Open(path, FixedTime.Instance, create: true);
        SetMode(path, OwnerOnly | UnixFileMode.GroupRead);

        SqliteStore.Open(path, FixedTime.Instance, create: true);

        ModeOf(path).ShouldBe(OwnerOnly | UnixFileMode.GroupRead);
    }

    private static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows() ? OwnerOnly : File.GetUnixFileMode(path);

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }
}
