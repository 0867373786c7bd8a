namespace Survey.Core.Analysis;

/// <summary>Number of counted responses that answer one version of the questionnaire.</summary>
/// <param name="Version">Version of the questionnaire.</param>
/// <param name="Responses">Number of responses, at least 1.</param>
public sealed record VersionCount(string Version, int Responses);
