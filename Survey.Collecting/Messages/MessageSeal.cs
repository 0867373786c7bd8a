namespace Survey.Collecting.Messages;

/// <summary>Encrypts message texts, which may contain links, so that the store alone does not reveal them.</summary>
/// <param name="Close">Encrypts a text.</param>
/// <param name="Open">Decrypts a text; fails if another key encrypted it.</param>
public sealed record MessageSeal(Func<string, byte[]> Close, Func<byte[], string> Open);
