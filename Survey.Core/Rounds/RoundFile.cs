namespace Survey.Core.Rounds;

/// <summary>A file that defines a round, or one document of a request that does.</summary>
/// <param name="Name">The path from the round's folder, with forward slashes: <c>framework.json</c>, <c>frameworks/sdg.json</c>.</param>
/// <param name="Bytes">Its contents.</param>
public sealed record RoundFile(string Name, byte[] Bytes);
