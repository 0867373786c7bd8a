using Microsoft.Extensions.Primitives;
using Survey.Core.Responses;

namespace Survey.Api.Answering.Forms;

/// <summary>The values of a form's fields, by the names of the fields: as a browser posts them and as a page shows them.</summary>
/// <remarks>
/// A field is named by the path to its question, separated by <c>/</c>, which no code contains: <c>mechanism</c>,
/// <c>recommendations/r4k2m9x0a/text</c>. The field <c>recommendations</c> lists the keys of the rows in their order, so rows
/// can be moved and removed in the browser without renaming a field. The keys are the ids of the rows in the draft
/// (<see cref="RowIds"/>); rows inside of rows have no ids, and their keys are numbers. A coded question has its codes in one
/// text (<see cref="CodedField"/>), or those ticked in a list in <c>…/t</c> (themes) and <c>…/e</c> (elements). A ranking has
/// one value for each rank, the first rank first.
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
    public IReadOnlyList<string> GetKeys(string repeat) => [.. GetAll(repeat).Where(RowIds.IsValid).Distinct(StringComparer.Ordinal)];

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
}
