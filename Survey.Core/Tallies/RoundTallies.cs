using Survey.Core.Analysis;
using Survey.Core.Results;
using Survey.Core.Rounds;

namespace Survey.Core.Tallies;

/// <summary>All tallies of an open round, from which its overview and its results are made.</summary>
/// <param name="round">The round by the definition that the tallies were made with.</param>
public sealed class RoundTallies(Round round)
{
    private readonly Dictionary<TallyPart, Tally> _parts = [];

    /// <summary>The round by the definition that the tallies were made with.</summary>
    public Round Round => round;

    /// <summary>The tallies by part, in no particular order.</summary>
    public IReadOnlyDictionary<TallyPart, Tally> Parts => _parts;

    /// <summary>Number of respondents.</summary>
    public int Responded => _parts.Where(part => part.Key.FindType(round) is not null).Sum(part => part.Value.Responded);

    /// <summary>Adds a response.</summary>
    public void Add(TalliedResponse response)
    {
        foreach (var part in response.Parts)
        {
            Get(part).Add(response);
        }
    }

    /// <summary>Takes a response away that was added before.</summary>
    public void Remove(TalliedResponse response)
    {
        foreach (var part in response.Parts)
        {
            Get(part).Remove(response);
        }
    }

    /// <summary>Adds other respondents of a part.</summary>
    public void Merge(TallyPart part, Tally tally) => Get(part).Merge(tally);

    /// <summary>Adds other respondents.</summary>
    public void Merge(RoundTallies other)
    {
        foreach (var (part, tally) in other._parts)
        {
            Merge(part, tally);
        }
    }

    /// <summary>True if a round's tallies can give these results: those of all respondents, not divided by an answer.</summary>
    public static bool CanGive(ResultSelection selection) => selection is { By: null, Region: null };

    /// <summary>The overview.</summary>
    /// <param name="rule">The rule to follow.</param>
    public Overview ToOverview(RecurrenceRule rule)
    {
        var builder = new OverviewBuilder(round, rule);
        foreach (var (part, tally) in _parts)
        {
            if (part.FindRegion(round) is { } region)
            {
                builder.AddRegion(region.Position, tally.Overview);
            }
            else if (part.FindType(round) is not null)
            {
                builder.AddToAll(tally.Overview, part.QuestionnaireVersion);
            }
        }

        return builder.Build();
    }

    /// <summary>The results; null if a question has more different numbers or dates than the tallies keep.</summary>
    /// <param name="selection">What to show; <see cref="CanGive"/> must be true for it.</param>
    public RoundResults? FindResults(ResultSelection selection)
    {
        if (!CanGive(selection))
        {
            throw new ArgumentException("Tallies do not know the answers of single respondents.", nameof(selection));
        }

        if (_parts.Values.Any(tally => !tally.HasAllValues))
        {
            return null;
        }

        var builder = new ResultsBuilder(round, selection);
        foreach (var (part, tally) in _parts)
        {
            if (part.FindRegion(round) is { } region)
            {
                builder.AddRegion(region.Position, tally.Answers);
            }
            else if (part.FindType(round) is { } type)
            {
                builder.AddType(type.Position, tally.Answers, tally.Responded);
            }
        }

        return builder.Build();
    }

    private Tally Get(TallyPart part)
    {
        if (!_parts.TryGetValue(part, out var tally))
        {
            _parts.Add(part, tally = new Tally(round));
        }

        return tally;
    }
}
