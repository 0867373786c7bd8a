using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Reading;
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

    /// <summary>The largest number of non-empty cells in all sheets together.</summary>
    public const int MostCells = 1_000_000;

    private static readonly WorkbookPackage Package = new(ProblemCatalogue.WorkbookUnreadable, ProblemCatalogue.WorkbookTooLarge);

    /// <summary>Finds what a workbook was made for: round, organization, version, language.</summary>
    /// <param name="file">Read to its end and left open.</param>
    /// <param name="name">Name of the file, for problems.</param>
    public static Outcome<AnswerWorkbookIdentity> Identify(Stream file, string name)
    {
        var problems = new ProblemLog();
        var sheets = Open(file, Place.OfFile(name), problems);
        return problems.ToOutcome(sheets is null ? null : FindIdentity(sheets, Place.OfFile(name), problems));
    }

    /// <summary>Reads the answers.</summary>
    /// <param name="file">Read to its end and left open.</param>
    /// <param name="name">Name of the file, for problems.</param>
    /// <param name="round">The round that <see cref="Identify"/> found.</param>
    /// <param name="today">The current date in UTC, used as the day of submission if the workbook gives none.</param>
    /// <param name="stored">The stored answers, used for questions that have no cell in the workbook; null for none.</param>
    /// <returns>The answers with their problems; or the problems why the workbook cannot be used at all.</returns>
    public static Outcome<FilledWorkbook> Read(Stream file, string name, Round round, DateOnly today, AnswerSet? stored = null)
    {
        var problems = new ProblemLog();
        var place = Place.OfFile(name);
        if (Open(file, place, problems) is not { } sheets || FindIdentity(sheets, place, problems) is not { } identity)
        {
            return problems.ToOutcome<FilledWorkbook>(null);
        }

        var organization = FindOrganization(identity, round, place, problems);
        return problems.ToOutcome(organization is null || problems.Errors > 0 ? null : Read(sheets, identity, organization, round, today, stored ?? AnswerSet.Empty, place));
    }

    private static FilledWorkbook Read(IReadOnlyList<FilledSheet> sheets, AnswerWorkbookIdentity identity, Organization organization, Round round, DateOnly today, AnswerSet stored, Place place)
    {
        var problems = new ProblemLog();
        if (identity.Version != round.Questionnaire.Version)
        {
            problems.Add(ProblemCatalogue.WorkbookOtherVersion, place, $"The workbook was written for version {Excerpt.Of(identity.Version)} of the questionnaire; the round asks version {round.Questionnaire.Version}. What fits was taken; below is what did not.", Excerpt.Of(identity.Version));
        }

        foreach (var sheet in sheets.Where(sheet => sheet is { Identity: null, IsEmpty: false } && sheet.Name != ListSheet.Name))
        {
            problems.Add(ProblemCatalogue.WorkbookSheetNotUsed, place.Member(sheet.Name.Trim()), "The sheet does not belong to the answer workbook; nothing of it was taken.", Excerpt.Of(sheet.Name));
        }

        var finds = new SheetFinds(round.Questionnaire.Scope, sheets.Where(sheet => sheet.Identity is not null), place, problems);
        var answers = new WorkbookAnswers(round, identity, finds, place, problems);
        var (isFinal, by, day) = ReadSubmission(answers, identity, problems);
        var given = answers.Read(stored);
        if (isFinal)
        {
            answers.Validate(new Response(Respondent.Of(organization), ResponseState.Submitted, identity.Language, day ?? today, by, EndorsedBy: null, Footnote: null, given));
        }

        return new FilledWorkbook(identity, organization, WorkbookAnswers.WithoutUnreadable(given), answers.AsTyped, isFinal, by, day)
        {
            Problems = problems.Problems,
            Errors = problems.Errors,
            ProblemsNotKept = problems.NotKept,
        };
    }

    private static (bool IsFinal, string? By, DateOnly? Day) ReadSubmission(WorkbookAnswers answers, AnswerWorkbookIdentity identity, ProblemLog problems)
    {
        var state = answers.FindSubmission(WorkbookMarks.State, "state");
        var isFinal = Says(state, words => words.Final);
        if (state is { IsBlank: false } && !isFinal && !Says(state, words => words.Draft))
        {
            var words = AnswerWords.Of(identity.Language);
            CellReader.Refuse(problems, state, $"“{words.Final}” or “{words.Draft}”", ProblemCatalogue.ChoiceUnknown);
        }

        var spot = answers.FindSubmission(WorkbookMarks.SubmittedOn, "submittedOn");
        var day = spot is { IsBlank: false } ? CellReader.ReadDate(spot, problems) : null;
        return (isFinal, ReadName(answers.FindSubmission(WorkbookMarks.SubmittedBy, "submittedBy"), isFinal, problems), day);
    }

    private static string? ReadName(AnswerSpot? spot, bool isFinal, ProblemLog problems)
    {
        var errors = problems.Errors;
        var name = spot is { IsBlank: false } ? TypedName.Read(spot.Text, spot.Place, problems) : null;
        if (isFinal && spot is not null && problems.Errors == errors && (name is null || name.Length > Actor.LongestName))
        {
            problems.Add(ProblemCatalogue.NameMissing, spot.Place, $"Found {(name is null ? "nothing" : $"{name.Length} characters")}; expected the name of who submits, of at most {Actor.LongestName} characters.");
        }

        return name;
    }

    private static bool Says(AnswerSpot? state, Func<AnswerWords, string> get) =>
        state is { IsBlank: false } && AnswerWords.OfAllLanguages.Any(words => PlainLine.Of(get(words)).Equals(PlainLine.Of(state.Text), StringComparison.OrdinalIgnoreCase));

    private static Organization? FindOrganization(AnswerWorkbookIdentity identity, Round round, Place place, ProblemLog problems)
    {
        if (identity.Round != round.Code || identity.Questionnaire != round.Questionnaire.Code)
        {
            problems.Add(ProblemCatalogue.WorkbookWrongRound, place, $"Found a workbook of the round “{Excerpt.Of(identity.Round)}” with the questionnaire “{Excerpt.Of(identity.Questionnaire)}”; expected “{round.Code}” with “{round.Questionnaire.Code}”.", Excerpt.Of(identity.Round));
            return null;
        }

        var organization = round.Directory.FindOrganization(identity.Organization);
        if (organization is null)
        {
            problems.Add(ProblemCatalogue.OrganizationUnknown, place, $"The workbook is that of “{Excerpt.Of(identity.Organization)}”, which the directory does not have.", Excerpt.Of(identity.Organization));
        }
        else if (!round.Invites(organization.Code))
        {
            problems.Add(ProblemCatalogue.ResponseNotInvited, place, $"The workbook is that of “{organization.Code}”, which is not invited to this round.", organization.Code);
        }

        return organization;
    }

    private static AnswerWorkbookIdentity? FindIdentity(IReadOnlyList<FilledSheet> sheets, Place place, ProblemLog problems)
    {
        var identities = sheets.Where(sheet => sheet.Identity is not null).GroupBy(sheet => sheet.Identity!).ToList();
        switch (identities)
        {
            case []:
                problems.Add(ProblemCatalogue.WorkbookNotRecognized, place, "This is no answer workbook, or its hidden first row and column are gone. Take the workbook anew and copy the answers into it.");
                return null;
            case [{ Key: { Format: > AnswerWorkbookIdentity.CurrentFormat } }, ..]:
                problems.Add(ProblemCatalogue.WorkbookNewer, place, "The workbook was written by a later version of SurveyEngine. Read it with that version.");
                return null;
            case [var one]:
                return one.Key;
            default:
                problems.Add(ProblemCatalogue.WorkbookMixed, place, $"Found sheets of different workbooks: {string.Join("; ", identities.Take(5).Select(group => $"“{Excerpt.Of(group.First().Name)}” of {Excerpt.Of(group.Key.Organization)}, {Excerpt.Of(group.Key.Round)}{(group.Key.ETag.Length > 0 ? $", {Excerpt.Of(group.Key.ETag)}" : "")}"))}. Expected those of one. Remove the others.");
                return null;
        }
    }

    private static List<FilledSheet>? Open(Stream file, Place place, ProblemLog problems)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (var read = file.Read(buffer); read > 0; read = file.Read(buffer))
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > LargestFile)
            {
                problems.Add(ProblemCatalogue.WorkbookTooLarge, place, $"The file is larger than {LargestFile / (1024 * 1024)} MB. Remove pictures and sheets that do not belong to it.");
                return null;
            }
        }

        return Package.Read(bytes.ToArray(), place, problems, parts => ReadSheets(parts, place, problems));
    }

    private static List<FilledSheet>? ReadSheets(WorkbookParts parts, Place place, ProblemLog problems)
    {
        var (sheets, room) = (new List<FilledSheet>(), MostCells);
        foreach (var (name, part) in parts.ReadSheets())
        {
            List<WorkbookCell> cells = [.. parts.ReadCells(part).Take(room + 1)];
            room -= cells.Count;
            if (room < 0)
            {
                problems.Add(ProblemCatalogue.WorkbookTooLarge, place, $"The workbook has more than {MostCells:N0} cells that hold anything. Remove what does not belong to it.");
                return null;
            }

            sheets.Add(new FilledSheet(name, cells, WorkbookParts.ReadJoined(part)));
        }

        return sheets;
    }
}
