using Survey.Collecting.Audit;
using Survey.Collecting.Invitations;
using Survey.Core.Responses;

namespace Survey.Api.Audit;

/// <summary>One entry of the audit trail.</summary>
/// <param name="Number">From 1, without a gap over all rounds.</param>
/// <param name="At">When.</param>
/// <param name="Role">secretariat, chair, coordinator, analyst, operator.</param>
/// <param name="Name">Who, as shown.</param>
/// <param name="Action">What was done, as a code.</param>
/// <param name="Round">The round's code; null for what belongs to none.</param>
/// <param name="Subject">The organization, account or other thing it was done to; null for none.</param>
/// <param name="Details">Further words; null for none.</param>
/// <param name="Hash">SHA-256 over this entry and the hash of the one before, in hexadecimal.</param>
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
