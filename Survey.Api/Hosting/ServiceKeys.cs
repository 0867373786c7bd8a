using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Survey.Api.Http;
using Survey.Core.Problems;
using Survey.Storage;

namespace Survey.Api.Hosting;

/// <summary>
/// The keys that protect cookies, forms and messages. They are kept in a folder, or in the store's database for all services on it, so
/// that sessions and open forms survive a restart. A new one is made every 90 days, and the old ones stay readable.
/// </summary>
internal static partial class ServiceKeys
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Registers the keys. <see cref="Prepare"/> makes the folder, or the first key, when the store is open.</summary>
    public static void Use(IServiceCollection services, ServiceSettings settings)
    {
        var protection = services.AddDataProtection().SetApplicationName("survey");
        if (settings.Keys is { } folder)
        {
            protection.PersistKeysToFileSystem(new DirectoryInfo(folder));
        }
        else
        {
            services.AddOptions<KeyManagementOptions>().Configure<Store>((options, store) => options.XmlRepository = new StoredKeys(store));
        }

        if (settings.KeyCertificates is [var current, ..] certificates)
        {
            protection.ProtectKeysWithCertificate(current).UnprotectKeysWithAnyCertificate([.. certificates]);
        }
    }

    /// <summary>
    /// Creates the folder, which only its owner can read; or makes the first key in the store, unless another service has. Called when the
    /// store is open: a store that fails leaves no folder.
    /// </summary>
    /// <exception cref="StoreException">The folder cannot be used, or the keys in the store need another certificate.</exception>
    public static void Prepare(IServiceProvider services, ServiceSettings settings)
    {
        if (settings.Keys is { } folder)
        {
            Create(folder);
            return;
        }

        // A service that cannot read the others' keys would make its own, and refuse the sessions of the others.
        var now = TimeProvider.System.GetUtcNow();
        var keys = services.GetRequiredService<IKeyManager>().GetAllKeys();
        if (keys.Any(key => !key.IsRevoked && key.ExpirationDate > now && !IsReadable(key)))
        {
            var store = services.GetRequiredService<Store>();
            throw new StoreException(
                inner: null,
                ProblemCatalogue.StoreUnusable["keys-certificate"],
                ("path", Detail.Exact(store.Name)));
        }

        // Read the keys now, and not first within a transaction that writes: to make one, another transaction is needed.
        services.GetRequiredService<IDataProtectionProvider>().CreateProtector("start").Protect([]);
        if (settings.KeyCertificates.Count == 0)
        {
            LogUnencrypted(services.GetRequiredService<ILogger<StoredKeys>>());
        }
    }

    private static bool IsReadable(IKey key)
    {
        try
        {
            return key.CreateEncryptor() is not null;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static void Create(string path)
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

    [LoggerMessage(
        15,
        LogLevel.Warning,
        "The keys of sessions and messages are in the store without encryption. Name a certificate in SURVEY_KEYS_CERTIFICATE.")]
    private static partial void LogUnencrypted(ILogger log);
}
