namespace Survey.Collecting.Invitations;

/// <summary>How far an invited organization has come.</summary>
public enum InvitationStage
{
    /// <summary>On the round's list, and no link has been made for it.</summary>
    NotInvited,

    /// <summary>A link was made or a message written, and nobody has used it.</summary>
    Invited,

    /// <summary>The link was used, and nothing has been saved.</summary>
    Opened,

    /// <summary>A draft has been saved.</summary>
    Draft,

    /// <summary>Submitted: it counts.</summary>
    Submitted,

    /// <summary>Endorsed by the chair: it counts.</summary>
    Endorsed,

    /// <summary>Returned to the secretariat.</summary>
    Returned,

    /// <summary>Withdrawn by the secretariat.</summary>
    Withdrawn,
}
