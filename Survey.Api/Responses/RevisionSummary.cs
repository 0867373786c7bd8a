using Survey.Collecting.Invitations;
using Survey.Collecting.Responses;
using Survey.Core.Responses;

namespace Survey.Api.Responses;

/// <summary>A revision of a response, without its content. Revisions never change.</summary>
/// <param name="Number">From 1.</param>
/// <param name="State">submitted, endorsed, returned or withdrawn; draft only if it was loaded from a folder.</param>
/// <param name="Receipt">Receipt number to quote in letters.</param>
/// <param name="Hash">SHA-256 of its canonical document, in hexadecimal.</param>
/// <param name="StoredAt">When it was stored.</param>
/// <param name="Role">Role of who made it; null if an earlier version of this software loaded it from a folder.</param>
/// <param name="By">Display name of who made it; null if an earlier version of this software loaded it from a folder.</param>
/// <param name="Way">How it came in: file, page, api, workbook or paper.</param>
/// <param name="Note">The reason of a return, or a comment; null if there is none.</param>
/// <param name="SubmittedOn">The day it was submitted; null if it was not.</param>
/// <param name="SubmittedBy">Who submitted it; null if nobody.</param>
/// <param name="EndorsedBy">Who endorsed it; null if nobody.</param>
public sealed record RevisionSummary(
    int Number,
    string State,
    string Receipt,
    string Hash,
    DateTimeOffset StoredAt,
    string? Role,
    string? By,
    string Way,
    string? Note,
    DateOnly? SubmittedOn,
    string? SubmittedBy,
    string? EndorsedBy)
{
    /// <summary>The summary of a revision.</summary>
    public static RevisionSummary Of(RevisionEntry revision, string round) => new(
        revision.Number,
        revision.Response.State.ToCode(),
        revision.GetReceiptNumber(round),
        revision.Hash,
        revision.StoredAt,
        revision.Role?.ToCode(),
        revision.By,
        revision.Way.ToCode(),
        revision.Note,
        revision.Response.SubmittedOn,
        revision.Response.SubmittedBy,
        revision.Response.EndorsedBy);
}
