using Microsoft.AspNetCore.DataProtection;
using Survey.Core.Problems;
using Survey.Storage;

namespace Survey.Api.Hosting;

/// <summary>
/// The keys that protect cookies, forms and messages. They are kept in a folder, so that sessions and open forms survive a restart.
/// </summary>
internal static class KeyFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Keeps the keys in a folder, which <see cref="Create"/> creates before the first key is needed.</summary>
    public static void Use(IServiceCollection services, string path) =>
        services.AddDataProtection().SetApplicationName("survey").PersistKeysToFileSystem(new DirectoryInfo(path));

    /// <summary>
    /// Creates the folder, which only its owner can read. Called when the store is open: a store that fails leaves no folder.
    /// </summary>
    /// <exception cref="StoreException">The folder cannot be used.</exception>
    public static void Create(string path)
    {
        try
        {
            Make(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                failure,
                ProblemCatalogue.StoreUnusable["keys"],
                ("path", Detail.Exact(path)),
                ("reason", Detail.Exact(failure.Message)));
        }
    }

    private static void Make(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, OwnerOnly).UnixFileMode = OwnerOnly;
    }
}
