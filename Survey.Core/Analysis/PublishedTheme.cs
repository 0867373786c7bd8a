using Survey.Core.Frameworks;

namespace Survey.Core.Analysis;

/// <summary>Printed figures of a theme in one region.</summary>
/// <param name="Theme">The theme that they describe.</param>
/// <param name="Respondents">Number of respondents that address the theme; null if not printed.</param>
/// <param name="Recurrent">The theme's recurrent elements, in the order printed; null if not printed.</param>
public sealed record PublishedTheme(Theme Theme, int? Respondents, IReadOnlyList<Element>? Recurrent);
