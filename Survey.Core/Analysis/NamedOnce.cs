using Survey.Core.Problems;
using Survey.Core.Reading;

namespace Survey.Core.Analysis;

/// <summary>What a list has named so far. The same one again is a problem.</summary>
internal sealed class NamedOnce<T>
    where T : class
{
    private readonly HashSet<T> _named = [];

    /// <summary>Adds what a value names; null if it names nothing, or the same again.</summary>
    public T? Add(T? found, JsonValue value)
    {
        if (found is null || _named.Add(found))
        {
            return found;
        }

        value.Problems.Add(ProblemCatalogue.CodeDuplicate["listed"], value.Place, ("found", value.AsString() ?? ""));
        return null;
    }
}
