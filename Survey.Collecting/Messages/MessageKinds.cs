namespace Survey.Collecting.Messages;

/// <summary>Codes of the kinds of messages.</summary>
public static class MessageKinds
{
    private const string PersonalCode = "personal";

    /// <summary>The kinds of messages that a round sends.</summary>
    /// <param name="isOpen">True for an open round.</param>
    public static IEnumerable<MessageKind> Of(bool isOpen) =>
        Enum.GetValues<MessageKind>().Where(kind => kind == MessageKind.Personal == isOpen);

    /// <summary>The kind's code in the store and in the API.</summary>
    public static string ToCode(this MessageKind kind) => kind switch
    {
        MessageKind.Invitation => "invitation",
        MessageKind.Reminder => "reminder",
        MessageKind.Receipt => "receipt",
        MessageKind.Endorsement => "endorsement",
        MessageKind.Returned => "returned",
        MessageKind.Endorsed => "endorsed",
        MessageKind.Thanks => "thanks",
        MessageKind.Closing => "closing",
        MessageKind.Personal => PersonalCode,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The kind with that code; null if there is none.</summary>
    public static MessageKind? Find(string code) =>
        Enum.GetValues<MessageKind>().Cast<MessageKind?>().FirstOrDefault(kind => kind!.Value.ToCode() == code);
}
