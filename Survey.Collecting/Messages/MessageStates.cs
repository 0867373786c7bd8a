namespace Survey.Collecting.Messages;

/// <summary>How far a message in the outbox has come.</summary>
public static class MessageStates
{
    /// <summary>It is to be sent.</summary>
    public const string Waiting = "waiting";

    /// <summary>It is being sent right now.</summary>
    public const string Sending = "sending";

    /// <summary>The mail server has taken it.</summary>
    public const string Sent = "sent";

    /// <summary>The mail server has refused it for good, or every attempt has failed.</summary>
    public const string Failed = "failed";

    /// <summary>The service stopped while it was being sent: nobody knows. It is not sent again unless somebody says so.</summary>
    public const string Uncertain = "uncertain";
}
