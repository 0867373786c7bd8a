using System.Buffers.Binary;
using System.Text;
using Survey.Core.Analysis;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Files.Folders;
using Survey.Storage;
using Survey.Storage.Tables;

namespace Survey.Collecting.Loading;

/// <summary>Loads one folder: reads and checks it and compares it with the store; then stores the differences.</summary>
internal sealed class FolderLoad(RoundFolder source, IStore store, ProblemLog problems, LoadOptions options) : IAsyncDisposable
{
    // What is compared with the store, and stored, with one query.
    private const int PageSize = 500;

    // Short enough that others who write need not wait long.
    private const int TransactionSize = 10_000;

    private readonly LoadedResponses _responses = new();
    private RoundDefinition? _definition;
    private Round? _round;
    private ReportContent _content = ReportContent.Empty;
    private Guid? _seen;
    private int _read;
    private int _unchanged;
    private int _leftOut;
    private bool _isPartial;

    /// <summary>True if what was read can be stored.</summary>
    public bool IsUsable { get; private set; }

    /// <summary>Reads and checks the folder. Others may write to the store meanwhile.</summary>
    public async Task Read(CancellationToken cancellationToken)
    {
        var (revision, earlier) = await ReadDefinition(cancellationToken);
        var canUse = problems.Errors == 0;
        var responses = source.ReadResponses(
            _round,
            response => canUse ? Derive(response) : null,
            earlier.Count > 0 ? KeepsEarlierVersion : null,
            cancellationToken);
        var errorsBefore = problems.Errors;
        var rows = _round is null ? null : new RowCheck(_round, _content);
        var page = new List<LoadedResponse>(PageSize);
        await foreach (var (response, loaded) in responses)
        {
            if (response is not null)
            {
                rows?.Add(response);
            }

            if (loaded is not null)
            {
                page.Add(loaded);
            }
            else
            {
                _leftOut++;
            }

            if (page.Count == PageSize)
            {
                await Keep(page, cancellationToken);
                page.Clear();
            }

            options.Progress?.Report(new LoadProgress(++_read, 0));
        }

        await Keep(page, cancellationToken);
        await Verify(rows, cancellationToken);
        IsUsable = errorsBefore == 0 && problems.Errors <= options.MaxProblems;

        // An unchanged response keeps its version of the questionnaire, and need not meet what a later version requires.
        bool KeepsEarlierVersion(Response response) =>
            response.State.Counts() && earlier.Contains(Shorten(RevisionRow.HashOf(ResponseWriter.Write(response))));

        LoadedResponse Derive(Response response)
        {
            var row = new RevisionRow { Round = _round!.Code, Respondent = response.Respondent.Id };
            return LoadedResponse.Of(ResponseWriter.Write(response), ResponseRow.Of(row, ResponseDigest.Of(response, _round), revision));
        }
    }

    /// <summary>Reads the round's definition and compares it with the stored one.</summary>
    /// <returns>
    /// The number that the definition has or will have, and shortened hashes of the responses given under another version of the
    /// questionnaire.
    /// </returns>
    private async Task<(int Revision, HashSet<UInt128> Earlier)> ReadDefinition(CancellationToken cancellationToken)
    {
        (_definition, _round) = source.ReadDefinition();
        await using var session = await store.BeginReadAsync(cancellationToken);
        var latest = _round is null ? null : await session.Rounds.FindLatest(_round.Code);
        var stored = _round is null || latest is null ? ReportContent.Empty : await session.Analysis.Read(_round);
        ReadContent(stored);
        CheckPublished(latest?.ToDefinition(), new ReportContent([.. stored.Entries, .. _content.Entries]));
        _seen = latest?.Id;
        if (_round is not null && problems.Errors == 0)
        {
            await DefinitionChange.Verify(session, _definition!, _round, latest, problems);
        }

        var isNew = latest is null || _definition is null || !latest.Hash.AsSpan().SequenceEqual(RoundRow.HashOf(_definition));
        return (
            (latest?.Revision ?? 0) + (isNew ? 1 : 0),
            _round is null || latest is null ? [] : await ReadEarlier(session, _round));
    }

    /// <summary>
    /// What analysts added is not stored if it has errors, with a warning: it says nothing about the answers, which must not wait for it.
    /// What was stored before stays.
    /// </summary>
    /// <param name="stored">What was stored before.</param>
    private void ReadContent(ReportContent stored)
    {
        if (_round is null || source.ReadAnalysis() is not { } given)
        {
            return;
        }

        var place = Place.OfFile(ReportContent.FileName);
        var outcome = ReportContent.Parse(given.Bytes, place, _round);
        if (outcome.Succeeded)
        {
            _content = outcome.Value;
            return;
        }

        _isPartial = true;
        problems.Add(
            ProblemCatalogue.FileNotUsed[stored.Entries.Count == 0 ? "analysis" : "analysis-kept"],
            place,
            ("errors", outcome.Errors),
            ("round", Detail.Exact(_round.Code)),
            ("file", Quote(source.PathOf(ReportContent.FileName))));
    }

    /// <summary>Warns of rows that do not exist; rows of respondents that the folder lacks are those of the store.</summary>
    private async Task Verify(RowCheck? rows, CancellationToken cancellationToken)
    {
        if (rows is null)
        {
            return;
        }

        await using var session = await store.BeginReadAsync(cancellationToken);
        foreach (var respondent in rows.Missing)
        {
            if (await session.Revisions.FindLatest(_round!.Code, respondent) is { } row)
            {
                rows.Add(StoredResponse.Read(row.Document, row.Respondent, _round));
            }
        }

        rows.Report(Place.OfFile(ReportContent.FileName), problems);
    }

    private static Detail Quote(string file) => Detail.Exact(file.Contains(' ', StringComparison.Ordinal) ? $"\"{file}\"" : file);

    /// <summary>
    /// Printed figures with errors are not stored, with a warning: they say nothing about the answers, which must not wait for them. Those
    /// stored before stay, unless they do not fit the new definition either.
    /// </summary>
    private void CheckPublished(RoundDefinition? stored, ReportContent content)
    {
        if (_round?.Published is null || _definition is null)
        {
            return;
        }

        var outcome = PublishedFigures.Of(_round, content);
        if (outcome.Succeeded && _definition.HasPublished)
        {
            return;
        }

        var earlier = stored?.ToFiles().FirstOrDefault(each => each.Name == RoundDefinition.PublishedFile);
        var kept = earlier is null ? _round : _round with { Published = Encoding.UTF8.GetString(earlier.Bytes) };
        var variant = earlier is null ? "published"
            : PublishedFigures.Of(kept, content).Succeeded ? "published-kept"
            : "published-removed";
        _isPartial = true;
        problems.Add(
            ProblemCatalogue.FileNotUsed[variant],
            Place.OfFile(RoundDefinition.PublishedFile),
            ("errors", Math.Max(1, outcome.Errors)),
            ("round", Detail.Exact(_round.Code)),
            ("file", Quote(source.PathOf(RoundDefinition.PublishedFile))));
        (_definition, _round) = variant == "published-kept"
            ? (_definition.WithPublishedOf(stored!), kept)
            : (_definition.WithoutPublished(), _round with { Published = null });
    }

    /// <summary>
    /// Stores what was read, in transactions of some thousand responses, so that others can write between them. If the definition of a
    /// stored round changes, all is one transaction, because the other responses must fit the new definition too.
    /// </summary>
    /// <returns>
    /// What changed, up to the last commit if the load was stopped after it; null if the stored definition changed after the folder was
    /// compared with it.
    /// </returns>
    public async Task<LoadResult?> TryStore(Actor actor, CancellationToken cancellationToken)
    {
        var errors = problems.Errors;
        LoadResult? committed = null;
        var pages = _responses.ReadPages(_round!, PageSize, cancellationToken).GetAsyncEnumerator(CancellationToken.None);
        try
        {
            var hasMore = await pages.MoveNextAsync();
            do
            {
                await using var session = await store.BeginWriteAsync(cancellationToken);
                if ((await session.Rounds.FindLatest(_round!.Code))?.Id != _seen)
                {
                    return null;
                }

                var change = await DefinitionChange.Save(session, _definition!, _round, problems);
                var part = new LoadTransaction(session, _round, change, actor);
                var maySplit = !change.IsNew || _seen is null;
                while (hasMore && (!maySplit || part.Count < TransactionSize))
                {
                    await part.Store(pages.Current, isFirst: _seen is null);
                    hasMore = await pages.MoveNextAsync();
                }

                var total = Add(part, committed ?? new LoadResult(_round.Code, change.Revision, change.IsNew, 0, 0, _unchanged, 0));
                var derivedAgain = hasMore ? 0 : await change.DeriveAgain(problems);
                if (problems.Errors > errors)
                {
                    IsUsable = false;
                    return total;
                }

                var entries = hasMore ? 0 : await StoreEntries(session, actor);
                if (change.IsNew || part.Count > 0 || derivedAgain > 0 || entries > 0)
                {
                    await part.AppendEntry(hasMore ? 0 : _unchanged, entries);
                }

                total = hasMore
                    ? total with { NotStored = _responses.Count + _unchanged - total.Added - total.Revised - total.Unchanged }
                    : await Complete(total, entries, session);
                var latest = await session.Rounds.FindLatest(_round.Code);
                await session.Commit();
                (_seen, committed) = (latest!.Id, total);
                options.Progress?.Report(new LoadProgress(_read, _responses.Count - total.NotStored));
            }
            while (hasMore);

            return committed;
        }
        catch (OperationCanceledException) when (committed is not null)
        {
            return committed;
        }
        finally
        {
            await pages.DisposeAsync();
        }
    }

    public ValueTask DisposeAsync() => _responses.DisposeAsync();

    /// <summary>Shortened hashes of the responses given under another version of the questionnaire.</summary>
    private static async Task<HashSet<UInt128>> ReadEarlier(StoreSession session, Round round)
    {
        var hashes = new HashSet<UInt128>();
        await foreach (var hash in session.Responses.ReadHashesOfOtherVersions(round.Code, round.Questionnaire.Version))
        {
            hashes.Add(Shorten(hash));
        }

        return hashes;
    }

    // Half of SHA-256 is enough to distinguish documents, and saves memory in a round of a million responses.
    private static UInt128 Shorten(byte[] hash) => BinaryPrimitives.ReadUInt128BigEndian(hash);

    private LoadResult Add(LoadTransaction part, LoadResult result) =>
        result with
        {
            Added = result.Added + part.Added,
            Revised = result.Revised + part.Revised,
            Unchanged = result.Unchanged + part.Unchanged,
            LeftOut = _leftOut,
            IsPartial = _isPartial,
        };

    private static async Task<LoadResult> Complete(LoadResult result, int entries, StoreSession session)
    {
        var stored = await session.Responses.Count(result.Round);
        return result with
        {
            Entries = entries,
            NotStored = 0,
            NotInFolder = stored - result.Added - result.Revised - result.Unchanged,
        };
    }

    /// <summary>Stores what analysts added.</summary>
    /// <returns>Number of entries that are new or changed.</returns>
    private async Task<int> StoreEntries(StoreSession session, Actor actor)
    {
        var entries = 0;
        foreach (var entry in _content.Entries)
        {
            entries += await session.Analysis.Add(_round!.Code, entry.Key, entry.ToJson(), actor) is null ? 0 : 1;
        }

        return entries;
    }

    /// <summary>Keeps responses for storing, except those that the store has already with the same derived values.</summary>
    private async Task Keep(List<LoadedResponse> page, CancellationToken cancellationToken)
    {
        if (problems.Errors > options.MaxProblems || page.Count == 0)
        {
            return;
        }

        var stored = _seen is null ? [] : await FindStored(page, cancellationToken);
        foreach (var response in page)
        {
            if (stored.Contains(response.Derived.Respondent))
            {
                _unchanged++;
            }
            else
            {
                _responses.Add(response);
            }
        }
    }

    /// <summary>
    /// The respondents of a page whose latest revision and derived values are stored as they were read. Each page has a session of its own,
    /// so that no snapshot is held long.
    /// </summary>
    private async Task<HashSet<string>> FindStored(List<LoadedResponse> page, CancellationToken cancellationToken)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        string[] respondents = [.. page.Select(response => response.Derived.Respondent)];
        var rows = (await session.Responses.GetAll(_round!.Code, respondents)).ToDictionary(row => row.Respondent, StringComparer.Ordinal);
        var latest = (await session.Revisions.GetLatestHashes(_round.Code, respondents))
            .ToDictionary(revision => revision.Respondent, StringComparer.Ordinal);
        return
        [
            .. page
                .Where(response =>
                    latest.TryGetValue(response.Derived.Respondent, out var revision)
                    && revision.Hash.AsSpan().SequenceEqual(response.Hash)
                    && rows.TryGetValue(response.Derived.Respondent, out var row)
                    && !row.GetDifferences(response.Derived.At(revision)).Any())
                .Select(response => response.Derived.Respondent),
        ];
    }
}
