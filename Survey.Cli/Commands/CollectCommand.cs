using System.CommandLine;
using Survey.Cli.Texts;
using Survey.Core.Collecting;
using Survey.Core.Responses;
using Survey.Core.Storing.AnswerWorkbooks;
using Survey.Core.Storing.Sqlite;

namespace Survey.Cli.Commands;

/// <summary><c>survey collect ROUND FILE…</c></summary>
internal static class CollectCommand
{
    // What somebody is called who did not say so in the workbook.
    private const string Nameless = "answer workbook";

    private static readonly Argument<string> RoundCode = Given.Round();

    private static readonly Argument<string[]> Files = new Argument<string[]>("FILE")
    {
        Description = "Filled answer workbooks (.xlsx), one for each organization.",
        Arity = ArgumentArity.OneOrMore,
    }.RefuseEmpty();

    private static readonly Option<bool> AsDraft = new("--as-draft")
    {
        Description = "Keep workbooks whose answers have problems as drafts, to be finished on the page, in place of refusing them.",
    };

    private static readonly Option<bool> Replace = new("--replace")
    {
        Description = "Let workbooks replace what was saved after they were written.",
    };

    public static Command Create(StoreOption store, Terminal terminal)
    {
        var command = new Command(
            "collect",
            "Reads filled answer workbooks back: all problems of all files are told, by sheet and cell, and with one error nothing is stored. A workbook marked as final is submitted, any other kept as a draft. Example: survey collect grcp7 filled/arcp.xlsx filled/rcm.xlsx")
        {
            RoundCode,
            Files,
            AsDraft,
            Replace,
        };
        command.SetAction(parsed =>
        {
            var opened = store.Open(parsed);
            using (var reader = opened.BeginRead())
            {
                StoreOption.GetRound(reader, parsed.GetRequiredValue(RoundCode));
            }

            var uploads = parsed.GetRequiredValue(Files).Select(Read).ToList();
            var options = new CollectOptions(new Actor(ActorRole.Operator, Nameless))
            {
                AsDraft = parsed.GetValue(AsDraft),
                Replace = parsed.GetValue(Replace),
                TakesDays = true,
            };
            return Collect(opened, parsed.GetRequiredValue(RoundCode), uploads, options, terminal);
        });
        return command;
    }

    private static int Collect(SqliteStore store, string round, IReadOnlyList<WorkbookUpload> uploads, CollectOptions options, Terminal terminal)
    {
        var result = new WorkbookDesk(store).Collect(round, uploads, options);
        foreach (var workbook in result.Workbooks)
        {
            foreach (var problem in workbook.Problems)
            {
                terminal.Error.WriteLine(problem);
            }

            if (workbook.ProblemsNotKept > 0)
            {
                terminal.Error.WriteLine($"{workbook.File}: … and {workbook.ProblemsNotKept} more.");
            }
        }

        CollectedText.Write(terminal.CreateConsole(), result);
        if (result.IsStored)
        {
            return ExitCodes.Done;
        }

        terminal.Error.WriteLine("Nothing was stored. Have the cells named above corrected, or keep what can be read: --as-draft. A workbook that is to count in place of later changes is taken with --replace. What each code means: docs/problems.md");
        return ExitCodes.Problems;
    }

    /// <summary>A file, as far as a workbook may go: what is larger is refused by its size, and need not be read whole.</summary>
    private static WorkbookUpload Read(string path)
    {
        if (Directory.Exists(path))
        {
            throw new IOException($"{path} is a folder. Name the files in it.");
        }

        if (!File.Exists(path))
        {
            throw new IOException($"There is no file {path}.");
        }

        using var stream = File.OpenRead(path);
        var bytes = new byte[Math.Min(stream.Length, AnswerWorkbookReader.LargestFile + 1)];
        stream.ReadExactly(bytes);
        return new WorkbookUpload(path, bytes);
    }
}
