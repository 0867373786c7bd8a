using Survey.Core.Problems;

namespace Survey.Core.Reading;

/// <summary>Reads codes that must be unique, and reports duplicates.</summary>
/// <param name="what">What the codes identify, for messages: <c>element</c>.</param>
/// <param name="problems">Receives the problems found.</param>
public sealed class UniqueCodes(string what, ProblemLog problems)
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>Number of codes read.</summary>
    public int Count => _taken.Count;

    /// <summary>Reads the code of a value; null if there is a problem, including a duplicate.</summary>
    public string? Read(JsonValue value) => Take(value.AsCode(), value.Place);

    /// <summary>Takes a code that has been read; null if there is none, or if it is a duplicate, which is a problem.</summary>
    public string? Take(string? code, Place place)
    {
        if (code is null || _taken.Add(code))
        {
            return code;
        }

        problems.Add(ProblemCatalogue.CodeDuplicate, place, ("found", code), ("what", new Phrase($"what-{what}")));
        return null;
    }
}
