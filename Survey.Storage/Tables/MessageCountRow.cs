namespace Survey.Storage.Tables;

/// <summary>How many messages are in a state.</summary>
public sealed class MessageCountRow
{
    /// <summary>The state, as a code.</summary>
    public string State { get; init; } = "";

    /// <summary>How many there are.</summary>
    public int Count { get; init; }
}
