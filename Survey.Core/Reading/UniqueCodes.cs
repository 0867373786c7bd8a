using Survey.Core.Problems;

namespace Survey.Core.Reading;

/// <summary>Reads codes that may stand only once, and notes the second of two.</summary>
/// <param name="what">What the codes name, for messages: <c>element</c>.</param>
/// <param name="problems">Where problems go.</param>
public sealed class UniqueCodes(string what, ProblemLog problems)
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>How many codes were read.</summary>
    public int Count => _taken.Count;

    /// <summary>The code at this value; null after a problem, also where the code is taken.</summary>
    public string? Read(JsonValue value)
    {
        var code = value.AsCode();
        if (code is null || _taken.Add(code))
        {
            return code;
        }

        problems.Add(ProblemCatalogue.CodeDuplicate, value.Place, ("found", code), ("what", new Phrase($"what-{what}")));
        return null;
    }
}
