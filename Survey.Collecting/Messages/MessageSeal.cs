namespace Survey.Collecting.Messages;

/// <summary>How a message's text is kept unreadable to whoever only has the store: it may hold a link.</summary>
/// <param name="Close">Makes a text unreadable.</param>
/// <param name="Open">Makes it readable again; fails if it was closed by another seal.</param>
public sealed record MessageSeal(Func<string, byte[]> Close, Func<byte[], string> Open);
