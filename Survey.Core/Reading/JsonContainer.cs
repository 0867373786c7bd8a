using Survey.Core.Problems;

namespace Survey.Core.Reading;

/// <summary>
/// What JSON values are in: an object, a list, or the file. It knows the place that theirs begin with, and makes it only when somebody asks
/// for it: many values are read for one that is wrong.
/// </summary>
public abstract class JsonContainer
{
    private readonly JsonValue _value;
    private Place? _place;

    private protected JsonContainer(JsonValue value)
    {
        _value = value;
        Problems = value.Problems;
    }

    private JsonContainer(Place place, ProblemLog problems)
    {
        _place = place;
        Problems = problems;
    }

    /// <summary>Place of the container.</summary>
    public Place Place => _place ??= _value.Place;

    /// <summary>Receives the problems found.</summary>
    public ProblemLog Problems { get; }

    private protected JsonValue Value => _value;

    /// <summary>The file or the line that a document is in.</summary>
    internal sealed class Whole(Place place, ProblemLog problems) : JsonContainer(place, problems);
}
