using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Files.Folders;
using Survey.Storage;
using Survey.Storage.Sqlite;

namespace Survey.Collecting.Loading;

/// <summary>Loads a round's folder into a store: all of it, or nothing if there is any error.</summary>
public static class RoundLoader
{
    private const int MaxAttempts = 3;

    /// <summary>
    /// Loads a folder into the store at an address. A missing file is created, but only if the folder has no errors. An empty database
    /// becomes a store in any case; if the folder has errors, one without a round.
    /// </summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="address">The store's address.</param>
    /// <param name="time">Clock for the times of revisions.</param>
    /// <param name="actor">Who loads it, for the audit trail.</param>
    /// <param name="progress">Receives the number of responses read so far, after each one; may be null.</param>
    /// <param name="cancellationToken">Cancels the operation; then nothing is stored.</param>
    /// <returns>What changed, or all errors of the folder; warnings in both cases.</returns>
    public static async Task<Outcome<LoadResult>> Load(
        string folder,
        string address,
        TimeProvider time,
        Actor actor,
        IProgress<int>? progress = null,
        CancellationToken cancellationToken = default)
    {
        if (!StoreAddress.IsFile(address) || Path.Exists(address))
        {
            var existing = StoreAddress.Open(address, time, create: !StoreAddress.IsFile(address));
            return await Load(folder, existing, actor, progress, cancellationToken);
        }

        // A new store is filled under a temporary name and renamed once it is complete.
        var partial = $"{address}.{Environment.ProcessId}.partial";
        try
        {
            var store = SqliteStore.Open(partial, time, create: true);
            var outcome = await Load(folder, store, actor, progress, cancellationToken);
            if (outcome.Succeeded)
            {
                SqliteFile.Gather(partial);
                File.Move(partial, address, overwrite: false);
            }

            return outcome;
        }
        catch (StoreException failure) when (failure.Message.Contains(partial, StringComparison.Ordinal))
        {
            // The user does not know the temporary name.
            throw failure.About(partial, address);
        }
        catch (IOException) when (File.Exists(address))
        {
            // Another process has created the store meanwhile.
            return await Load(folder, SqliteStore.Open(address, time, create: false), actor, progress, cancellationToken);
        }
        finally
        {
            foreach (var file in SqliteFile.GetAll(partial).Where(File.Exists))
            {
                File.Delete(file);
            }
        }
    }

    /// <summary>Loads a folder.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="store">The store.</param>
    /// <param name="actor">Who loads it, for the audit trail.</param>
    /// <param name="progress">Receives the number of responses read so far, after each one; may be null.</param>
    /// <param name="cancellationToken">Cancels the operation; then nothing is stored.</param>
    /// <returns>What changed, or all errors of the folder; warnings in both cases.</returns>
    /// <remarks>
    /// Loading the same folder again changes nothing. Responses are read and checked one by one while others may write; then all are stored
    /// in one transaction, so that readers see all of them or none.
    /// </remarks>
    public static async Task<Outcome<LoadResult>> Load(
        string folder,
        IStore store,
        Actor actor,
        IProgress<int>? progress = null,
        CancellationToken cancellationToken = default)
    {
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            var problems = new ProblemLog();
            await using var load = new FolderLoad(new RoundFolder(folder, problems), store, problems);
            await load.Read(progress, cancellationToken);
            if (problems.Errors > 0)
            {
                return problems.ToOutcome<LoadResult>(null);
            }

            if (await load.TryStore(actor, cancellationToken) is { } result)
            {
                return problems.ToOutcome(problems.Errors == 0 ? result : null);
            }
        }

        throw new StoreBusyException(inner: null, ProblemCatalogue.StoreUnusable["round-changing"]);
    }
}
