using Survey.Core.Problems;

namespace Survey.Api.Pages;

/// <summary>Reads the boxes that are ticked in a form.</summary>
internal static class TickedBoxes
{
    /// <summary>What the ticked boxes stand for, in the order of the known ones. A box that is not known is a problem.</summary>
    /// <param name="form">The form.</param>
    /// <param name="field">The name of the boxes.</param>
    /// <param name="known">What can be ticked.</param>
    /// <param name="codeOf">The code of each, which is the value of its box.</param>
    /// <param name="unknown">The problem of a box that is not known.</param>
    /// <param name="problems">Receives the problems.</param>
    /// <param name="listedAs">The detail of the problem that lists the known codes.</param>
    public static IReadOnlyList<T> Read<T>(
        IFormCollection form,
        string field,
        IReadOnlyList<T> known,
        Func<T, string> codeOf,
        ProblemVariant unknown,
        ProblemLog problems,
        string listedAs = "known")
    {
        var ticked = form[field].OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var code in ticked.Except(known.Select(codeOf), StringComparer.Ordinal))
        {
            problems.Add(unknown, Place.OfFile("request").Member(field), ("found", code), (listedAs, Detail.List(known.Select(codeOf))));
        }

        return [.. known.Where(each => ticked.Contains(codeOf(each)))];
    }
}
