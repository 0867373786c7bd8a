using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Core.Tallies;
using Survey.Storage.Tables;

namespace Survey.Storage;

/// <summary>The first revision of an answer to an open round, with all that is derived from it.</summary>
/// <param name="Round">The definition that it was checked with.</param>
/// <param name="Revision">The revision, by that definition. Its entry in the audit trail and its time are ignored.</param>
/// <param name="Derived">The values derived from it.</param>
/// <param name="Tallied">What it counts; null for nothing.</param>
/// <param name="Actor">Who gives it.</param>
/// <param name="Action">The action in the audit trail.</param>
public sealed record NewAnswer(
    Round Round,
    RevisionRow Revision,
    ResponseRow Derived,
    TalliedResponse? Tallied,
    Actor Actor,
    string Action);

/// <summary>An answer that was stored.</summary>
/// <param name="Row">The stored row.</param>
/// <param name="Seal">Its entry in the audit trail.</param>
public sealed record StoredAnswer(RevisionRow Row, AuditSeal Seal);
