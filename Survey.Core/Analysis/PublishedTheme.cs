using Survey.Core.Frameworks;

namespace Survey.Core.Analysis;

/// <summary>Printed figures of a theme in a region.</summary>
/// <param name="Theme">The theme.</param>
/// <param name="Respondents">How many address it.</param>
/// <param name="Recurrent">Its recurrent elements, in the framework's order.</param>
public sealed record PublishedTheme(Theme Theme, int? Respondents, IReadOnlyList<Element>? Recurrent);
