namespace Survey.Core.Responses;

/// <summary>One way a response may go.</summary>
/// <param name="From">Where it stands before; null for a response of which there is nothing yet.</param>
/// <param name="Action">What is done.</param>
/// <param name="To">Where it stands then.</param>
/// <param name="Roles">Who may do it.</param>
/// <param name="NeedsReason">Whether a reason must be given.</param>
public sealed record ResponseTransition(
    ResponseState? From,
    ResponseAction Action,
    ResponseState To,
    IReadOnlyList<ActorRole> Roles,
    bool NeedsReason);
