namespace Survey.Benchmarks.Running;

/// <summary>Takes what a comparison finds.</summary>
internal sealed class Recorder
{
    private readonly Dictionary<string, List<double>> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _conditions = new(StringComparer.Ordinal);

    /// <summary>Values by line, one for each alternation.</summary>
    public IReadOnlyDictionary<string, List<double>> Values => _values;

    /// <summary>Sizes and absolute figures by line.</summary>
    public IReadOnlyDictionary<string, string> Conditions => _conditions;

    /// <summary>Number of counts that were compared.</summary>
    public int Checks { get; private set; }

    /// <summary>Adds the value of an alternation.</summary>
    /// <param name="line">Name of the line.</param>
    /// <param name="value">In the unit of the line.</param>
    public void Add(string line, double value)
    {
        if (!_values.TryGetValue(line, out var values))
        {
            _values.Add(line, values = []);
        }

        values.Add(value);
    }

    /// <summary>Says under which conditions the figure of a line was measured: sizes, absolute figures.</summary>
    public void Describe(string line, string conditions) => _conditions[line] = conditions;

    /// <summary>Compares a count with the one that must come out.</summary>
    /// <exception cref="InvalidOperationException">It differs.</exception>
    public void Check(string what, long expected, long actual)
    {
        Checks++;
        if (actual != expected)
        {
            throw new InvalidOperationException($"{what}: expected {expected}, found {actual}.");
        }
    }
}
