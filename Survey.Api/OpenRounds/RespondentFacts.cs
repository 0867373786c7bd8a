namespace Survey.Api.OpenRounds;

/// <summary>What somebody says about himself or herself.</summary>
/// <param name="Type">Code of a type of the directory; may be left out if there is only one.</param>
/// <param name="Regions">Codes of regions of the directory.</param>
public sealed record RespondentFacts(string? Type = null, IReadOnlyList<string?>? Regions = null);
