using System.CommandLine;
using Survey.Core.Rounds;
using Survey.Core.Storing;
using Survey.Core.Storing.Sqlite;

namespace Survey.Cli.Commands;

/// <summary>The option <c>--store</c> of every verb.</summary>
internal sealed class StoreOption(Terminal terminal)
{
    /// <summary>The option.</summary>
    public Option<string> Option { get; } = new("--store")
    {
        Description = $"The store: a file. Also SURVEY_STORE. [default: {terminal.DefaultStore}]",
        HelpName = "PATH",
        Recursive = true,
    };

    /// <summary>Opens the store a command was given.</summary>
    /// <param name="parsed">What was given.</param>
    /// <param name="create">Whether to make it if it is not there.</param>
    /// <param name="otherwise">The store where none is named; null for the usual one.</param>
    public SqliteStore Open(ParseResult parsed, bool create = false, string? otherwise = null)
    {
        var path = parsed.GetValue(Option) ?? otherwise ?? terminal.DefaultStore;
        return path.StartsWith("postgres://", StringComparison.Ordinal) || path.StartsWith("postgresql://", StringComparison.Ordinal)
            ? throw new StoreException("This version keeps its store in an SQLite file only; PostgreSQL is to come. Name a file: --store survey.db")
            : SqliteStore.Open(path, terminal.Time, create);
    }

    /// <summary>The round of that code in the store.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static Round GetRound(StoreReader reader, string code)
    {
        if (reader.FindRound(code) is { } round)
        {
            return round;
        }

        var codes = reader.GetRoundCodes();
        var known = codes.Count == 0 ? "It has none yet; load one: survey load FOLDER" : $"It has: {string.Join(", ", codes)}.";
        throw new UsageException($"The store has no round “{code}”. {known}");
    }
}
