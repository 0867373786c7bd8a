namespace Survey.Core.Analysis;

/// <summary>How many of the counted responses answer a version of the questionnaire.</summary>
/// <param name="Version">The version.</param>
/// <param name="Responses">How many, at least 1.</param>
public sealed record VersionCount(string Version, int Responses);
