using Survey.Collecting.Links;
using Survey.Collecting.Responses;
using Survey.Storage;

namespace Survey.Collecting.OpenRounds;

/// <summary>An answer that was submitted in an open round.</summary>
/// <param name="Entry">Its first revision.</param>
/// <param name="Seal">Its entry in the audit trail; null if it is missing there.</param>
/// <param name="Link">The personal link; null if it was not asked for.</param>
/// <param name="IsRepeated">True if an earlier request with the same idempotency key had stored it.</param>
public sealed record SubmittedAnswer(RevisionEntry Entry, AuditSeal? Seal, IssuedLink? Link, bool IsRepeated);
