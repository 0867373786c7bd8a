using System.Buffers.Binary;
using System.Globalization;
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
internal sealed class FolderLoad(RoundFolder source, IStore store, ProblemLog problems) : IAsyncDisposable
{
    private readonly LoadedResponses _responses = new();
    private RoundDefinition? _definition;
    private Round? _round;
    private ReportContent _content = ReportContent.Empty;
    private Guid? _seen;
    private int _unchanged;
    private bool _isPartial;

    /// <summary>Reads and checks the folder. Others may write to the store meanwhile.</summary>
    public async Task Read(IProgress<int>? progress, CancellationToken cancellationToken)
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
        var revision = (latest?.Revision ?? 0) + (isNew ? 1 : 0);
        var earlier = _round is null || latest is null ? [] : await ReadEarlier(session, _round);
        var read = 0;
        var rows = _round is null ? null : new RowCheck(_round, _content);
        foreach (var response in source.ReadResponses(_round, KeepsEarlierVersion))
        {
            cancellationToken.ThrowIfCancellationRequested();
            rows?.Add(response);
            if (problems.Errors == 0)
            {
                await Keep(session, response, revision, isStored: latest is not null);
            }

            progress?.Report(++read);
        }

        await Verify(rows, session);

        // An unchanged response keeps the earlier version of the questionnaire: what the new version requires is not required of it.
        bool KeepsEarlierVersion(Response response) =>
            earlier.Count > 0 && response.State.Counts() && earlier.Contains(Shorten(RevisionRow.HashOf(ResponseWriter.Write(response))));
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
    private async Task Verify(RowCheck? rows, StoreSession session)
    {
        foreach (var respondent in rows?.Missing ?? [])
        {
            if (await session.Revisions.FindLatest(_round!.Code, respondent) is { } row)
            {
                rows!.Add(StoredResponse.Read(row.Document, row.Respondent, _round));
            }
        }

        rows?.Report(Place.OfFile(ReportContent.FileName), problems);
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

    /// <summary>Stores what was read, in one transaction.</summary>
    /// <returns>What changed; null if the stored definition changed after the folder was compared with it.</returns>
    public async Task<LoadResult?> TryStore(Actor actor, CancellationToken cancellationToken)
    {
        await using var session = await store.BeginWriteAsync(cancellationToken);
        if ((await session.Rounds.FindLatest(_round!.Code))?.Id != _seen)
        {
            return null;
        }

        var change = await DefinitionChange.Save(session, _definition!, _round, problems);
        var result = new LoadResult(_round.Code, change.Revision, change.IsNew, Added: 0, Revised: 0, _unchanged, NotInFolder: 0);
        await foreach (var (document, derived) in _responses.Read())
        {
            result = await Store(session, document, derived, result, actor);
        }

        var derivedAgain = await change.DeriveAgain(problems);
        if (problems.Errors > 0)
        {
            return result;
        }

        var entries = 0;
        foreach (var entry in _content.Entries)
        {
            entries += await session.Analysis.Add(_round.Code, entry.Key, entry.ToJson(), actor) is null ? 0 : 1;
        }

        result = result with { Entries = entries, IsPartial = _isPartial };
        if (change.IsNew || _responses.Count > 0 || derivedAgain > 0 || entries > 0)
        {
            var details = string.Create(
                CultureInfo.InvariantCulture,
                $"definition {change.Revision}, {result.Added} responses new, {result.Revised} revised, {result.Unchanged} unchanged")
                + (entries > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {entries} entries of analysts") : "");
            await session.Audit.Append(actor, "round-loaded", _round.Code, subject: null, details);
        }

        var stored = await session.Responses.Count(_round.Code);
        await session.Commit();
        return result with { NotInFolder = stored - result.Added - result.Revised - result.Unchanged };
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

    /// <summary>Keeps a response for storing, unless the store has it already with the same derived values.</summary>
    private async Task Keep(StoreSession session, Response response, int roundRevision, bool isStored)
    {
        var document = ResponseWriter.Write(response);
        var hash = RevisionRow.HashOf(document);
        var latest = isStored ? await session.Revisions.FindLatestHash(_round!.Code, response.Respondent.Id) : null;
        var derived = ResponseRow.Of(
            latest ?? new RevisionRow { Round = _round!.Code, Respondent = response.Respondent.Id },
            ResponseDigest.Of(response, _round!),
            roundRevision);
        if (
            latest is not null
            && latest.Hash.AsSpan().SequenceEqual(hash)
            && await session.Responses.Find(_round!.Code, latest.Respondent) is { } row
            && !row.GetDifferences(derived).Any())
        {
            _unchanged++;
            return;
        }

        await _responses.Add(document, derived, session.Cancellation);
    }

    private async Task<LoadResult> Store(StoreSession session, string document, ResponseRow derived, LoadResult result, Actor actor)
    {
        var stored = _seen is null ? null : await session.Revisions.FindLatestHash(derived.Round, derived.Respondent);
        var isFirst = stored is null || result.DefinitionChanged;
        var before = _round!.IsOpen && !isFirst ? await session.Tallies.FindCounted(_round, derived.Respondent) : null;
        var hash = RevisionRow.HashOf(document);
        if (stored is not null && stored.Hash.AsSpan().SequenceEqual(hash))
        {
            await session.Responses.Save(
                derived with
                {
                    Revision = stored.Revision,
                    GivenUnder = stored.RoundRevision,
                    RoundRevision = result.RoundRevision,
                }
            );
            Tally(stored.QuestionnaireVersion);
            return result with { Unchanged = result.Unchanged + 1 };
        }

        var revision = new RevisionRow
        {
            Round = derived.Round,
            Respondent = derived.Respondent,
            Revision = (stored?.Revision ?? 0) + 1,
            RoundRevision = result.RoundRevision,
            Document = document,
            Hash = hash,
            StoredAt = session.Now,
            Role = actor.Role.ToCode(),
            MadeBy = actor.Name,
            Way = InputChannel.File.ToCode(),
        };
        await session.Revisions.Add(revision, actor, "response-loaded");
        await session.Responses.Save(
            derived with
            {
                Revision = revision.Revision,
                GivenUnder = revision.RoundRevision,
                RoundRevision = result.RoundRevision,
            }
        );
        Tally(_round.Questionnaire.Version);
        return stored is null ? result with { Added = result.Added + 1 } : result with { Revised = result.Revised + 1 };

        void Tally(string version)
        {
            if (_round.IsOpen)
            {
                var after = TallyTable.ToTallied(StoredResponse.Read(document, derived.Respondent, _round), version, _round);
                session.Tallies.Change(_round, result.RoundRevision, derived.Respondent, before, after);
            }
        }
    }
}
