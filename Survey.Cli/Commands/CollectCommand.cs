using System.CommandLine;
using Survey.Cli.Texts;
using Survey.Collecting.Workbooks;
using Survey.Core.Languages;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Files.AnswerWorkbooks;

namespace Survey.Cli.Commands;

/// <summary><c>survey collect ROUND FILE…</c></summary>
internal static class CollectCommand
{
    // Name of the submitter if the workbook gives none.
    private const string Nameless = "answer workbook";

    private static readonly Argument<string> RoundCode = CommonArguments.Round();

    private static readonly Argument<string[]> Files = new Argument<string[]>("FILE")
    {
        Description = "Completed answer workbooks (.xlsx), one for each organization.",
        Arity = ArgumentArity.OneOrMore,
    }.RefuseEmpty();

    private static readonly Option<bool> AsDraft = new("--as-draft")
    {
        Description = "Save workbooks with problems as drafts, to be completed on the page, instead of refusing them.",
    };

    private static readonly Option<bool> Replace = new("--replace")
    {
        Description = "Let workbooks replace what was saved after they were created.",
    };

    public static Command Create(StoreOption store, Terminal terminal)
    {
        var command = new Command(
            "collect",
            "Imports completed answer workbooks. Reports all problems of all files by sheet and cell; "
                + "if there is an error, nothing is stored. A workbook marked as final is submitted; "
                + "any other is saved as a draft. Example: survey collect grcp7 filled/arcp.xlsx filled/rcm.xlsx"
        )
        {
            RoundCode,
            Files,
            AsDraft,
            Replace,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var opened = store.Open(parsed);
            await using (var session = await opened.BeginReadAsync(cancellationToken))
            {
                await StoreOption.GetRound(session, parsed.GetRequiredValue(RoundCode));
            }

            var (uploads, unusable) = ReadAll(parsed.GetRequiredValue(Files), terminal);
            CollectResult result;
            CollectOptions options;
            using (var progress = new CommandProgress(terminal, "progress.collected"))
            {
                options = new CollectOptions(new Actor(ActorRole.Operator, Nameless))
                {
                    AsDraft = parsed.GetValue(AsDraft),
                    Replace = parsed.GetValue(Replace),
                    TakesDays = true,
                    OnlyChecks = unusable > 0,
                    Progress = progress,
                };
                result = await new WorkbookDesk(opened).Collect(
                    parsed.GetRequiredValue(RoundCode),
                    uploads,
                    options,
                    cancellationToken);
            }

            Print(result, unusable, options, terminal);
            return unusable > 0 ? ExitCodes.Unusable : result.IsStored ? ExitCodes.Done : ExitCodes.Problems;
        });
        return command;
    }

    /// <summary>Reads all files. A file that cannot be read is reported and counted, and the others are still read.</summary>
    private static (IReadOnlyList<WorkbookUpload> Uploads, int Unusable) ReadAll(IReadOnlyList<string> paths, Terminal terminal)
    {
        var uploads = new List<WorkbookUpload>();
        foreach (var path in paths)
        {
            try
            {
                uploads.Add(Read(path, terminal.Texts));
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                terminal.Error.WriteLine(failure.Message);
            }
        }

        return (uploads, paths.Count - uploads.Count);
    }

    private static void Print(CollectResult result, int unusable, CollectOptions options, Terminal terminal)
    {
        foreach (var workbook in result.Workbooks)
        {
            foreach (var problem in workbook.Problems)
            {
                terminal.Error.WriteLine(problem.ToLine(terminal.Language));
            }

            if (workbook.ProblemsNotKept > 0)
            {
                terminal.Error.WriteLine(
                    terminal.Texts.Count("problems.more-in-file", workbook.ProblemsNotKept, ("file", workbook.File)));
            }
        }

        if (result.Workbooks.Count > 0)
        {
            CollectedText.Write(terminal.CreateConsole(terminal.Language), result, terminal.Texts);
        }

        if (!result.IsStored)
        {
            terminal.Error.WriteLine(string.Join(' ', WhatToDo(result, unusable, options, terminal.Texts)));
        }
    }

    /// <summary>Suggestions that fit the problems that were found.</summary>
    private static IEnumerable<string> WhatToDo(CollectResult result, int unusable, CollectOptions options, LanguageTexts texts)
    {
        var errors = result
            .Workbooks.SelectMany(workbook => workbook.Problems)
            .Where(problem => problem.Severity == Severity.Error)
            .ToList();
        yield return texts["nothing.stored"];
        if (unusable > 0)
        {
            yield return texts.Count("collect.unreadable", unusable);
        }

        if (!options.AsDraft && result.Workbooks.Any(workbook => workbook.CanBeCorrected))
        {
            yield return texts["collect.correct"];
        }

        if (errors.Exists(problem => problem.Kind == ProblemCatalogue.ResponseStale))
        {
            yield return texts["collect.replace"];
        }

        if (errors.Count > 0)
        {
            yield return texts["problems.codes"];
        }
    }

    /// <summary>
    /// Reads a file, but at most one byte more than the limit, so that a larger one can be refused without reading it all.
    /// </summary>
    private static WorkbookUpload Read(string path, LanguageTexts texts)
    {
        GivenPath.RequireFile(path, texts);
        using var stream = File.OpenRead(path);
        var bytes = new byte[Math.Min(stream.Length, AnswerWorkbookReader.LargestFile + 1)];
        stream.ReadExactly(bytes);
        return new WorkbookUpload(path, bytes);
    }
}
