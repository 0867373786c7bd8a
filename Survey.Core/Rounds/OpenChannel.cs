using Survey.Core.Reading;

namespace Survey.Core.Rounds;

/// <summary>A way by which people hear of an open round, with its own public address: a newsletter, a site.</summary>
/// <param name="Code">Unique code within the round; the last part of the address.</param>
/// <param name="Name">Display name; the code if the file gives none.</param>
public sealed record OpenChannel(string Code, LocalizedText Name);
