using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Core.Tallies;
using Survey.Storage;
using Survey.Storage.Tables;

namespace Survey.Collecting.Responses;

/// <summary>
/// A revision that is ready to be stored: its document and all that is derived from it. None of this needs the store, so it can be made
/// before it is the writer's turn.
/// </summary>
internal sealed class NewRevision
{
    private readonly Round _round;
    private readonly int _roundRevision;
    private readonly string _document;
    private readonly byte[] _hash;
    private readonly ResponseDigest _digest;
    private readonly TalliedResponse? _tallied;

    /// <summary>Makes the document and what is derived from it.</summary>
    /// <param name="response">The response in its new state.</param>
    /// <param name="round">The round's definition.</param>
    /// <param name="roundRevision">The number of that definition.</param>
    public NewRevision(Response response, Round round, int roundRevision)
    {
        Response = response;
        _round = round;
        _roundRevision = roundRevision;
        _document = ResponseWriter.Write(response);
        _hash = RevisionRow.HashOf(_document);
        _digest = ResponseDigest.Of(response, round);
        _tallied = round.IsOpen ? TalliedResponse.Of(response, _digest, round) : null;
    }

    /// <summary>The response in its new state.</summary>
    public Response Response { get; }

    private string Action => $"response-{Response.State.ToCode()}";

    /// <summary>Stores the revision, the values derived from it, and its audit entry.</summary>
    /// <param name="session">A session that writes. The definition of the round must still be the latest.</param>
    /// <param name="number">The number of the revision, from 1.</param>
    /// <param name="request">Who makes it.</param>
    /// <returns>The stored row, and its entry in the audit trail.</returns>
    public async Task<(RevisionRow Row, AuditSeal Seal)> Store(StoreSession session, int number, DeskRequest request)
    {
        var revision = ToRow(number, request) with { StoredAt = session.Now };
        var respondent = Response.Respondent.Id;
        var before = _round.IsOpen && number > 1 ? await session.Tallies.FindCounted(_round, respondent) : null;
        var stored = await session.Revisions.Add(revision, request.Actor, Action);
        session.Parsed.Add(Convert.ToHexStringLower(_hash), _round, Response);
        await session.Responses.Save(ResponseRow.Of(stored.Row, _digest, _roundRevision));
        session.Tallies.Change(_round, _roundRevision, respondent, before, _tallied);
        return stored;
    }

    /// <summary>The first revision of an answer, to be stored together with others.</summary>
    /// <param name="request">Who makes it.</param>
    public NewAnswer ToNewAnswer(DeskRequest request)
    {
        var row = ToRow(number: 1, request);
        return new NewAnswer(_round, row, ResponseRow.Of(row, _digest, _roundRevision), _tallied, request.Actor, Action);
    }

    private RevisionRow ToRow(int number, DeskRequest request) =>
        new()
        {
            Round = _round.Code,
            Respondent = Response.Respondent.Id,
            Revision = number,
            RoundRevision = _roundRevision,
            Document = _document,
            Hash = _hash,
            Role = request.Actor.Role.ToCode(),
            MadeBy = request.Actor.Name,
            Way = request.Way.ToCode(),
            Note = ResponseRules.NoteOf(request),
            RequestKey = request.Key,
        };
}
