using Survey.Core.Responses;

namespace Survey.Collecting.Audit;

/// <summary>One entry of the audit trail.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="At">When it happened.</param>
/// <param name="Role">The actor's role.</param>
/// <param name="Name">Display name of the actor.</param>
/// <param name="Action">Code of the action.</param>
/// <param name="Round">The round's code; null if the entry belongs to no round.</param>
/// <param name="Subject">The organization, account or other object of the action; null if there is none.</param>
/// <param name="Details">Further details; null if there are none.</param>
/// <param name="Hash">SHA-256 of this entry and the previous entry's hash, in lower-case hexadecimal.</param>
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
