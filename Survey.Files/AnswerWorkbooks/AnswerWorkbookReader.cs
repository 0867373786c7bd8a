using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Reading.Typed;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Files.Workbooks;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>Reads answer workbooks that were filled in, regardless of how people and programs changed their sheets.</summary>
public static class AnswerWorkbookReader
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int LargestFile = 32 * 1024 * 1024;

    private static readonly WorkbookPackage Package = new(ProblemCatalogue.WorkbookUnreadable, ProblemCatalogue.WorkbookTooLarge);

    /// <summary>Opens a workbook and finds what it was made for.</summary>
    /// <param name="file">Read to its end and left open.</param>
    /// <param name="name">Name of the file, for problems.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static Outcome<OpenedAnswerWorkbook> Open(Stream file, string name, CancellationToken cancellationToken = default)
    {
        var problems = new ProblemLog();
        var place = Place.OfFile(name);
        return problems.ToOutcome(
            ReadSheets(file, place, problems, cancellationToken) is { } sheets && FindIdentity(sheets, place, problems) is { } identity
                ? new OpenedAnswerWorkbook(identity, sheets, place)
                : null);
    }

    /// <summary>Reads the answers.</summary>
    /// <param name="workbook">The workbook.</param>
    /// <param name="round">The round that it was made for.</param>
    /// <param name="today">The current date in UTC, used as the day of submission if the workbook gives none.</param>
    /// <param name="stored">The stored answers, used for questions that have no cell in the workbook; null for none.</param>
    /// <returns>The answers with their problems; or the problems why the workbook cannot be used at all.</returns>
    public static Outcome<FilledWorkbook> Read(OpenedAnswerWorkbook workbook, Round round, DateOnly today, AnswerSet? stored = null)
    {
        var problems = new ProblemLog();
        var organization = FindOrganization(workbook.Identity, round, workbook.Place, problems);
        return problems.ToOutcome(
            organization is null || problems.Errors > 0
                ? null
                : Read(workbook.Sheets, workbook.Identity, organization, round, today, stored ?? AnswerSet.Empty, workbook.Place));
    }

    private static FilledWorkbook Read(
        IReadOnlyList<FilledSheet> sheets,
        AnswerWorkbookIdentity identity,
        Organization organization,
        Round round,
        DateOnly today,
        AnswerSet stored,
        Place place)
    {
        var problems = new ProblemLog();
        if (identity.Version != round.Questionnaire.Version)
        {
            problems.Add(
                ProblemCatalogue.WorkbookOtherVersion,
                place,
                ("found", identity.Version),
                ("wanted", round.Questionnaire.Version));
        }

        foreach (var sheet in sheets.Where(sheet => sheet is { Identity: null, IsEmpty: false } && sheet.Name != ListSheet.Name))
        {
            problems.Add(ProblemCatalogue.WorkbookSheetNotUsed, place.Member(sheet.Name.Trim()));
        }

        var finds = new AnswerCellIndex(round.Questionnaire.Scope, sheets.Where(sheet => sheet.Identity is not null), place, problems);
        var answers = new WorkbookAnswers(round, identity, finds, place, problems);
        var (isFinal, by, day) = ReadSubmission(answers, identity, problems);
        var given = answers.Read(stored);
        if (isFinal)
        {
            answers.Validate(
                new Response(
                    Respondent.Of(organization),
                    ResponseState.Submitted,
                    identity.Language,
                    day ?? today,
                    by,
                    EndorsedBy: null,
                    Footnote: null,
                    given));
        }

        return new FilledWorkbook(identity, organization, WorkbookAnswers.WithoutUnreadable(given), answers.AsTyped, isFinal, by, day)
        {
            Problems = problems.Problems,
            Errors = problems.Errors,
            ProblemsNotKept = problems.NotKept,
        };
    }

    private static (bool IsFinal, string? By, DateOnly? Day) ReadSubmission(
        WorkbookAnswers answers,
        AnswerWorkbookIdentity identity,
        ProblemLog problems)
    {
        var state = answers.FindSubmission(WorkbookMarks.State, "state");
        var isFinal = Says(state, words => words.Final);
        if (state is { IsBlank: false } && !isFinal && !Says(state, words => words.Draft))
        {
            var words = AnswerWords.Of(identity.Language);
            problems.Add(
                ProblemCatalogue.ChoiceUnknown["state"],
                state.Place,
                ("found", state.Text.Trim()),
                ("final", words.Final),
                ("draft", words.Draft));
        }

        var spot = answers.FindSubmission(WorkbookMarks.SubmittedOn, "submittedOn");
        var day = spot is { IsBlank: false } ? CellReader.ReadDate(spot, problems) : null;
        return (isFinal, ReadName(answers.FindSubmission(WorkbookMarks.SubmittedBy, "submittedBy"), isFinal, problems), day);
    }

    private static string? ReadName(AnswerSpot? spot, bool isFinal, ProblemLog problems)
    {
        var errors = problems.Errors;
        var name = spot is { IsBlank: false } ? TypedName.Read(spot.Text, spot.Place, problems) : null;
        if (isFinal && spot is not null && problems.Errors == errors && (name is null || name.Length > Actor.MaxNameLength))
        {
            problems.Add(ProblemCatalogue.NameMissing["submitter"], spot.Place, ("most", Actor.MaxNameLength));
        }

        return name;
    }

    /// <summary>
    /// True if the cell names a state in any language: with the whole label, with its words before the colon ("final"), or with the
    /// last of these ("draft" of "a draft").
    /// </summary>
    private static bool Says(AnswerSpot? state, Func<AnswerWords, string> get) =>
        state is { IsBlank: false }
        && AnswerWords.OfAllLanguages
            .SelectMany(words => GetForms(PlainLine.Of(get(words))))
            .Contains(PlainLine.Of(state.Text), StringComparer.OrdinalIgnoreCase);

    private static string[] GetForms(string label)
    {
        var words = label.Split(':')[0].Trim();
        return [label, words, words.Split(' ')[^1]];
    }

    private static Organization? FindOrganization(AnswerWorkbookIdentity identity, Round round, Place place, ProblemLog problems)
    {
        if (identity.Round != round.Code || identity.Questionnaire != round.Questionnaire.Code)
        {
            problems.Add(
                ProblemCatalogue.WorkbookWrongRound,
                place,
                ("round", identity.Round),
                ("questionnaire", identity.Questionnaire),
                ("wanted", round.Code),
                ("wantedQuestionnaire", round.Questionnaire.Code));
            return null;
        }

        var organization = round.Directory.FindOrganization(identity.Organization);
        if (organization is null)
        {
            problems.Add(ProblemCatalogue.OrganizationUnknown["workbook"], place, ("found", identity.Organization));
        }
        else if (!round.Invites(organization.Code))
        {
            problems.Add(ProblemCatalogue.ResponseNotInvited["workbook"], place, ("found", organization.Code));
        }

        return organization;
    }

    private static AnswerWorkbookIdentity? FindIdentity(IReadOnlyList<FilledSheet> sheets, Place place, ProblemLog problems)
    {
        var identities = sheets.Where(sheet => sheet.Identity is not null).GroupBy(sheet => sheet.Identity!).ToList();
        switch (identities)
        {
            case []:
                problems.Add(ProblemCatalogue.WorkbookNotRecognized, place);
                return null;
            case [{ Key: { Format: > AnswerWorkbookIdentity.CurrentFormat } }, ..]:
                problems.Add(ProblemCatalogue.WorkbookNewer, place);
                return null;
            case [var one]:
                return one.Key;
            default:
                var mixed = identities.Select(group =>
                    (Detail)$"“{group.First().Name.Trim()}” ({group.Key.Organization}, {group.Key.Round})");
                problems.Add(ProblemCatalogue.WorkbookMixed, place, ("sheets", Detail.List(mixed)));
                return null;
        }
    }

    private static List<FilledSheet>? ReadSheets(Stream file, Place place, ProblemLog problems, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (var read = file.Read(buffer); read > 0; read = file.Read(buffer))
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > LargestFile)
            {
                problems.Add(ProblemCatalogue.WorkbookTooLarge, place, ("size", LargestFile / (1024 * 1024)));
                return null;
            }
        }

        return Package.Read<List<FilledSheet>>(
            bytes.ToArray(),
            place,
            problems,
            parts => [.. parts.ReadSheets().Select(sheet => new FilledSheet(sheet))],
            cancellationToken);
    }
}
