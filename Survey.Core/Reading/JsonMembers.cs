using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Survey.Core.Problems;

namespace Survey.Core.Reading;

/// <summary>
/// The members of a JSON object. A reader gets the members it knows, then calls <see cref="ReportUnknownMembers()"/>, which reports the
/// others, so that nothing is silently ignored.
/// </summary>
public sealed class JsonMembers : JsonContainer
{
    // So few are found fastest one after the other, beginning where the one before was found: members usually have the order in which
    // they are read.
    private const int Few = 16;

    private readonly JsonProperty[] _few = [];
    private readonly Dictionary<string, JsonValue>? _many;
    private List<string>? _known;
    private uint _found;
    private int _next;

    internal JsonMembers(JsonValue value)
        : base(value)
    {
        var count = value.Element.GetPropertyCount();
        if (count <= Few && FindFew(value.Element, count) is { } few)
        {
            _few = few;
            return;
        }

        _many = new Dictionary<string, JsonValue>(count, StringComparer.Ordinal);
        foreach (var property in value.Element.EnumerateObject())
        {
            string name;
            try
            {
                name = property.Name;
            }
            catch (InvalidOperationException)
            {
                Problems.Add(ProblemCatalogue.TextInvalid["name"], Place);
                continue;
            }

            var member = new JsonValue(property.Value, this, name);
            if (!_many.TryAdd(name, member))
            {
                Problems.Add(ProblemCatalogue.JsonDuplicateMember, member.Place, ("name", name));
            }
        }
    }

    /// <summary>Number of members.</summary>
    internal int Count => _many?.Count ?? _few.Length;

    /// <summary>All members in the order of the file, for objects whose member names are data.</summary>
    public IEnumerable<(string Name, JsonValue Value)> All() => _many is null
        ? _few.Select(member => (member.Name, new JsonValue(member.Value, this, member.Name)))
        : _many.Select(member => (member.Key, member.Value));

    /// <summary>The members whose names are not codes of the table, in the order of the file.</summary>
    internal IEnumerable<(string Name, JsonValue Value)> AllExcept<T>(CodeTable<T> known)
        where T : class =>
        _many is null && Array.TrueForAll(_few, member => known.FindPlain(JsonMarshal.GetRawUtf8PropertyName(member)) is not null)
            ? []
            : All().Where(member => known.Find(member.Name) is null);

    /// <summary>The member with that name; null if it is absent or null.</summary>
    public JsonValue? Find(string name)
    {
        (_known ??= []).Add(name);
        return FindData(name);
    }

    /// <summary>
    /// The member with that name; null if it is absent or null. The name is not noted as known.
    /// </summary>
    internal JsonValue? FindData(string name) =>
        FindAny(name) is { Element.ValueKind: not JsonValueKind.Null } value ? value : null;

    /// <summary>The member with that name; a problem, and null, if it is absent or null.</summary>
    public JsonValue? Require(string name)
    {
        var value = Find(name);
        if (value is null)
        {
            Problems.Add(ProblemCatalogue.JsonMissingMember, Place, ("name", name));
        }

        return value;
    }

    /// <summary>Reports each member that the reader did not ask for.</summary>
    public void ReportUnknownMembers() => ReportUnknownMembers(_known ?? []);

    /// <summary>Reports each member that the reader did not ask for.</summary>
    /// <param name="known">The names that it asked for.</param>
    internal void ReportUnknownMembers(IReadOnlyList<string> known)
    {
        if (_many is null && BitOperations.PopCount(_found) == _few.Length)
        {
            return;
        }

        foreach (var (name, value) in All())
        {
            if (!known.Contains(name, StringComparer.Ordinal))
            {
                Problems.Add(ProblemCatalogue.JsonUnknownMember, value.Place, ("found", name), ("known", Detail.Words(known)));
            }
        }
    }

    /// <summary>The members of a small object; null if a name is not plain, or is there twice.</summary>
    private static JsonProperty[]? FindFew(JsonElement element, int count)
    {
        var few = new JsonProperty[count];
        var filled = 0;
        foreach (var property in element.EnumerateObject())
        {
            var name = JsonMarshal.GetRawUtf8PropertyName(property);
            if (!JsonText.IsPlain(name))
            {
                return null;
            }

            for (var i = 0; i < filled; i++)
            {
                if (JsonMarshal.GetRawUtf8PropertyName(few[i]).SequenceEqual(name))
                {
                    return null;
                }
            }

            few[filled++] = property;
        }

        return few;
    }

    private JsonValue? FindAny(string name)
    {
        if (_many is not null)
        {
            return _many.TryGetValue(name, out var value) ? value : null;
        }

        for (var i = 0; i < _few.Length; i++)
        {
            var at = _next + i < _few.Length ? _next + i : _next + i - _few.Length;
            if (JsonText.IsNamed(_few[at], name))
            {
                _found |= 1u << at;
                _next = at + 1;
                return new JsonValue(_few[at].Value, this, name);
            }
        }

        return null;
    }
}
