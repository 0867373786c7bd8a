using System.CommandLine;
using Survey.Storage;
using Survey.Storage.Postgres;

namespace Survey.Cli.Commands;

/// <summary><c>survey store</c></summary>
internal static class StoreCommand
{
    public static Command Create(StoreOption store, Terminal terminal)
    {
        var distribute = new Command(
            "distribute",
            "Distributes the large tables of a PostgreSQL store over the workers of a Citus cluster. "
                + "Example: survey store distribute --store postgres://survey@localhost/survey");
        distribute.SetAction(async (parsed, cancellationToken) =>
        {
            var address = store.GetAddress(parsed);
            var isNew = await StoreDistribution.Distribute(address, cancellationToken);
            terminal.Output.WriteLine(terminal.Texts.Fill(
                isNew ? "distribute.done" : "distribute.before",
                ("path", StoreAddress.ToName(address))));
            return ExitCodes.Done;
        });
        return new Command("store", "Changes how a store is kept on its server.") { distribute };
    }
}
