using System.Globalization;
using Survey.Benchmarks.Figures;

namespace Survey.Benchmarks.Running;

/// <summary>What the command line asks for.</summary>
/// <param name="Comparisons">The comparisons to run, in the order of the table.</param>
/// <param name="Sizes">How much they measure.</param>
/// <param name="WritesDocument">True if the table of the document is written.</param>
/// <param name="Report">The file of the report; null for none.</param>
internal sealed record RunOptions(IReadOnlyList<Comparison> Comparisons, Sizes Sizes, bool WritesDocument, string? Report)
{
    /// <summary>Reads the arguments; null if they are wrong.</summary>
    public static RunOptions? Parse(IReadOnlyList<string> arguments)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var (isQuick, writes, divisor, report) = (false, false, 1, (string?)null);
        for (var next = new Queue<string>(arguments); next.TryDequeue(out var argument);)
        {
            switch (argument)
            {
                case "--quick":
                    isQuick = true;
                    break;
                case "--write":
                    writes = true;
                    break;
                case "--divide" when next.TryDequeue(out var value):
                    if (!int.TryParse(value, CultureInfo.InvariantCulture, out divisor) || divisor < 1)
                    {
                        return null;
                    }

                    break;
                case "--report" when next.TryDequeue(out report):
                    break;
                default:
                    names.Add(argument);
                    break;
            }
        }

        var chosen = ComparisonTable.All.Where(each => names.Contains("all") || names.Contains(each.Name)).ToList();
        var unknown = names.Except(ComparisonTable.All.Select(each => each.Name).Append("all"), StringComparer.Ordinal);
        return chosen.Count == 0 || unknown.Any() || (writes && (isQuick || chosen.Count < ComparisonTable.All.Count))
            ? null
            : new RunOptions(chosen, new Sizes(divisor, isQuick), writes, report);
    }
}
