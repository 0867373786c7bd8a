using System.CommandLine;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Results;
using Survey.Files.Reports;

namespace Survey.Cli.Commands;

/// <summary><c>survey results ROUND</c></summary>
internal static class ResultsCommand
{
    private static readonly Argument<string> RoundCode = CommonArguments.Round();

    private static readonly Option<string?> QuestionCode = new Option<string?>("--question")
    {
        Description = "Only this question, by its code, with the organizations behind each count.",
        HelpName = "Q",
    }.RefuseEmpty();

    private static readonly Option<string?> ByCode = new Option<string?>("--by")
    {
        Description = "Divide each result by the answers to this select-one question.",
        HelpName = "Q",
    }.RefuseEmpty();

    private static readonly Option<string?> RegionCode = new Option<string?>("--region")
    {
        Description = "Only respondents of this region, by its code.",
        HelpName = "R",
    }.RefuseEmpty();

    private static readonly FormatOption<ResultsExport> Format = new(
        ExportFormats.Results,
        "text to read (default), json and csv for programs, xlsx for Excel. Without this option, the ending of --out decides.",
        usual: null);

    private static readonly Option<string?> Out = CommonArguments.OutputFile();

    private static readonly Option<string?> AsOf = AsOfOption.Create();

    private static readonly Option<string?> Publication =
        PublicationsCommand.Option("Make an output of this publication again, as it was then.");

    public static Command Create(StoreOption store, Terminal terminal)
    {
        var command = new Command(
            "results",
            "Tabulates the answers to every question of a round: how many were asked and answered, how often each choice was made, "
                + "and numbers in figures. Example: survey results review-2018 --by position"
        )
        {
            RoundCode,
            QuestionCode,
            ByCode,
            RegionCode,
            Format.Option,
            Out,
            AsOf,
            Publication,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var session = await store.Open(parsed).BeginReadAsync(cancellationToken);
            var round = await StoreOption.GetRound(session, parsed.GetRequiredValue(RoundCode));
            CommonArguments.RefuseBoth(parsed, Publication, AsOf);
            var (publication, refusal) = await PublicationsCommand.Find(parsed.GetValue(Publication), session, round.Code, terminal);
            if (refusal is { } exitCode)
            {
                return exitCode;
            }

            round = publication?.Publication.Round ?? round;
            var selection = new ResultSelection(
                CheckQuestion(round.Questionnaire, parsed.GetValue(QuestionCode)),
                FindBy(round.Questionnaire, parsed.GetValue(ByCode)),
                OverviewCommand.FindRegion(round.Directory, parsed.GetValue(RegionCode)));
            var path = parsed.GetValue(Out);
            var format = Format.Get(parsed, path);
            if ((publication?.Snapshot ?? AsOfOption.Find(parsed.GetValue(AsOf), session, round, terminal)) is not { } snapshot)
            {
                return ExitCodes.Usage;
            }

            var producedAt = publication?.Publication.MadeAt ?? terminal.Time.GetUtcNow();
            RoundResults results;
            using (var progress = new CommandProgress(terminal, "progress.read"))
            {
                results = await snapshot.ReadResults(selection, cancellationToken, progress);
            }

            await new CommandOutput(terminal, path, store.GetAddress(parsed)).Write(
                format,
                new ResultsExport(results, producedAt)
                {
                    Language = LanguageOption.Find(parsed),
                    Publication = publication?.Publication.ToState(),
                },
                cancellationToken);
            return ExitCodes.Done;
        });
        return command;
    }

    private static string? CheckQuestion(Questionnaire questionnaire, string? code)
    {
        var questions = ResultQuestion.AllOf(questionnaire);
        return code is null || questions.Any(question => question.IsCalled(code))
            ? code
            : throw UsageException.Of(
                "usage.question",
                ("question", code),
                ("known", string.Join(", ", questions.Select(question => question.Path))));
    }

    private static ResultQuestion? FindBy(Questionnaire questionnaire, string? code)
    {
        if (code is null)
        {
            return null;
        }

        if (ResultQuestion.FindSelectOne(questionnaire, code) is { } found)
        {
            return found;
        }

        var known = ResultQuestion.AllOf(questionnaire).Where(question => question.Question is SelectOneQuestion).ToList();
        throw known.Count == 0
            ? UsageException.Of("usage.no-select-one", ("question", code))
            : UsageException.Of(
                "usage.select-one",
                ("question", code),
                ("known", string.Join(", ", known.Select(question => question.Path))));
    }
}
