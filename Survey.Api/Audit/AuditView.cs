using Survey.Collecting.Audit;
using Survey.Collecting.Invitations;
using Survey.Core.Responses;

namespace Survey.Api.Audit;

/// <summary>One entry of the audit trail.</summary>
/// <param name="Bucket">The bucket of the entry, 0 to 63: all entries about one respondent are in the same one.</param>
/// <param name="Number">Without gaps in its bucket.</param>
/// <param name="At">When it happened.</param>
/// <param name="Role">secretariat, chair, coordinator, analyst or operator.</param>
/// <param name="Name">Display name of who did it.</param>
/// <param name="Action">What was done, as a code.</param>
/// <param name="Round">The round's code; null if the entry belongs to no round.</param>
/// <param name="Subject">The organization, account or other object of the action; null if there is none.</param>
/// <param name="Details">Further details; null if there are none.</param>
/// <param name="Hash">SHA-256 of this entry and of the previous entry's hash in its bucket, in hexadecimal.</param>
public sealed record AuditView(
    int Bucket,
    long Number,
    DateTimeOffset At,
    string Role,
    string Name,
    string Action,
    string? Round,
    string? Subject,
    string? Details,
    string Hash)
{
    /// <summary>The view of an entry.</summary>
    public static AuditView Of(AuditEntry entry) =>
        new(
            entry.Position.Bucket,
            entry.Position.Number,
            entry.At,
            entry.Role.ToCode(),
            entry.Name,
            entry.Action,
            entry.Round,
            entry.Subject,
            entry.Details,
            entry.Hash);
}
