using Survey.Collecting.Messages;
using Survey.Collecting.Responses;
using Survey.Core.Responses;
using Survey.Files.AnswerWorkbooks;
using Survey.Storage;

namespace Survey.Collecting.Workbooks;

/// <summary>Where answer workbooks go out, prefilled, and come back in.</summary>
/// <param name="store">The store.</param>
/// <param name="mailroom">Who writes the messages that follow from a submission; null for nobody.</param>
public sealed class WorkbookDesk(IStore store, Mailroom? mailroom = null)
{
    // Reading a workbook takes some hundred megabytes where somebody means ill; a few at once must not take all there is.
    private static readonly SemaphoreSlim Readers = new(2);

    private readonly ResponseDesk _responses = new(store, mailroom);

    /// <summary>What an organization's workbook is to be written from; null if there is no such round or it does not invite the organization.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="organization">The organization's code.</param>
    /// <param name="language">The workbook's language; null for the questionnaire's default one.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    public async Task<AnswerWorkbookContent?> Find(
        string round,
        string organization,
        string? language = null,
        CancellationToken cancellationToken = default) =>
        await _responses.Find(round, organization, cancellationToken) is { } dossier ? ToContent(dossier, language ?? dossier.Round.Questionnaire.DefaultLanguage) : null;

    /// <summary>What a response's workbook is to be written from.</summary>
    public static AnswerWorkbookContent ToContent(ResponseDossier dossier, string language) =>
        new(dossier.Round, dossier.Organization, language)
        {
            Answers = dossier.State is null ? null : dossier.Content.Answers,
            AsTyped = dossier.Content.AsTyped,
            ETag = dossier.ETag,
            SubmittedBy = dossier.Draft is null && dossier.State?.Counts() == true ? dossier.Latest?.Response.SubmittedBy : null,
            SubmittedOn = dossier.Draft is null && dossier.State?.Counts() == true ? dossier.Latest?.Response.SubmittedOn : null,
        };

    /// <summary>Takes workbooks that came back: all of them, or, if there is a problem with one, none.</summary>
    /// <param name="round">The code of the round they are taken for; it must be there.</param>
    /// <param name="uploads">The workbooks, at most one of each organization.</param>
    /// <param name="options">By whom, and how.</param>
    /// <param name="cancellationToken">Ends the waiting and the work.</param>
    /// <exception cref="ArgumentException">There is no such round.</exception>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    public async Task<CollectResult> Collect(
        string round,
        IReadOnlyList<WorkbookUpload> uploads,
        CollectOptions options,
        CancellationToken cancellationToken = default)
    {
        // What takes long, opening and reading files of strangers, happens before anybody has to wait for it.
        var read = await Read(round, uploads, options, cancellationToken);
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

    private async Task<List<WorkbookIntake>> Read(
        string code,
        IReadOnlyList<WorkbookUpload> uploads,
        CollectOptions options,
        CancellationToken cancellationToken)
    {
        await Readers.WaitAsync(cancellationToken);
        try
        {
            await using var session = await store.BeginReadAsync(cancellationToken);
            var round = (await session.Rounds.Find(code))?.Round ?? throw new ArgumentException($"There is no round {code}.", nameof(code));
            var read = new List<WorkbookIntake>();
            foreach (var upload in uploads)
            {
                read.Add(await WorkbookIntake.Read(upload, round, options, session));
            }

            return read;
        }
        finally
        {
            Readers.Release();
        }
    }
}
