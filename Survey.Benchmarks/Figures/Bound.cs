using System.Globalization;

namespace Survey.Benchmarks.Figures;

/// <summary>What a figure must reach.</summary>
/// <param name="IsLeast">True if the figure must be at least the value, false if it may be at most the value.</param>
/// <param name="Value">The value, in the unit of the line.</param>
internal sealed record Bound(bool IsLeast, double Value)
{
    public static Bound AtLeast(double value) => new(IsLeast: true, value);

    public static Bound AtMost(double value) => new(IsLeast: false, value);

    /// <summary>True if a figure leaves the bound by more than the noise.</summary>
    public bool IsLeft(double figure, double noise) => IsLeast ? figure + noise < Value : figure - noise > Value;

    /// <summary>The bound as the document shows it, such as <c>≥ 0.6</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsLeast ? '≥' : '≤')} {Value}");
}
