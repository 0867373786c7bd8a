using System.Text.Json;
using Survey.Core.Problems;

namespace Survey.Core.Reading;

/// <summary>
/// The members of a JSON object. A reader gets the members it knows, then calls <see cref="ReportUnknownMembers"/>, which reports the
/// others, so
/// that nothing is silently ignored.
/// </summary>
public sealed class JsonMembers
{
    private readonly JsonValue _object;
    private readonly Dictionary<string, JsonValue> _members;
    private readonly List<string> _known = [];

    internal JsonMembers(JsonValue value)
    {
        _object = value;
        _members = new Dictionary<string, JsonValue>(value.Element.GetPropertyCount(), StringComparer.Ordinal);
        foreach (var property in value.Element.EnumerateObject())
        {
            string name;
            try
            {
                name = property.Name;
            }
            catch (InvalidOperationException)
            {
                value.Problems.Add(ProblemCatalogue.TextInvalid["name"], value.Place);
                continue;
            }

            var member = new JsonValue(property.Value, value.Place.Member(name), value.Problems);
            if (!_members.TryAdd(name, member))
            {
                value.Problems.Add(ProblemCatalogue.JsonDuplicateMember, member.Place, ("name", name));
            }
        }
    }

    /// <summary>Place of the object.</summary>
    public Place Place => _object.Place;

    /// <summary>Receives the problems found.</summary>
    public ProblemLog Problems => _object.Problems;

    /// <summary>All members in the order of the file, for objects whose member names are data.</summary>
    public IEnumerable<(string Name, JsonValue Value)> All() => _members.Select(member => (member.Key, member.Value));

    /// <summary>The member with that name; null if it is absent or null.</summary>
    public JsonValue? Find(string name)
    {
        _known.Add(name);
        return _members.TryGetValue(name, out var value) && value.Element.ValueKind != JsonValueKind.Null ? value : null;
    }

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
    public void ReportUnknownMembers()
    {
        foreach (var (name, value) in _members)
        {
            if (!_known.Contains(name, StringComparer.Ordinal))
            {
                Problems.Add(ProblemCatalogue.JsonUnknownMember, value.Place, ("found", name), ("known", Detail.Words(_known)));
            }
        }
    }
}
