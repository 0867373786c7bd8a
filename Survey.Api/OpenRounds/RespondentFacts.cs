namespace Survey.Api.OpenRounds;

/// <summary>What somebody says about himself or herself.</summary>
/// <param name="Type">Code of a type of the directory; may be left out if there is only one.</param>
/// <param name="Regions">Codes of regions of the directory.</param>
/// <param name="Channel">Code of the channel of the round by which the person came; none by default.</param>
public sealed record RespondentFacts(string? Type = null, IReadOnlyList<string?>? Regions = null, string? Channel = null);
