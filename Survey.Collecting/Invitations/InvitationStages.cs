using Survey.Core.Responses;

namespace Survey.Collecting.Invitations;

/// <summary>The stages' codes, and what follows from a stage.</summary>
public static class InvitationStages
{
    /// <summary>The stage's code on the wire.</summary>
    public static string ToCode(this InvitationStage stage) => stage switch
    {
        InvitationStage.NotInvited => "not-invited",
        InvitationStage.Invited => "invited",
        InvitationStage.Opened => "opened",
        InvitationStage.Draft => "draft",
        InvitationStage.Submitted => "submitted",
        InvitationStage.Endorsed => "endorsed",
        InvitationStage.Returned => "returned",
        InvitationStage.Withdrawn => "withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };

    /// <summary>Whether its answer is there, so that it needs no reminder.</summary>
    public static bool HasAnswered(this InvitationStage stage) => stage is InvitationStage.Submitted or InvitationStage.Endorsed;

    internal static InvitationStage Of(ResponseState state) => state switch
    {
        ResponseState.Submitted => InvitationStage.Submitted,
        ResponseState.Endorsed => InvitationStage.Endorsed,
        ResponseState.Returned => InvitationStage.Returned,
        ResponseState.Withdrawn => InvitationStage.Withdrawn,
        _ => InvitationStage.Draft,
    };
}
