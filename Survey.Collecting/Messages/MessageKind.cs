namespace Survey.Collecting.Messages;

/// <summary>Kind of message.</summary>
public enum MessageKind
{
    /// <summary>To a secretariat: asks it to answer, with a link.</summary>
    Invitation,

    /// <summary>To a secretariat that has not answered, with a link.</summary>
    Reminder,

    /// <summary>To a secretariat: confirms that its response was submitted.</summary>
    Receipt,

    /// <summary>To a chair: asks it to endorse, with a link.</summary>
    Endorsement,

    /// <summary>To a secretariat: its response was returned, with the reason.</summary>
    Returned,

    /// <summary>To a secretariat: its response was endorsed.</summary>
    Endorsed,

    /// <summary>To a secretariat that has answered, after the round: thanks.</summary>
    Thanks,

    /// <summary>To a secretariat that has not answered, after the round: it is closed.</summary>
    Closing,

    /// <summary>
    /// In an open round: the personal link, to the author of an answer. Once it is sent, or cannot be sent, its address is not stored any
    /// more. Coordinators do not see it.
    /// </summary>
    Personal,
}
