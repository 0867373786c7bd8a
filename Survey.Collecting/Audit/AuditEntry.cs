using Survey.Core.Responses;

namespace Survey.Collecting.Audit;

/// <summary>One entry of the audit trail.</summary>
/// <param name="Number">From 1, without a gap.</param>
/// <param name="At">When.</param>
/// <param name="Role">In what part.</param>
/// <param name="Name">Who, as shown.</param>
/// <param name="Action">What was done, as a code.</param>
/// <param name="Round">The round's code; null for what belongs to none.</param>
/// <param name="Subject">The organization, account or other thing it was done to; null for none.</param>
/// <param name="Details">Further words; null for none.</param>
/// <param name="Hash">Over this entry and the hash of the one before, in hexadecimal, lower case.</param>
public sealed record AuditEntry(
    long Number,
    DateTimeOffset At,
    ActorRole Role,
    string Name,
    string Action,
    string? Round,
    string? Subject,
    string? Details,
    string Hash);
