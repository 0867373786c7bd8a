using Survey.Collecting.Audit;
using Survey.Collecting.Invitations;
using Survey.Core.Responses;

namespace Survey.Api.Audit;

/// <summary>One entry of the audit trail.</summary>
/// <param name="Number">From 1, without gaps, over all rounds.</param>
/// <param name="At">When it happened.</param>
/// <param name="Role">secretariat, chair, coordinator, analyst or operator.</param>
/// <param name="Name">Display name of who did it.</param>
/// <param name="Action">What was done, as a code.</param>
/// <param name="Round">The round's code; null if the entry belongs to no round.</param>
/// <param name="Subject">The organization, account or other object of the action; null if there is none.</param>
/// <param name="Details">Further details; null if there are none.</param>
/// <param name="Hash">SHA-256 of this entry and the previous entry's hash, in hexadecimal.</param>
public sealed record AuditView(
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
        new(entry.Number, entry.At, entry.Role.ToCode(), entry.Name, entry.Action, entry.Round, entry.Subject, entry.Details, entry.Hash);
}
