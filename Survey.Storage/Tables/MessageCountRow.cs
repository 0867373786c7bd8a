namespace Survey.Storage.Tables;

/// <summary>Number of messages in one state.</summary>
public sealed class MessageCountRow
{
    /// <summary>Code of the state.</summary>
    public string State { get; init; } = "";

    /// <summary>Number of messages.</summary>
    public int Count { get; init; }
}
