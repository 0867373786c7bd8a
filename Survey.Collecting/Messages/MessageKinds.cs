namespace Survey.Collecting.Messages;

/// <summary>Codes of the kinds of messages.</summary>
public static class MessageKinds
{
    /// <summary>The kind's code in the store and in the API.</summary>
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

    /// <summary>The kind with that code; null if there is none.</summary>
    public static MessageKind? Find(string code) =>
        Enum.GetValues<MessageKind>().Cast<MessageKind?>().FirstOrDefault(kind => kind!.Value.ToCode() == code);
}
