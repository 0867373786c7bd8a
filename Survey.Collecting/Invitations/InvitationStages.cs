using Survey.Core.Responses;

namespace Survey.Collecting.Invitations;

/// <summary>Codes of the stages.</summary>
public static class InvitationStages
{
    /// <summary>The stage's code in the API.</summary>
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

    /// <summary>The stage with that code; null if there is none.</summary>
    public static InvitationStage? Find(string? code) =>
        Enum.GetValues<InvitationStage>().Where(stage => stage.ToCode() == code).Select(stage => (InvitationStage?)stage).FirstOrDefault();

    /// <summary>True if the response was submitted or endorsed, so that no reminder is needed.</summary>
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
