using System.CommandLine;
using Survey.Storage;

namespace Survey.Cli.Commands;

/// <summary><c>survey recount ROUND</c></summary>
internal static class RecountCommand
{
    private static readonly Argument<string> RoundCode = CommonArguments.Round();

    public static Command Create(StoreOption store, Terminal terminal)
    {
        var command = new Command(
            "recount",
            "Counts the answers of an open round again, from which its overview and results are made. Needed in a store of an earlier "
                + "version, or if survey verify reports counters. Example: survey recount open-consultation")
        {
            RoundCode,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var code = parsed.GetRequiredValue(RoundCode);
            var responses = await Interruption.Run(
                terminal,
                terminal.Texts["nothing.counted"],
                token => Count(store.Open(parsed), code, token),
                cancellationToken);
            terminal.Output.WriteLine(terminal.Texts.Count("recount.done", responses, ("round", code)));
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task<int> Count(Store store, string code, CancellationToken cancellationToken)
    {
        await using var session = await store.BeginWriteAsync(cancellationToken);
        var round = await StoreOption.GetRound(session, code);
        if (!round.IsOpen)
        {
            throw UsageException.Of("recount.by-invitation", ("round", code));
        }

        var (_, definition) = (await session.Rounds.Find(code))!.Value;
        var responses = await session.Tallies.CountAgain(round, definition);
        await session.Commit();
        return responses;
    }
}
