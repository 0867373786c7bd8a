using System.CommandLine;
using Survey.Collecting.Workbooks;
using Survey.Core.Organizations;
using Survey.Core.Reading;
using Survey.Core.Rounds;
using Survey.Files.AnswerWorkbooks;
using Survey.Storage;

namespace Survey.Cli.Commands;

/// <summary><c>survey form ROUND</c></summary>
internal static class FormCommand
{
    private static readonly Argument<string> RoundCode = CommonArguments.Round();

    private static readonly Option<string> Out = new Option<string>("--out")
    {
        Description = "The folder to write to; created if it does not exist.",
        HelpName = "DIR",
        Required = true,
    }.RefuseEmpty();

    private static readonly Option<string?> Language = new Option<string?>("--language")
    {
        Description =
            "The language of the workbooks: en, fr, es, ru, ar, or another one of the questionnaire. "
            + "Default: the questionnaire's default language.",
        HelpName = "L",
    }.RefuseEmpty();

    private static readonly Option<string[]> Organizations = new Option<string[]>("--organization")
    {
        Description = "Only for this organization, by its code; can be repeated.",
        HelpName = "CODE",
    }.RefuseEmpty();

    private static readonly Option<bool> Replace = new("--replace")
    {
        Description = "Replace existing workbooks. Without it they are kept, since somebody may have filled them in.",
    };

    public static Command Create(StoreOption store, Terminal terminal)
    {
        var command = new Command(
            "form",
            "Writes an answer workbook (.xlsx) for each invited organization, prefilled with its answers so far. "
                + "Import completed ones with survey collect. Example: survey form grcp7 --out forms --language fr"
        )
        {
            RoundCode,
            Out,
            Language,
            Organizations,
            Replace,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var opened = store.Open(parsed);
                var round = await GetRound(opened, parsed.GetRequiredValue(RoundCode), cancellationToken);
                var language = GetLanguage(parsed.GetValue(Language), round);
                var organizations = GetOrganizations(parsed.GetValue(Organizations) ?? [], round);
                var desk = new WorkbookDesk(opened);
                var folder = GivenPath.CreateFolder(parsed.GetRequiredValue(Out), terminal.Texts);
                if (!parsed.GetValue(Replace))
                {
                    RefuseToReplace(
                        folder,
                        organizations.Select(organization => new AnswerWorkbookContent(round, organization, language).FileName));
                }

                using (var progress = new CommandProgress(terminal, "progress.written"))
                {
                    await OutputFile.WriteAll(folder, progress.Count(ReadAll(), cancellationToken));
                }

                terminal.Error.WriteLine(
                    terminal.Texts.Count(
                        "form.written",
                        organizations.Count,
                        ("folder", folder),
                        ("command", $"survey collect {round.Code} FILE…")));
                return ExitCodes.Done;

                async IAsyncEnumerable<(string Name, Func<Stream, Task> Write)> ReadAll()
                {
                    foreach (var organization in organizations)
                    {
                        var content = (await desk.Find(round.Code, organization.Code, language, cancellationToken))!;
                        yield return (content.FileName, stream =>
                        {
                            AnswerWorkbook.Write(stream, content);
                            return Task.CompletedTask;
                        }
                        );
                    }
                }
            });
        return command;
    }

    private static void RefuseToReplace(string folder, IEnumerable<string> names)
    {
        var there = names.Where(name => File.Exists(Path.Combine(folder, name))).ToList();
        if (there.Count > 0)
        {
            throw UsageException.Counting("form.there", there.Count, ("folder", folder), ("example", there[0]));
        }
    }

    private static async Task<Round> GetRound(Store opened, string code, CancellationToken cancellationToken)
    {
        await using var session = await opened.BeginReadAsync(cancellationToken);
        return await StoreOption.GetRound(session, code);
    }

    private static string GetLanguage(string? given, Round round)
    {
        var language = given ?? round.Questionnaire.DefaultLanguage;
        return AnswerWorkbookContent.IsIn(language, round)
            ? language
            : throw UsageException.Of(
                "form.language",
                ("language", Excerpt.Of(language)),
                ("known", string.Join(", ", AnswerWorkbookContent.GetLanguages(round))));
    }

    private static IReadOnlyList<Organization> GetOrganizations(IReadOnlyList<string> codes, Round round)
    {
        if (round.Invited is not { } invited)
        {
            throw UsageException.Of("form.open-round", ("round", round.Code));
        }

        if (codes.FirstOrDefault(code => !round.Invites(code)) is { } unknown)
        {
            throw UsageException.Of(
                "form.organization",
                ("round", round.Code),
                ("organization", unknown),
                ("known", Excerpt.OfCodes(invited.Select(each => each.Code))));
        }

        return codes.Count == 0 ? invited : [.. invited.Where(each => codes.Contains(each.Code, StringComparer.Ordinal))];
    }
}
