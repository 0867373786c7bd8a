using System.Globalization;

namespace Survey.Benchmarks.Figures;

/// <summary>A line of the table in <c>docs/performance.md</c>: one figure of a comparison.</summary>
/// <param name="Name">Short name, unique.</param>
/// <param name="Measure">What is measured, and what it is compared with.</param>
/// <param name="Unit"><c>×</c> for a ratio, otherwise <c>ms</c>, <c>s</c> or <c>MB</c> (1,000,000 bytes).</param>
/// <param name="Bound">What the figure must reach; null if it is only shown.</param>
internal sealed record Line(string Name, string Measure, string Unit, Bound? Bound)
{
    /// <summary>The bound with its unit; a dash if there is none.</summary>
    public string BoundText => Bound is null ? "–" : $"{Bound} {Unit}";

    /// <summary>A number with three significant digits.</summary>
    public static string Format(double number)
    {
        if (number is 0 || !double.IsFinite(number))
        {
            return number.ToString(CultureInfo.InvariantCulture);
        }

        var decimals = Math.Clamp(2 - (int)Math.Floor(Math.Log10(Math.Abs(number))), 0, 6);
        return number.ToString($"N{decimals}", CultureInfo.InvariantCulture);
    }
}
