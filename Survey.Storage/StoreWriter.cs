using Dapper;
using Microsoft.Data.Sqlite;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Storage.Tables;

namespace Survey.Storage;

/// <summary>
/// One change of a store: a round's definition and responses, in one transaction. What was not committed when it is
/// disposed, or when the process ends, never happened.
/// </summary>
public sealed class StoreWriter : IDisposable
{
    /// <summary>How the place of a problem begins that a stored response has.</summary>
    public const string StoredResponse = "stored response of ";

    private readonly StoreSession _session;
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;
    private Round? _round;
    private bool _hasEarlierVersions;
    private LoadResult? _result;

    internal StoreWriter(StoreSession session)
    {
        _session = session;
        _connection = session.Connection;
        _transaction = session.Transaction;
    }

    private LoadResult Result => _result ?? throw new InvalidOperationException("Save the definition of the round first.");

    /// <summary>
    /// Stores a round's definition as a new revision, unless it is the stored one. A questionnaire that has been
    /// answered may only be followed by a compatible one, under a new version: anything else is a problem.
    /// </summary>
    public void SaveDefinition(RoundDefinition definition, Round round, ProblemLog problems)
    {
        var latest = StoreReader.FindLatest(round.Code, _connection, _transaction);
        if (latest is not null && latest.Questionnaire != definition.Questionnaire && HasResponses(round.Code))
        {
            PublishedQuestionnaire.Verify(latest.ToDefinition().ToRound().Questionnaire, round.Questionnaire, problems);
        }

        var hash = RoundRow.HashOf(definition);
        var changed = latest is null || !latest.Hash.AsSpan().SequenceEqual(hash);
        var revision = (latest?.Revision ?? 0) + (changed ? 1 : 0);
        if (changed)
        {
            _connection.Execute(
                """
                INSERT INTO round_revision (
                    id,
                    round,
                    revision,
                    framework,
                    directory,
                    questionnaire,
                    round_document,
                    questionnaire_version,
                    hash,
                    stored_at)
                VALUES (
                    @Id,
                    @Round,
                    @Revision,
                    @Framework,
                    @Directory,
                    @Questionnaire,
                    @RoundDocument,
                    @QuestionnaireVersion,
                    @Hash,
                    @StoredAt)
                """,
                new RoundRow
                {
                    Id = NewId(),
                    Round = round.Code,
                    Revision = revision,
                    Framework = definition.Framework,
                    Directory = definition.Directory,
                    Questionnaire = definition.Questionnaire,
                    RoundDocument = definition.Round,
                    QuestionnaireVersion = round.Questionnaire.Version,
                    Hash = hash,
                    StoredAt = _session.Now,
                },
                _transaction);
        }

        _round = round;
        _hasEarlierVersions = HasOtherVersions(round);
        _result = new LoadResult(round.Code, revision, changed, Added: 0, Revised: 0, Unchanged: 0, NotInFolder: 0);
    }

    /// <summary>
    /// Whether a response is, word for word, one that was submitted under an earlier version of the questionnaire. It
    /// keeps that version, and what the new one asks beyond it was not asked of it.
    /// </summary>
    public bool KeepsEarlierVersion(Response response) =>
        _hasEarlierVersions
        && response.State.Counts()
        && FindLatest(response.Respondent.Id) is { } stored
        && IsOfEarlierVersion(stored)
        && stored.Hash.AsSpan().SequenceEqual(RevisionRow.HashOf(ResponseWriter.Write(response)));

    /// <summary>Stores a response of the round as a new revision, unless it is the stored one; derives anew where needed.</summary>
    public void Save(Response response)
    {
        var round = _round!;
        var document = ResponseWriter.Write(response);
        var hash = RevisionRow.HashOf(document);
        var stored = FindLatest(response.Respondent.Id);
        if (stored is not null && stored.Hash.AsSpan().SequenceEqual(hash))
        {
            _result = Result with { Unchanged = Result.Unchanged + 1 };
            var derived = Derive(stored, response);
            if (StoreReader.FindDerived(round.Code, stored.Respondent, _connection, _transaction) is not { } row || row.GetDifferences(derived).Any())
            {
                _session.Revisions.Derive(derived);
            }

            return;
        }

        var revision = new RevisionRow
        {
            Id = NewId(),
            Round = round.Code,
            Respondent = response.Respondent.Id,
            Revision = (stored?.Revision ?? 0) + 1,
            RoundRevision = Result.RoundRevision,
            Document = document,
            Hash = hash,
            StoredAt = _session.Now,
        };
        _session.Revisions.Add(revision, response, round);
        _result = stored is null ? Result with { Added = Result.Added + 1 } : Result with { Revised = Result.Revised + 1 };
    }

    /// <summary>
    /// Checks and derives anew what was stored under an earlier definition and was not saved now. A stored response or
    /// draft that the new definition has no place for is a problem.
    /// </summary>
    public void DeriveAgain(ProblemLog problems)
    {
        var validator = new ResponseValidator(_round!);
        var outdated = _connection.Query<RevisionRow>(
            $"""
            SELECT {StoreReader.RevisionColumns}
            FROM response
            JOIN response_revision ON response_revision.id = response.revision_id
            WHERE response.round = @Round
                AND response.round_revision <> @RoundRevision
            ORDER BY response.respondent
            """,
            new { Result.Round, Result.RoundRevision },
            _transaction);
        foreach (var revision in outdated)
        {
            if (StoreReader.ReadResponse(revision.Document, revision.Respondent, _round!, problems) is { } response)
            {
                if (!response.State.Counts() || !IsOfEarlierVersion(revision))
                {
                    validator.Validate(response, Place.OfFile(StoredResponse + revision.Respondent), problems);
                }

                _session.Revisions.Derive(Derive(revision, response));
            }
        }

        if (Result.DefinitionChanged)
        {
            foreach (var draft in _session.Drafts.GetAll(Result.Round))
            {
                StoreReader.ReadResponse(draft.Document!, draft.Respondent, _round!, problems);
            }
        }
    }

    /// <summary>Makes the change lasting.</summary>
    /// <returns>What it changed.</returns>
    public LoadResult Commit()
    {
        var stored = _connection.ExecuteScalar<int>(
            """
            SELECT COUNT(*)
            FROM response
            WHERE round = @Round
            """,
            new { Result.Round },
            _transaction);
        _transaction.Commit();
        return Result with { NotInFolder = stored - Result.Added - Result.Revised - Result.Unchanged };
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    private bool IsOfEarlierVersion(RevisionRow revision) =>
        revision.RoundRevision != Result.RoundRevision
        && _connection.ExecuteScalar<string>(
            """
            SELECT questionnaire_version
            FROM round_revision
            WHERE round = @Round
                AND revision = @RoundRevision
            """,
            new { revision.Round, revision.RoundRevision },
            _transaction) != _round!.Questionnaire.Version;

    private bool HasOtherVersions(Round round) =>
        _connection.ExecuteScalar<bool>(
            """
            SELECT EXISTS (
                SELECT 1
                FROM round_revision
                WHERE round = @Code
                    AND questionnaire_version <> @Version)
            """,
            new { round.Code, round.Questionnaire.Version },
            _transaction);

    private bool HasResponses(string round) =>
        _connection.ExecuteScalar<bool>(
            """
            SELECT EXISTS (
                SELECT 1
                FROM response_revision
                WHERE round = @round
                UNION ALL
                SELECT 1
                FROM draft
                WHERE round = @round
                    AND document IS NOT NULL)
            """,
            new { round },
            _transaction);

    private RevisionRow? FindLatest(string respondent) => _session.Revisions.FindLatestHash(Result.Round, respondent);

    private ResponseRow Derive(RevisionRow revision, Response response) =>
        ResponseRow.Of(revision, ResponseDigest.Of(response, _round!), Result.RoundRevision);

    private byte[] NewId() => _session.NewId().ToByteArray(bigEndian: true);
}
