namespace Survey.Storage.Tables;

/// <summary>How many responses came by a channel of an open round.</summary>
public sealed record ChannelCountRow
{
    /// <summary>Code of the channel.</summary>
    public string Channel { get; init; } = "";

    /// <summary>Number of responses submitted or endorsed.</summary>
    public int Count { get; init; }
}
