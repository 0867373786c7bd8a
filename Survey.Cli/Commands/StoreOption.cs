using System.CommandLine;
using Survey.Core.Rounds;
using Survey.Storage;
using Survey.Storage.Sqlite;

namespace Survey.Cli.Commands;

/// <summary>The option <c>--store</c> of every verb.</summary>
internal sealed class StoreOption(Terminal terminal)
{
    private const string Usual = "survey.db";

    /// <summary>The option.</summary>
    public Option<string> Option { get; } = new Option<string>("--store")
    {
        Description = $"The store: a file. Without it, what SURVEY_STORE names, or {Usual} (demo: survey.db in its folder).",
        HelpName = "PATH",
        Recursive = true,
    }.RefuseEmpty();

    /// <summary>The file a command was given as its store.</summary>
    /// <param name="parsed">What was given.</param>
    /// <param name="otherwise">The store where none is named.</param>
    /// <exception cref="StoreException">It is a store this version cannot use.</exception>
    public string GetPath(ParseResult parsed, string otherwise = Usual)
    {
        var path = parsed.GetValue(Option) ?? terminal.Store ?? otherwise;
        return path.StartsWith("postgres://", StringComparison.Ordinal) || path.StartsWith("postgresql://", StringComparison.Ordinal)
            ? throw new StoreException("This version keeps its store in an SQLite file only; PostgreSQL is to come. Name a file: --store survey.db")
            : path;
    }

    /// <summary>Opens the store a command was given; unless it may be made, it must be there.</summary>
    public Store Open(ParseResult parsed, bool create = false) => SqliteStore.Open(GetPath(parsed), terminal.Time, create);

    /// <summary>The round of that code in the store.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static async Task<Round> GetRound(StoreSession session, string code)
    {
        if (await session.Rounds.Find(code) is var (round, _))
        {
            return round;
        }

        var codes = await session.Rounds.GetCodes();
        var known = codes.Count == 0 ? "It has none yet; load one: survey load FOLDER" : $"It has: {string.Join(", ", codes)}.";
        throw new UsageException($"The store has no round “{code}”. {known}");
    }
}
