using static Survey.Core.Responses.ActorRole;
using static Survey.Core.Responses.ResponseAction;
using static Survey.Core.Responses.ResponseState;

namespace Survey.Core.Responses;

/// <summary>
/// All ways a response may go, in one table: what is not in it cannot be done. <c>docs/states.md</c> shows the same
/// table; a test holds the two together.
/// </summary>
/// <remarks>
/// Saving keeps the state: a draft lies beside what was submitted, which counts until the draft is submitted in its turn.
/// All of it happens only while the round collects.
/// </remarks>
public static class ResponseTransitions
{
    private static readonly ActorRole[] Answering = [Secretariat, Coordinator, Operator];
    private static readonly ActorRole[] Endorsing = [Chair, Coordinator];
    private static readonly ActorRole[] Coordinating = [Coordinator];
    private static readonly ActorRole[] Withdrawing = [Secretariat, Coordinator];

    /// <summary>The table, in the order of the way.</summary>
    public static IReadOnlyList<ResponseTransition> All { get; } =
    [
        new(From: null, Save, Draft, Answering, NeedsReason: false),
        new(Draft, Save, Draft, Answering, NeedsReason: false),
        new(Submitted, Save, Submitted, Answering, NeedsReason: false),
        new(Endorsed, Save, Endorsed, Answering, NeedsReason: false),
        new(Returned, Save, Returned, Answering, NeedsReason: false),
        new(Withdrawn, Save, Withdrawn, Answering, NeedsReason: false),
        new(Draft, Submit, Submitted, Answering, NeedsReason: false),
        new(Submitted, Submit, Submitted, Answering, NeedsReason: false),
        new(Endorsed, Submit, Submitted, Answering, NeedsReason: false),
        new(Returned, Submit, Submitted, Answering, NeedsReason: false),
        new(Withdrawn, Submit, Submitted, Answering, NeedsReason: false),
        new(Submitted, Endorse, Endorsed, Endorsing, NeedsReason: false),
        new(Submitted, Return, Returned, [Chair, Coordinator], NeedsReason: true),
        new(Endorsed, Return, Returned, Coordinating, NeedsReason: true),
        new(Submitted, Withdraw, Withdrawn, Withdrawing, NeedsReason: false),
        new(Endorsed, Withdraw, Withdrawn, Withdrawing, NeedsReason: false),
        new(Returned, Withdraw, Withdrawn, Withdrawing, NeedsReason: false),
    ];

    /// <summary>The way an action leads; null if there is none from there for anybody in this part.</summary>
    public static ResponseTransition? Find(ResponseState? from, ResponseAction action, ActorRole role) =>
        All.FirstOrDefault(each => each.From == from && each.Action == action && each.Roles.Contains(role));

    /// <summary>What somebody in this part may do with a response that stands there, in the table's order.</summary>
    public static IEnumerable<ResponseAction> GetActions(ResponseState? from, ActorRole role) =>
        All.Where(each => each.From == from && each.Roles.Contains(role)).Select(each => each.Action);
}
