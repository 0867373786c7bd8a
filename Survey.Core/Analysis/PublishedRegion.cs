using Survey.Core.Organizations;

namespace Survey.Core.Analysis;

/// <summary>Printed figures of a region.</summary>
/// <param name="Region">The region.</param>
/// <param name="Group">Who answered and recommends.</param>
/// <param name="Themes">By theme, in the order printed.</param>
public sealed record PublishedRegion(Region Region, PublishedGroup Group, IReadOnlyList<PublishedTheme> Themes);
