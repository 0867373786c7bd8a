using Survey.Core.Responses;
using Survey.Storage;

namespace Survey.Collecting.Audit;

/// <summary>One entry of the audit trail.</summary>
/// <param name="Position">Its place in the trail.</param>
/// <param name="At">When it happened.</param>
/// <param name="Role">The actor's role.</param>
/// <param name="Name">Display name of the actor.</param>
/// <param name="Action">Code of the action.</param>
/// <param name="Round">The round's code; null if the entry belongs to no round.</param>
/// <param name="Subject">The organization, account or other object of the action; null if there is none.</param>
/// <param name="Details">Further details; null if there are none.</param>
/// <param name="Hash">SHA-256 of this entry and the hash of the previous entry of its bucket, in lower-case hexadecimal.</param>
public sealed record AuditEntry(
    AuditPosition Position,
    DateTimeOffset At,
    ActorRole Role,
    string Name,
    string Action,
    string? Round,
    string? Subject,
    string? Details,
    string Hash)
{
    /// <summary>The entry's name, such as <c>12.57</c>: its bucket, and its number in the bucket.</summary>
    public string Entry => AuditSeal.NameOf(Position.Bucket, Position.Number);
}
