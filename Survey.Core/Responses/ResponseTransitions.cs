using static Survey.Core.Responses.ActorRole;
using static Survey.Core.Responses.ResponseAction;
using static Survey.Core.Responses.ResponseState;

namespace Survey.Core.Responses;

/// <summary>
/// The table of all allowed transitions. Anything that is not in it is refused. <c>docs/states.md</c> shows the same
/// table, and a test keeps the two equal.
/// </summary>
/// <remarks>
/// Saving does not change the state, except that the first save creates a draft. A later draft is kept beside the
/// submitted response, which counts until the draft is submitted. All transitions need a round that collects answers.
/// </remarks>
public static class ResponseTransitions
{
    private static readonly ActorRole[] Answering = [Secretariat, ActorRole.Respondent, Coordinator, Operator];
    private static readonly ActorRole[] Endorsing = [Chair, Coordinator];
    private static readonly ActorRole[] Coordinating = [Coordinator];
    private static readonly ActorRole[] Withdrawing = [Secretariat, ActorRole.Respondent, Coordinator];

    /// <summary>The transitions, in the order of a response's usual life.</summary>
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

    /// <summary>The transition for an action; null if the role may not perform it in this state.</summary>
    public static ResponseTransition? Find(ResponseState? from, ResponseAction action, ActorRole role) =>
        All.FirstOrDefault(each => each.From == from && each.Action == action && each.Roles.Contains(role));

    /// <summary>The actions that a role may perform in a state, in the order of the table.</summary>
    public static IEnumerable<ResponseAction> GetActions(ResponseState? from, ActorRole role) =>
        All.Where(each => each.From == from && each.Roles.Contains(role)).Select(each => each.Action);
}
