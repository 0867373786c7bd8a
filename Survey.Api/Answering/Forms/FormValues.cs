using Microsoft.Extensions.Primitives;

namespace Survey.Api.Answering.Forms;

/// <summary>
/// What stands in a form's fields, by the fields' names: what a browser posts and what a page shows are the same thing.
/// </summary>
/// <remarks>
/// A field is named by the path to its question, with <c>/</c> between, which no code holds: <c>mechanism</c>,
/// <c>recommendations/3/text</c>. The 3 is a key and no position: the rows of a repeat group are those whose keys the
/// field <c>recommendations</c> lists, in that order. So rows can be moved and removed in the browser without a single
/// field being renamed. A coded question has its codes in one text (<see cref="CodedField"/>), or what is ticked in a
/// list in <c>…/t</c> (themes) and <c>…/e</c> (elements). A ranking has one value a rank, the foremost first.
/// </remarks>
public sealed class FormValues
{
    private readonly Dictionary<string, StringValues> _values;

    /// <summary>A form without values.</summary>
    public FormValues() => _values = new(StringComparer.Ordinal);

    /// <summary>What was posted.</summary>
    public FormValues(IEnumerable<KeyValuePair<string, StringValues>> values) => _values = new(values, StringComparer.Ordinal);

    /// <summary>All fields that have values.</summary>
    public IReadOnlyDictionary<string, StringValues> All => _values;

    /// <summary>The name of a row's fields before the code.</summary>
    public static string RowPrefix(string repeat, string key) => $"{repeat}/{key}/";

    /// <summary>A field's only value; empty if there is none.</summary>
    public string Get(string name) => _values.TryGetValue(name, out var value) && value.Count > 0 ? value[0] ?? "" : "";

    /// <summary>A field's values, in order, without empty ones.</summary>
    public IReadOnlyList<string> GetAll(string name) =>
        _values.TryGetValue(name, out var value) ? [.. value.OfType<string>().Where(each => each.Length > 0)] : [];

    /// <summary>The keys of a repeat group's rows, in order, each once.</summary>
    public IReadOnlyList<string> GetKeys(string repeat) => [.. GetAll(repeat).Where(IsKey).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether a field was posted at all.</summary>
    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>Sets a field; no values for none.</summary>
    public void Set(string name, StringValues values)
    {
        if (values.Count == 0)
        {
            _values.Remove(name);
        }
        else
        {
            _values[name] = values;
        }
    }

    /// <summary>Removes all fields whose names begin so.</summary>
    public void RemoveAll(string prefix)
    {
        foreach (var name in _values.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).ToList())
        {
            _values.Remove(name);
        }
    }

    /// <summary>Copies all fields whose names begin so under another beginning.</summary>
    public void CopyAll(string prefix, string newPrefix)
    {
        foreach (var (name, value) in _values.Where(each => each.Key.StartsWith(prefix, StringComparison.Ordinal)).ToList())
        {
            _values[string.Concat(newPrefix, name.AsSpan(prefix.Length))] = value;
        }
    }

    private static bool IsKey(string key) => key.Length <= 9 && key.All(char.IsAsciiDigit);
}
