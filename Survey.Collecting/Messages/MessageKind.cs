namespace Survey.Collecting.Messages;

/// <summary>What a message is about.</summary>
public enum MessageKind
{
    /// <summary>To a secretariat: please answer, by this link.</summary>
    Invitation,

    /// <summary>To a secretariat that has not answered.</summary>
    Reminder,

    /// <summary>To a secretariat: its response was submitted.</summary>
    Receipt,

    /// <summary>To a chair: please endorse, by this link.</summary>
    Endorsement,

    /// <summary>To a secretariat: its response was returned, and why.</summary>
    Returned,

    /// <summary>To a secretariat: its response was endorsed.</summary>
    Endorsed,
}
