using Survey.Core.Responses;
using Survey.Core.Responses.Merging;

namespace Survey.Collecting.Responses;

/// <summary>Who asks for something to be done with a response, and on what condition.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Way">How it comes in.</param>
public sealed record DeskRequest(Actor Actor, Way Way)
{
    /// <summary>The most characters a reason has, by whatever way it comes.</summary>
    public const int LongestReason = 5000;

    /// <summary>What the response's <see cref="ResponseDossier.ETag"/> must be; null if anything will do.</summary>
    public string? ExpectedETag { get; init; }

    /// <summary>What the client calls this request, so that repeating it does nothing twice; null for none.</summary>
    public string? Key { get; init; }

    /// <summary>
    /// The save of an open page that this is, with the digests of what the page then shows (<see cref="ContentDigests"/>). A save
    /// that is not later than the last one of that page changes nothing. Null for none.
    /// </summary>
    public (PageSave Save, string Base)? PageSave { get; init; }

    /// <summary>Why, in at most <see cref="LongestReason"/> characters; a return must have one.</summary>
    public string? Reason { get; init; }

    /// <summary>The day an answer on paper arrived; null for today.</summary>
    public DateOnly? Day { get; init; }
}
