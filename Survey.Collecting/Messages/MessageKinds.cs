namespace Survey.Collecting.Messages;

/// <summary>The codes of the kinds of messages.</summary>
public static class MessageKinds
{
    /// <summary>The kind's code in stores and on the wire.</summary>
    public static string ToCode(this MessageKind kind) => kind switch
    {
        MessageKind.Invitation => "invitation",
        MessageKind.Reminder => "reminder",
        MessageKind.Receipt => "receipt",
        MessageKind.Endorsement => "endorsement",
        MessageKind.Returned => "returned",
        MessageKind.Endorsed => "endorsed",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
