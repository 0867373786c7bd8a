using Survey.Core.Frameworks;
using Survey.Core.Organizations;

namespace Survey.Core.Analysis;

/// <summary>A printed figure beside the recomputed one.</summary>
/// <param name="Region">The region; null for the figures across regions.</param>
/// <param name="Theme">The theme; null for figures that are not of a theme.</param>
/// <param name="Name">What the figure is: <c>invited</c>, <c>respondents</c>, <c>recurrent elements</c>, …</param>
/// <param name="Printed">As printed: a number, or codes with a comma between.</param>
/// <param name="Recomputed">As recomputed, in the same form.</param>
public sealed record ReconciledFigure(Region? Region, Theme? Theme, string Name, string Printed, string Recomputed)
{
    /// <summary>Whether the two are the same.</summary>
    public bool Agrees => Printed == Recomputed;
}
