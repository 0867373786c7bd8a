using Survey.Core.Problems;
using Survey.Core.Storing.Folders;
using Survey.Core.Storing.Sqlite;

namespace Survey.Core.Storing;

/// <summary>Loads a round's folder into a store: all of it, or, if there is one problem, nothing.</summary>
public static class RoundLoader
{
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
            writer.SaveDefinition(definition!, round);
        }

        var read = 0;
        foreach (var response in source.ReadResponses(round))
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
