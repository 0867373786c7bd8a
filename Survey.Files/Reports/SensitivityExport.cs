using Survey.Core.Analysis;
using Survey.Core.Languages;

namespace Survey.Files.Reports;

/// <summary>The sensitivity of a round's findings to export.</summary>
/// <param name="Sensitivity">The figures.</param>
/// <param name="Language">The language of the text; null for the round's own. CSV has codes.</param>
public sealed record SensitivityExport(Sensitivity Sensitivity, Language? Language = null);
