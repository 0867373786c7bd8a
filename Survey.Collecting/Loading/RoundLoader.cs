using Microsoft.Data.Sqlite;
using Survey.Core.Problems;
using Survey.Files.Folders;
using Survey.Storage;
using Survey.Storage.Sqlite;

namespace Survey.Collecting.Loading;

/// <summary>Loads a round's folder into a store: all of it, or, if there is one problem, nothing.</summary>
public static class RoundLoader
{
    /// <summary>Loads a folder into the store at a path. If there is none yet, it is made, but only if the folder is without problems.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="storePath">The store's file.</param>
    /// <param name="time">The clock that revisions are dated by.</param>
    /// <param name="progress">Told how many responses have been read, after each; null for nobody.</param>
    /// <returns>What changed, or all problems of the folder; warnings in either case.</returns>
    public static Outcome<LoadResult> Load(string folder, string storePath, TimeProvider time, IProgress<int>? progress = null)
    {
        if (Path.Exists(storePath))
        {
            return Load(folder, SqliteStore.Open(storePath, time, create: false), progress);
        }

        // A new store is filled under another name and takes its own when it is whole.
        var partial = $"{storePath}.{Environment.ProcessId}.partial";
        try
        {
            var store = SqliteStore.Open(partial, time, create: true);
            var outcome = Load(folder, store, progress);
            if (outcome.Succeeded)
            {
                store.GatherIntoOneFile();
                File.Move(partial, storePath, overwrite: false);
            }

            return outcome;
        }
        catch (SqliteException failure)
        {
            throw SqliteStore.Explain(failure, storePath);
        }
        catch (StoreException failure) when (failure.InnerException is SqliteException inner)
        {
            // The name of the partial file means nothing to whoever named the store.
            throw SqliteStore.Explain(inner, storePath);
        }
        catch (IOException) when (File.Exists(storePath))
        {
            // Another process has made the store in the meantime.
            return Load(folder, SqliteStore.Open(storePath, time, create: false), progress);
        }
        finally
        {
            foreach (var file in new[] { partial, $"{partial}-wal", $"{partial}-shm" })
            {
                File.Delete(file);
            }
        }
    }

    /// <summary>Loads a folder.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="store">The store.</param>
    /// <param name="progress">Told how many responses have been read, after each; null for nobody.</param>
    /// <returns>What changed, or all problems of the folder; warnings in either case.</returns>
    /// <remarks>
    /// Loading the same folder again changes nothing. Responses are read, checked and written one after the other in
    /// one transaction, so that memory does not grow with their number and readers see all of them or none.
    /// </remarks>
    public static Outcome<LoadResult> Load(string folder, SqliteStore store, IProgress<int>? progress = null)
    {
        var problems = new ProblemLog();
        var source = new RoundFolder(folder, problems);
        var (definition, round) = source.ReadDefinition();
        using var writer = store.BeginWrite();
        if (round is not null && problems.Errors == 0)
        {
            writer.SaveDefinition(definition!, round, problems);
        }

        var read = 0;
        foreach (var response in source.ReadResponses(round, writer.KeepsEarlierVersion))
        {
            if (problems.Errors == 0)
            {
                writer.Save(response);
            }

            progress?.Report(++read);
        }

        if (problems.Errors == 0)
        {
            writer.DeriveAgain(problems);
        }

        return problems.ToOutcome(problems.Errors == 0 ? writer.Commit() : null);
    }
}
