using Survey.Core.Organizations;

namespace Survey.Core.Analysis;

/// <summary>Printed figures of one region.</summary>
/// <param name="Region">The region that they describe.</param>
/// <param name="Group">Figures about who answered and who recommends.</param>
/// <param name="Themes">Figures by theme, in the order printed.</param>
public sealed record PublishedRegion(Region Region, PublishedGroup Group, IReadOnlyList<PublishedTheme> Themes);
