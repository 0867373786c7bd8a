using Survey.Core.Responses;
using Survey.Core.Responses.Merging;

namespace Survey.Collecting.Responses;

/// <summary>Who requests a change of a response, and on what condition.</summary>
/// <param name="Actor">Who requests it.</param>
/// <param name="Way">How it comes in.</param>
public sealed record DeskRequest(Actor Actor, InputChannel Way)
{
    /// <summary>Maximum length of a reason, in characters.</summary>
    public const int MaxReasonLength = 5000;

    /// <summary>The <see cref="ResponseDossier.ETag"/> that the response must have; null to skip this check.</summary>
    public string? ExpectedETag { get; init; }

    /// <summary>The client's idempotency key: repeating the request changes nothing. Null if there is none.</summary>
    public string? Key { get; init; }

    /// <summary>
    /// The save of an open page that this is, with the digests of what the page then shows (<see cref="ContentDigests"/>). A save
    /// that is not later than the last one of that page changes nothing. Null for none.
    /// </summary>
    public (PageSave Save, string Base)? PageSave { get; init; }

    /// <summary>The entity tag in the answer workbook that the content was read from; null for another way.</summary>
    public string? Workbook { get; init; }

    /// <summary>The reason, with at most <see cref="MaxReasonLength"/> characters; required for a return.</summary>
    public string? Reason { get; init; }

    /// <summary>The day an answer arrived on paper; null for today.</summary>
    public DateOnly? Day { get; init; }
}
