using Survey.Collecting.Responses;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Files.AnswerWorkbooks;
using Survey.Storage;

namespace Survey.Collecting.Workbooks;

/// <summary>The import of one answer workbook: read first, then stored in one transaction with the others.</summary>
internal sealed class WorkbookImport
{
    private readonly WorkbookUpload _upload;
    private readonly Round _round;
    private readonly CollectOptions _options;
    private readonly Place _place;
    private ResponseDossier? _seen;
    private FilledWorkbook? _filled;
    private readonly List<Problem> _problems = [];
    private int _errors;
    private int _notKept;

    private WorkbookImport(WorkbookUpload upload, Round round, CollectOptions options) =>
        (_upload, _round, _options, _place) = (upload, round, options, Place.OfFile(upload.Name));

    /// <summary>Reads a workbook.</summary>
    /// <param name="upload">The file.</param>
    /// <param name="round">The round.</param>
    /// <param name="options">Who imports it, and how.</param>
    /// <param name="session">A session to read the stored response.</param>
    public static async Task<WorkbookImport> Read(WorkbookUpload upload, Round round, CollectOptions options, StoreSession session)
    {
        var intake = new WorkbookImport(upload, round, options);
        await intake.Read(session);
        return intake;
    }

    private async Task Read(StoreSession session)
    {
        var opened = AnswerWorkbookReader.Open(new MemoryStream(_upload.Bytes), _upload.Name, session.Cancellation);
        Add(opened.Problems, opened.Errors, opened.ProblemsNotKept);
        if (opened.Value is not { Identity: var identity } workbook)
        {
            return;
        }

        if (_options.Organization is { } only && only != identity.Organization)
        {
            // Check this before anything is compared with the store: the problems would reveal another organization's answers.
            Refuse(ProblemCatalogue.ResponseNotInvited["other-workbook"], ("found", identity.Organization));
            return;
        }

        _seen = await Dossiers.Find(session, _round.Code, identity.Organization);
        var outcome = AnswerWorkbookReader.Read(workbook, _round, session.Today, _seen?.Content.Answers);
        Add(outcome.Problems, outcome.Errors, outcome.ProblemsNotKept);
        _filled = outcome.Value;
        if (_filled is not null)
        {
            Add(_filled.Problems, _filled.Errors, _filled.ProblemsNotKept);
        }
    }

    private bool Submits => _filled is { IsFinal: true, Errors: 0 };

    /// <summary>Stores the workbook's answers.</summary>
    /// <param name="session">The transaction; the caller commits it.</param>
    /// <param name="responses">Saves and submits the answers.</param>
    /// <param name="taken">File names of the workbooks imported before, by code of the organization; this one is added.</param>
    public async Task<CollectedWorkbook> Store(StoreSession session, ResponseDesk responses, Dictionary<string, string> taken)
    {
        var state = _filled is null || _seen is null ? CollectedState.Refused : await Store(_filled, session, responses, taken);
        var organization = _filled?.Organization ?? _seen?.Respondent.Organization;
        return new CollectedWorkbook(
            _upload.Name,
            organization,
            state,
            _filled?.Count.Answers ?? 0,
            _filled?.Count.Rows ?? 0,
            _problems,
            _errors,
            _notKept);
    }

    private async Task<CollectedState> Store(
        FilledWorkbook filled,
        StoreSession session,
        ResponseDesk responses,
        Dictionary<string, string> taken)
    {
        var code = filled.Organization.Code;
        if (!taken.TryAdd(code, _upload.Name))
        {
            return Refuse(ProblemCatalogue.ResponseTwice["workbook"], ("other", taken[code]));
        }

        var dossier = (await Dossiers.Find(session, _round.Code, code))!;
        if (filled.Errors > 0 && !_options.AsDraft)
        {
            // Check this first, so that nobody corrects a workbook that cannot be accepted.
            return ResponseRules.FindWhyNotNow(dossier.Phase) is { } why
                ? Refuse(ResponseRules.NotNow(why, dossier.Round, dossier.Phase, _place))
                : CollectedState.Refused;
        }

        if (dossier.ETag != _seen!.ETag)
        {
            return Refuse(ProblemCatalogue.ResponseStale["workbook-reading"], ("saved", SavedBy(dossier)));
        }

        var isSame = filled.Says(BeginsWith(dossier, filled, session)) && IsSame(filled.AsTyped, dossier.Content.AsTyped);
        if (isSame && (!Submits || (dossier.Draft is null && dossier.State?.Counts() == true)))
        {
            return CollectedState.Unchanged;
        }

        if (
            !isSame
            && !_options.Replace
            && filled.Identity.ETag.Length > 0
            && filled.Identity.ETag != dossier.ETag
            && !IsOwnDraft(filled, dossier)
            && !OnlyAdds(filled, dossier.Content))
        {
            return Refuse(ProblemCatalogue.ResponseStale["workbook"], ("saved", SavedBy(dossier)));
        }

        return await Store(filled, isSame, session, responses);
    }

    /// <summary>The answers that are stored; if there are none, those that the workbook began with.</summary>
    private AnswerSet BeginsWith(ResponseDossier dossier, FilledWorkbook filled, StoreSession session) =>
        dossier.State is not null
            ? dossier.Content.Answers
            : FirstAnswers.For(_round, dossier.Respondent, filled.Identity.Language, session.Time.GetUtcNow())
                .Of(new AnswerScope(_round.Questionnaire.Scope, AnswerSet.Empty, outer: null));

    private async Task<CollectedState> Store(FilledWorkbook filled, bool isSame, StoreSession session, ResponseDesk responses)
    {
        var code = filled.Organization.Code;
        var request = new DeskRequest(_options.By with { Name = filled.SubmittedBy ?? _options.By.Name }, InputChannel.Workbook)
        {
            Workbook = filled.Identity.ETag.Length > 0 ? filled.Identity.ETag : null,
            Day = _options.TakesDays && filled.SubmittedOn <= session.Today ? filled.SubmittedOn : null,
        };
        if (!isSame)
        {
            var content = new DraftContent(filled.Answers, filled.Identity.Language) { AsTyped = filled.AsTyped };
            var saved = await responses.SaveWithin(session, _round.Code, code, _ => content, request, session.Cancellation);
            AddErrors(saved);
            if (!saved.Succeeded)
            {
                return CollectedState.Refused;
            }
        }

        if (!Submits)
        {
            return CollectedState.Draft;
        }

        var submitted = await responses.SubmitWithin(
            session,
            _round.Code,
            code,
            filled.SubmittedBy!,
            request,
            content: null,
            prepared: null,
            session.Cancellation);
        AddErrors(submitted);
        return submitted.Succeeded ? CollectedState.Submitted : CollectedState.Refused;
    }

    /// <summary>
    /// True if the draft was read from this workbook before, sent by the same person, and nobody changed it since: a workbook that was
    /// corrected and sent again. Two people may have copies of one workbook, so the person counts.
    /// </summary>
    private bool IsOwnDraft(FilledWorkbook filled, ResponseDossier dossier)
    {
        var sender = filled.SubmittedBy ?? (_options.By.Role is ActorRole.Secretariat or ActorRole.Chair ? _options.By.Name : null);
        return sender is { Length: > 0 }
            && sender == dossier.Draft?.SavedBy
            && filled.Identity.ETag == dossier.WorkbookOfDraft;
    }

    /// <summary>
    /// True if the workbook keeps everything that is stored and only adds to it, so that nobody's work is lost: for example, it was
    /// corrected or completed after an earlier import. A typed value may have become a valid answer.
    /// </summary>
    private bool OnlyAdds(FilledWorkbook filled, DraftContent stored)
    {
        var changes = ResponseComparison.Of(_round.Questionnaire, stored.Answers, filled.Answers).Changes;
        return changes.All(change => change.Kind is AnswerChangeKind.Added or AnswerChangeKind.Moved)
            && stored.AsTyped.All(typed =>
                changes.Any(change => change.PlaceAfter == typed.Key) || filled.AsTyped.GetValueOrDefault(typed.Key) == typed.Value);
    }

    private static Detail SavedBy(ResponseDossier dossier)
    {
        var (name, at) = dossier.Draft is { } draft
            ? (draft.SavedBy, draft.SavedAt)
            : (dossier.Latest?.By, dossier.Latest?.StoredAt ?? default);
        return name is not { Length: > 0 } ? Detail.Exact("")
            : at == default ? new Phrase("saved-by", ("name", name))
            : new Phrase("saved-by-at", ("name", name), ("time", at));
    }

    private static bool IsSame(IReadOnlyDictionary<string, string> ours, IReadOnlyDictionary<string, string> theirs) =>
        ours.Count == theirs.Count && ours.All(each => theirs.TryGetValue(each.Key, out var other) && other == each.Value);

    private CollectedState Refuse(ProblemVariant variant, params ReadOnlySpan<(string Name, Detail Value)> details) =>
        Refuse(new Problem(variant, _place, details.ToArray()));

    private CollectedState Refuse(Problem problem)
    {
        Add([problem], errors: 1, notKept: 0);
        return CollectedState.Refused;
    }

    /// <summary>Reports errors of the use case at the file. Its warnings were already reported at cells.</summary>
    private void AddErrors(Outcome<ResponseDossier> outcome) =>
        Add(
            outcome.Problems.Where(problem => problem.Severity == Severity.Error).Select(problem => problem with { Place = _place }),
            outcome.Errors,
            notKept: 0);

    private void Add(IEnumerable<Problem> problems, int errors, int notKept)
    {
        _problems.AddRange(problems);
        _errors += errors;
        _notKept += notKept;
    }
}
