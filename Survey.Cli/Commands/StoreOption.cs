using System.CommandLine;
using Survey.Core.Problems;
using Survey.Core.Rounds;
using Survey.Storage;
using Survey.Storage.Sqlite;

namespace Survey.Cli.Commands;

/// <summary>The option <c>--store</c>, which all verbs share.</summary>
internal sealed class StoreOption(Terminal terminal)
{
    private const string Usual = "survey.db";

    /// <summary>The option.</summary>
    public Option<string> Option { get; } = new Option<string>("--store")
    {
        Description = $"The store: a file. Default: SURVEY_STORE, or {Usual} (demo: survey.db in its folder).",
        HelpName = "PATH",
        Recursive = true,
    }.RefuseEmpty();

    /// <summary>The path of the store: from the option, <c>SURVEY_STORE</c> or the default.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="otherwise">The default path.</param>
    /// <exception cref="StoreException">The path is the address of a kind of store that this version does not support.</exception>
    public string GetPath(ParseResult parsed, string otherwise = Usual)
    {
        var path = parsed.GetValue(Option) ?? terminal.Store ?? otherwise;
        return path.StartsWith("postgres://", StringComparison.Ordinal) || path.StartsWith("postgresql://", StringComparison.Ordinal)
            ? throw new StoreException(inner: null, ProblemCatalogue.StoreUnusable["postgres"])
            : path;
    }

    /// <summary>Opens the store. It must exist, unless it may be created.</summary>
    public Store Open(ParseResult parsed, bool create = false) => SqliteStore.Open(GetPath(parsed), terminal.Time, create);

    /// <summary>Refuses a file that is the store itself, or one that SQLite keeps beside it.</summary>
    /// <exception cref="UsageException">It is.</exception>
    public void RefuseFiles(ParseResult parsed, string file)
    {
        if (SqliteFile.GetAll(GetPath(parsed)).Any(each => Path.GetFullPath(each) == Path.GetFullPath(file)))
        {
            throw UsageException.Of("usage.file-is-store", ("file", file));
        }
    }

    /// <summary>Reads a round from the store.</summary>
    /// <exception cref="UsageException">The store has no round with this code.</exception>
    public static async Task<Round> GetRound(StoreSession session, string code)
    {
        if (await session.Rounds.Find(code) is var (round, _))
        {
            return round;
        }

        var codes = await session.Rounds.GetCodes();
        throw codes.Count == 0
            ? UsageException.Of("usage.no-round", ("round", code))
            : UsageException.Of("usage.round", ("round", code), ("known", string.Join(", ", codes)));
    }
}
