using Survey.Core.Frameworks;
using Survey.Core.Organizations;

namespace Survey.Core.Analysis;

/// <summary>A printed figure beside the recomputed one.</summary>
/// <param name="Region">The region; null for a figure across regions.</param>
/// <param name="Theme">The theme; null for a figure that does not belong to a theme.</param>
/// <param name="Name">What the figure counts: <c>invited</c>, <c>respondents</c>, <c>recurrent elements</c>, …</param>
/// <param name="Printed">The printed value: a number, or codes joined by ", "; "none" for an empty list.</param>
/// <param name="Recomputed">The recomputed value in the same form; "not known" if the round does not provide it.</param>
public sealed record ReconciledFigure(Region? Region, Theme? Theme, string Name, string Printed, string Recomputed)
{
    /// <summary>True if the printed and the recomputed value are the same.</summary>
    public bool Agrees => Printed == Recomputed;
}
