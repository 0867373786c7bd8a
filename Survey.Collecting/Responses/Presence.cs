namespace Survey.Collecting.Responses;

/// <summary>
/// Who has a response open at the moment. It is kept in memory, for this process alone, and forgotten after two minutes: a page
/// view must not wait for a writer, nor cost a write to the disk.
/// </summary>
public sealed class Presence(TimeProvider time)
{
    /// <summary>How many visits are kept in all. Beyond that, new ones are not shown to others.</summary>
    public const int MostVisits = 20_000;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(2);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Round, string Organization), Dictionary<string, (string Name, DateTimeOffset SeenAt)>> _visits = [];
    private int _count;
    private DateTimeOffset _sweptAt;

    /// <summary>Notes that somebody has a response open.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="organization">The organization's code.</param>
    /// <param name="visit">The browser, by a number of its own.</param>
    /// <param name="name">The visitor's name.</param>
    /// <returns>The names of the others who have had it open in the last two minutes, in order and each once.</returns>
    public IReadOnlyList<string> See(string round, string organization, string visit, string name)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (now - _sweptAt > Kept || _count >= MostVisits)
            {
                Sweep(now);
            }

            if (!_visits.TryGetValue((round, organization), out var visits))
            {
                visits = _visits[(round, organization)] = new(StringComparer.Ordinal);
            }

            if (visits.ContainsKey(visit) || _count < MostVisits)
            {
                _count += visits.ContainsKey(visit) ? 0 : 1;
                visits[visit] = (name, now);
            }

            return
            [
                .. visits.Where(each => each.Key != visit && now - each.Value.SeenAt <= Kept)
                    .Select(each => each.Value.Name)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ];
        }
    }

    /// <summary>Forgets everybody.</summary>
    internal void Clear()
    {
        lock (_gate)
        {
            _visits.Clear();
            _count = 0;
        }
    }

    private void Sweep(DateTimeOffset now)
    {
        _sweptAt = now;
        foreach (var (response, visits) in _visits)
        {
            foreach (var gone in visits.Where(each => now - each.Value.SeenAt > Kept))
            {
                visits.Remove(gone.Key);
            }

            if (visits.Count == 0)
            {
                _visits.Remove(response);
            }
        }

        _count = _visits.Values.Sum(visits => visits.Count);
    }
}
