namespace Survey.Core.Responses;

/// <summary>One allowed transition between two states of a response.</summary>
/// <param name="From">The state before; null if there is no response yet.</param>
/// <param name="Action">The action that causes the transition.</param>
/// <param name="To">The state afterwards.</param>
/// <param name="Roles">The roles that may perform the action.</param>
/// <param name="NeedsReason">True if the actor must give a reason.</param>
public sealed record ResponseTransition(
    ResponseState? From,
    ResponseAction Action,
    ResponseState To,
    IReadOnlyList<ActorRole> Roles,
    bool NeedsReason);
