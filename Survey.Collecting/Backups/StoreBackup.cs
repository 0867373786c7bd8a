using System.Security.Cryptography;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Files.Exports;
using Survey.Storage;
using Survey.Storage.Sqlite;

namespace Survey.Collecting.Backups;

/// <summary>
/// Backs up a store to a file, restores it, and copies it to a new file or into an empty database. A file gets its name, and replaces
/// an existing one, only once it is complete and verified.
/// </summary>
public static class StoreBackup
{
    /// <summary>Backs up a store, which others may use meanwhile.</summary>
    /// <param name="store">The store's file.</param>
    /// <param name="file">The backup; an existing one is replaced.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Cancels the operation; then no backup is made.</param>
    /// <returns>Counts of what the backup holds, or its problems; then no backup is made.</returns>
    /// <exception cref="StoreException">The store cannot be used, or the backup cannot be written.</exception>
    public static async Task<Outcome<VerifyResult>> BackUp(
        string store,
        string file,
        TimeProvider time,
        CancellationToken cancellationToken = default)
    {
        // Migrates a store of an earlier version, and fails with a reason if the file is not a store.
        SqliteStore.Open(store, time, create: false);
        return await Replace(
            file,
            file,
            partial =>
            {
                SqliteFile.Copy(store, partial);
                return StoreVerifier.Verify(SqliteStore.Open(partial, time, create: false), expected: null, cancellationToken);
            });
    }

    /// <summary>Restores a backup as a store.</summary>
    /// <param name="file">The backup; it is not changed.</param>
    /// <param name="store">The store's file; an existing one is replaced.</param>
    /// <param name="time">The clock.</param>
    /// <param name="actor">Who restores it, for the audit trail.</param>
    /// <param name="cancellationToken">Cancels the operation; then the store is not changed.</param>
    /// <returns>Counts of what the store holds now, or the backup's problems; then the store is not changed.</returns>
    /// <exception cref="StoreException">The backup cannot be used, or the store is in use.</exception>
    public static async Task<Outcome<VerifyResult>> Restore(
        string file,
        string store,
        TimeProvider time,
        Actor actor,
        CancellationToken cancellationToken = default)
    {
        if (!File.Exists(file))
        {
            throw new StoreException(inner: null, ProblemCatalogue.StoreUnusable["no-backup"], ("path", Detail.Exact(file)));
        }

        return await Replace(
            store,
            file,
            async partial =>
            {
                SqliteStore.MakeForOwner(partial);
                foreach (var (from, to) in SqliteFile.GetAll(file).Zip(SqliteFile.GetAll(partial)).Where(pair => File.Exists(pair.First)))
                {
                    await CopyFile(from, to, cancellationToken);
                }

                var restored = SqliteStore.Open(partial, time, create: false);
                var outcome = await StoreVerifier.Verify(restored, expected: null, cancellationToken);
                if (outcome.Succeeded)
                {
                    RefuseInUse(store);
                    await using var session = await restored.BeginWriteAsync(cancellationToken);
                    await session.Audit.Append(
                        actor,
                        "store-restored",
                        round: null,
                        Path.GetFileName(file),
                        await HashOf(file, cancellationToken));
                    await session.Commit();
                }

                return outcome;
            });
    }

    /// <summary>Copies a store to a new file or into an empty database, and compares the two.</summary>
    /// <param name="from">Address of the store, which others may use meanwhile.</param>
    /// <param name="to">Address of the copy.</param>
    /// <param name="time">The clock.</param>
    /// <param name="progress">Receives the number of rows copied so far; may be null.</param>
    /// <param name="cancellationToken">Cancels the operation; then nothing is copied.</param>
    /// <exception cref="StoreException">A store cannot be used, there is one already, or the copy is not equal.</exception>
    public static async Task<CopyResult> Copy(
        string from,
        string to,
        TimeProvider time,
        IProgress<int>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var source = StoreAddress.Open(from, time, create: false);
        if (!StoreAddress.IsFile(to))
        {
            return await StoreCopy.Copy(source, StoreAddress.Open(to, time, create: true), progress, cancellationToken);
        }

        if (Path.Exists(to))
        {
            throw new StoreException(inner: null, ProblemCatalogue.StoreUnusable["copy-not-empty"], ("path", Detail.Exact(to)));
        }

        var outcome = await Replace(
            to,
            to,
            async partial => new ProblemLog().ToOutcome(
                await StoreCopy.Copy(source, SqliteStore.Open(partial, time, create: true), progress, cancellationToken)));
        return outcome.Value!;
    }

    /// <summary>Makes a file under a temporary name, and moves it to its final name if it has no problems.</summary>
    /// <param name="file">The final name.</param>
    /// <param name="source">The file that a failure is about: the final name, or the backup that was copied.</param>
    /// <param name="make">Makes the file under the given name, and verifies it.</param>
    private static async Task<Outcome<T>> Replace<T>(
        string file,
        string source,
        Func<string, Task<Outcome<T>>> make)
        where T : class
    {
        file = WriteTarget.Of(file);
        var partial = $"{file}.{Environment.ProcessId}.partial";
        try
        {
            var outcome = await make(partial);
            if (outcome.Succeeded)
            {
                SqliteFile.Gather(partial);
                foreach (var beside in SqliteFile.GetAll(file).Skip(1))
                {
                    File.Delete(beside);
                }

                File.Move(partial, file, overwrite: true);
            }

            return outcome;
        }
        catch (Exception failure) when (
            failure is StoreException or IOException or UnauthorizedAccessException
            && failure.Message.Contains(partial, StringComparison.Ordinal))
        {
            // The user does not know the temporary name. The system names it with its full path.
            throw failure is StoreException store ? store.About(partial, source) : new StoreException(
                failure.Message.Replace(Path.GetFullPath(partial), source, StringComparison.Ordinal)
                    .Replace(partial, source, StringComparison.Ordinal),
                failure);
        }
        finally
        {
            foreach (var each in SqliteFile.GetAll(partial).Where(File.Exists))
            {
                File.Delete(each);
            }
        }
    }

    private static void RefuseInUse(string store)
    {
        if (!File.Exists(store))
        {
            return;
        }

        try
        {
            SqliteFile.Gather(store);
        }
        catch (StoreException failure) when (failure.InnerException is not null)
        {
            // The store cannot be read, which may be why it is to be replaced.
        }
    }

    private static async Task CopyFile(string from, string to, CancellationToken cancellationToken)
    {
        await using var source = File.OpenRead(from);
        await using var target = new FileStream(to, FileMode.OpenOrCreate, FileAccess.Write);
        await source.CopyToAsync(target, cancellationToken);
    }

    private static async Task<string> HashOf(string file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
    }
}
