using Survey.Collecting.Messages;
using Survey.Collecting.Responses;
using Survey.Core.Responses;
using Survey.Files.AnswerWorkbooks;
using Survey.Storage;

namespace Survey.Collecting.Workbooks;

/// <summary>Use cases of answer workbooks: export a prefilled one, and import filled ones.</summary>
/// <param name="store">The store.</param>
/// <param name="mailroom">Writes the messages that a submission causes; null to write none.</param>
/// <param name="limit">Limits how many files are read at once; null for no limit.</param>
public sealed class WorkbookDesk(IStore store, MessageWriter? mailroom = null, UploadLimit? limit = null)
{
    private readonly ResponseDesk _responses = new(store, mailroom);

    /// <summary>
    /// The content of an organization's workbook; null if there is no such round, or it does not invite the organization.
    /// </summary>
    /// <param name="round">The round's code.</param>
    /// <param name="organization">The organization's code.</param>
    /// <param name="language">Language of the workbook; null for the questionnaire's default language.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    public async Task<AnswerWorkbookContent?> Find(
        string round,
        string organization,
        string? language = null,
        CancellationToken cancellationToken = default) =>
        await _responses.Find(round, organization, cancellationToken) is { Respondent.Organization: not null } dossier
            ? ToContent(dossier, language ?? dossier.Round.Questionnaire.DefaultLanguage, store.Time.GetUtcNow())
            : null;

    /// <summary>The content of a response's workbook.</summary>
    /// <param name="dossier">The response of an organization.</param>
    /// <param name="language">Language of the workbook.</param>
    /// <param name="now">When the workbook is written.</param>
    public static AnswerWorkbookContent ToContent(ResponseDossier dossier, string language, DateTimeOffset now) =>
        new(dossier.Round, dossier.Respondent.Organization!, language)
        {
            Now = now,
            Answers = dossier.State is null ? null : dossier.Content.Answers,
            AsTyped = dossier.Content.AsTyped,
            ETag = dossier.ETag,
            SubmittedBy = dossier.Draft is null && dossier.State?.Counts() == true ? dossier.Latest?.Response.SubmittedBy : null,
            SubmittedOn = dossier.Draft is null && dossier.State?.Counts() == true ? dossier.Latest?.Response.SubmittedOn : null,
        };

    /// <summary>Imports filled workbooks: all of them, or none if one has a problem.</summary>
    /// <param name="round">Code of an existing round.</param>
    /// <param name="uploads">The workbooks, at most one from each organization.</param>
    /// <param name="options">Who imports them, and how.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArgumentException">There is no such round.</exception>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    public async Task<CollectResult> Collect(
        string round,
        IReadOnlyList<WorkbookUpload> uploads,
        CollectOptions options,
        CancellationToken cancellationToken = default)
    {
        // Opening and reading untrusted files takes long, so this happens before the write lock is taken.
        var read = limit is null
            ? await Read(round, uploads, options, cancellationToken)
            : await limit.Run(ending => Read(round, uploads, options, ending), cancellationToken);
        await using var session = await store.BeginWriteAsync(cancellationToken);
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        var collected = new List<CollectedWorkbook>();
        foreach (var each in read)
        {
            collected.Add(await each.Store(session, _responses, taken));
        }

        var isStored = !options.OnlyChecks && collected.TrueForAll(each => each.State != CollectedState.Refused);
        if (isStored)
        {
            await session.Commit();
        }

        return new CollectResult(collected, isStored);
    }

    private async Task<List<WorkbookImport>> Read(
        string code,
        IReadOnlyList<WorkbookUpload> uploads,
        CollectOptions options,
        CancellationToken cancellationToken)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        var round = (await session.Rounds.Find(code))?.Round ?? throw new ArgumentException($"There is no round {code}.", nameof(code));
        var read = new List<WorkbookImport>();
        foreach (var upload in uploads)
        {
            read.Add(await WorkbookImport.Read(upload, round, options, session));
            options.Progress?.Report(read.Count);
        }

        return read;
    }
}
