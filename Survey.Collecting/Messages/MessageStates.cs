namespace Survey.Collecting.Messages;

/// <summary>Codes of the states of a message in the outbox.</summary>
public static class MessageStates
{
    /// <summary>It waits to be sent.</summary>
    public const string Waiting = "waiting";

    /// <summary>It is being sent right now.</summary>
    public const string Sending = "sending";

    /// <summary>The mail server has accepted it.</summary>
    public const string Sent = "sent";

    /// <summary>The mail server refused it permanently, all attempts failed, or it was canceled.</summary>
    public const string Failed = "failed";

    /// <summary>The mail server accepted it, and reported later that it could not be delivered.</summary>
    public const string Bounced = "bounced";

    /// <summary>It may have been sent: for example, the service stopped meanwhile. It is sent again only on request.</summary>
    public const string Uncertain = "uncertain";
}
