namespace Survey.Api.OpenRounds;

/// <summary>A public address of an open round.</summary>
/// <param name="Code">The code of the channel; null for the round's own address.</param>
/// <param name="Name">The name of the channel, by language; null for the round's own address.</param>
/// <param name="Address">The address of the public page.</param>
/// <param name="Responded">Number of responses submitted or endorsed that came by it.</param>
public sealed record ChannelSummary(string? Code, IReadOnlyDictionary<string, string>? Name, Uri Address, int Responded);
