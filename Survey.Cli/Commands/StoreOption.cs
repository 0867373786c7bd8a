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
        Description = $"The store: a file, or postgres://USER@HOST/DATABASE. Default: SURVEY_STORE, or {Usual} "
            + "(demo: survey.db in its folder).",
        HelpName = "STORE",
        Recursive = true,
    }.RefuseEmpty();

    /// <summary>True if the command line names a store.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetResult(Option) is { Implicit: false };

    /// <summary>The address of the store: from the option, <c>SURVEY_STORE</c> or the default. It may contain a password.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="otherwise">The default path.</param>
    public string GetAddress(ParseResult parsed, string otherwise = Usual) => parsed.GetValue(Option) ?? terminal.Store ?? otherwise;

    /// <summary>The path of the store, for commands that work with its file.</summary>
    /// <exception cref="StoreException">The store is a database of a server.</exception>
    public string GetFile(ParseResult parsed)
    {
        var address = GetAddress(parsed);
        return StoreAddress.IsFile(address)
            ? address
            : throw new StoreException(
                inner: null,
                ProblemCatalogue.StoreUnusable["postgres-backup"],
                ("path", Detail.Exact(StoreAddress.ToName(address))));
    }

    /// <summary>Opens the store. It must exist, unless it may be created.</summary>
    public Store Open(ParseResult parsed, bool create = false) => StoreAddress.Open(GetAddress(parsed), terminal.Time, create);

    /// <summary>Refuses a file that is the store itself, or one that SQLite keeps beside it.</summary>
    /// <exception cref="UsageException">It is.</exception>
    public void RefuseFiles(ParseResult parsed, string file)
    {
        var store = GetAddress(parsed);
        if (StoreAddress.IsFile(store) && SqliteFile.GetAll(store).Any(each => Path.GetFullPath(each) == Path.GetFullPath(file)))
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
