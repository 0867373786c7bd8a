using Survey.Core.Responses;

namespace Survey.Collecting.Responses;

/// <summary>One revision of a response, with where it came from.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Id">Its key.</param>
/// <param name="Hash">SHA-256 of its canonical document, in hexadecimal, lower case.</param>
/// <param name="StoredAt">When it was stored.</param>
/// <param name="Role">In what part somebody made it; null if it was loaded from a folder.</param>
/// <param name="By">Who made it, as shown; null if it was loaded from a folder.</param>
/// <param name="Way">How it came in.</param>
/// <param name="Note">The reason of a return, or a comment; null for none.</param>
/// <param name="Response">What it says.</param>
public sealed record RevisionEntry(
    int Number,
    Guid Id,
    string Hash,
    DateTimeOffset StoredAt,
    ActorRole? Role,
    string? By,
    Way Way,
    string? Note,
    Response Response)
{
    /// <summary>For whom it was made, where a coordinator did it for somebody: who answered on paper, the chair who endorsed by letter; null if whoever made it did so for themselves.</summary>
    public string? OnBehalfOf => (Role, Response.State) switch
    {
        (ActorRole.Coordinator, ResponseState.Submitted) when Response.SubmittedBy != By => Response.SubmittedBy,
        (ActorRole.Coordinator, ResponseState.Endorsed) when Response.EndorsedBy != By => Response.EndorsedBy,
        _ => null,
    };

    /// <summary>What the secretariat quotes when it writes about it: round, organization and number.</summary>
    /// <param name="round">The round's code.</param>
    public string GetReceiptNumber(string round) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{round}/{Response.Respondent.Id}/{Number}").ToUpperInvariant();
}
