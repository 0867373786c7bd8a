using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Files.Folders;
using Survey.Storage;
using Survey.Storage.Sqlite;

namespace Survey.Collecting.Loading;

/// <summary>Loads a round's folder into a store; nothing of it if there is an error that the options do not allow.</summary>
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
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellationToken">
    /// Stops the load. What was committed before stays; then the result says how many responses were not stored.
    /// </param>
    /// <returns>What changed, or all errors of the folder; warnings in both cases.</returns>
    /// <exception cref="OperationCanceledException">The load was stopped before anything was stored.</exception>
    public static async Task<Outcome<LoadResult>> Load(
        string folder,
        string address,
        TimeProvider time,
        Actor actor,
        LoadOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        if (!StoreAddress.IsFile(address) || Path.Exists(address))
        {
            var existing = StoreAddress.Open(address, time, create: !StoreAddress.IsFile(address));
            return await Load(folder, existing, actor, options, cancellationToken);
        }

        // A new store is filled under a temporary name and renamed once it is complete.
        var partial = $"{address}.{Environment.ProcessId}.partial";
        try
        {
            var store = SqliteStore.Open(partial, time, create: true);
            var outcome = await Load(folder, store, actor, options, cancellationToken);
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
            return await Load(folder, SqliteStore.Open(address, time, create: false), actor, options, cancellationToken);
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
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellationToken">
    /// Stops the load. What was committed before stays; then the result says how many responses were not stored.
    /// </param>
    /// <returns>What changed, or all errors of the folder; warnings in both cases.</returns>
    /// <exception cref="OperationCanceledException">The load was stopped before anything was stored.</exception>
    /// <remarks>
    /// Loading the same folder again changes nothing. All responses are read and checked while others may write; then they are stored, in
    /// transactions of some thousand.
    /// </remarks>
    public static async Task<Outcome<LoadResult>> Load(
        string folder,
        IStore store,
        Actor actor,
        LoadOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            var problems = new ProblemLog();
            await using var load = new FolderLoad(new RoundFolder(folder, problems), store, problems, options ?? new LoadOptions());
            await load.Read(cancellationToken);
            if (!load.IsUsable)
            {
                return problems.ToOutcome<LoadResult>(null);
            }

            if (await load.TryStore(actor, cancellationToken) is { } result)
            {
                return new Outcome<LoadResult>(load.IsUsable ? result : null, problems.Problems, problems.Errors, problems.NotKept);
            }
        }

        throw new StoreBusyException(inner: null, ProblemCatalogue.StoreUnusable["round-changing"]);
    }
}
