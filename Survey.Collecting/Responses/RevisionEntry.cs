using Survey.Core.Responses;

namespace Survey.Collecting.Responses;

/// <summary>One revision of a response, and how it was made.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Hash">SHA-256 of its canonical document, in lower-case hexadecimal.</param>
/// <param name="StoredAt">When it was stored.</param>
/// <param name="Role">Role of who made it; null if an earlier version of this software loaded it from a folder.</param>
/// <param name="By">Display name of who made it; null if an earlier version of this software loaded it from a folder.</param>
/// <param name="Way">How it came in.</param>
/// <param name="Note">The reason of a return, or a comment; null if there is none.</param>
/// <param name="Response">The content.</param>
public sealed record RevisionEntry(
    int Number,
    string Hash,
    DateTimeOffset StoredAt,
    ActorRole? Role,
    string? By,
    InputChannel Way,
    string? Note,
    Response Response)
{
    /// <summary>Who submitted or endorsed it, if a coordinator entered it for them (from paper or a letter); otherwise null.</summary>
    public string? OnBehalfOf => (Role, Response.State) switch
    {
        (ActorRole.Coordinator, ResponseState.Submitted) when Response.SubmittedBy != By => Response.SubmittedBy,
        (ActorRole.Coordinator, ResponseState.Endorsed) when Response.EndorsedBy != By => Response.EndorsedBy,
        _ => null,
    };

    /// <summary>The receipt number to quote in letters: round, organization and number of the revision.</summary>
    /// <param name="round">The round's code.</param>
    public string GetReceiptNumber(string round) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{round}/{Response.Respondent.Id}/{Number}").ToUpperInvariant();
}
