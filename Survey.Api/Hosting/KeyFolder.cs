using Microsoft.AspNetCore.DataProtection;
using Survey.Storage;

namespace Survey.Api.Hosting;

/// <summary>
/// The keys that protect cookies, forms and messages. They are kept in a folder, so that sessions and open forms survive a restart.
/// </summary>
internal static class KeyFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public static void Use(IServiceCollection services, string path)
    {
        try
        {
            var folder = Make(path);
            services.AddDataProtection().SetApplicationName("survey").PersistKeysToFileSystem(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The folder {path} for the service's keys cannot be used: {failure.Message}", failure);
        }
    }

    private static DirectoryInfo Make(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return Directory.CreateDirectory(path);
        }

        var folder = Directory.CreateDirectory(path, OwnerOnly);
        folder.UnixFileMode = OwnerOnly;
        return folder;
    }
}
