namespace Survey.Collecting.Invitations;

/// <summary>Stage of an invited organization, from invitation to endorsed response.</summary>
public enum InvitationStage
{
    /// <summary>It has no valid link.</summary>
    NotInvited,

    /// <summary>It has a valid link, and no link has been used.</summary>
    Invited,

    /// <summary>A link was used, and nothing has been saved.</summary>
    Opened,

    /// <summary>A draft has been saved.</summary>
    Draft,

    /// <summary>Submitted, so it counts.</summary>
    Submitted,

    /// <summary>Endorsed by the chair, so it counts.</summary>
    Endorsed,

    /// <summary>Returned to the secretariat.</summary>
    Returned,

    /// <summary>Withdrawn by the secretariat.</summary>
    Withdrawn,
}
