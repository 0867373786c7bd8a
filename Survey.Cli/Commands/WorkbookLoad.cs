using Survey.Collecting.Rounds;
using Survey.Collecting.RoundWorkbooks;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.XlsForms;
using Survey.Storage;

namespace Survey.Cli.Commands;

/// <summary><c>survey load FILE.xlsx</c>: the workbook of a round.</summary>
internal static class WorkbookLoad
{
    /// <summary>True for the path of a workbook.</summary>
    public static bool IsWorkbook(string path) =>
        File.Exists(path) && Path.GetExtension(path).Equals(".xlsx", StringComparison.OrdinalIgnoreCase);

    /// <summary>Creates the round of a workbook, or changes it. A new store is created only for a workbook without errors.</summary>
    public static async Task<int> Run(string path, string store, Terminal terminal, CancellationToken cancellationToken)
    {
        var problems = new ProblemLog();
        var bytes = await File.ReadAllBytesAsync(path, cancellationToken);
        var form = RoundWorkbook.Read(bytes, Path.GetFileName(path), problems, cancellationToken);
        if (form is null)
        {
            return Refuse(problems.ToOutcome<RoundStanding>(null), terminal);
        }

        var isThere = !StoreAddress.IsFile(store) || Path.Exists(store);
        if (!isThere && RoundWorkbookDesk.Verify(form) is { Succeeded: false } refused)
        {
            return Refuse(refused, terminal);
        }

        var opened = StoreAddress.Open(store, terminal.Time, create: true);
        var (before, outcome) = await Save(opened, form, terminal, cancellationToken);
        if (!outcome.Succeeded)
        {
            return Refuse(outcome, terminal);
        }

        ProblemPrinter.Print(outcome, terminal, terminal.Texts["nothing.loaded"]);
        var definition = LoadCommand.DescribeDefinition(outcome.Value.Revision != before, outcome.Value.Revision, terminal.Texts);
        terminal.Output.WriteLine(
            terminal.Texts.Fill("load.workbook", ("round", outcome.Value.Round.Code), ("definition", definition)));
        return ExitCodes.Done;
    }

    private static async Task<(int? Before, Outcome<RoundStanding> Outcome)> Save(
        Store store,
        XlsForm form,
        Terminal terminal,
        CancellationToken cancellationToken)
    {
        var code = RoundWorkbookDesk.GetCode(form);
        var before = (await new RoundDesk(store).Find(code, cancellationToken))?.Revision;
        var desk = new RoundWorkbookDesk(store);
        return (
            before,
            before is null
                ? await desk.Create(form, terminal.Operator, cancellationToken)
                : await desk.Change(code, form, removes: false, terminal.Operator, cancellationToken));
    }

    private static int Refuse<T>(Outcome<T> outcome, Terminal terminal)
        where T : class
    {
        ProblemPrinter.Print(outcome, terminal, terminal.Texts["nothing.loaded"]);
        return ExitCodes.Problems;
    }
}
