using Survey.Storage;

namespace Survey.Collecting.Responses;

/// <summary>
/// Who has a response open at the moment. Kept in this process's memory for two minutes, since a page view must not wait for a writer or
/// cost a write to the disk.
/// </summary>
public sealed class Presence(TimeProvider time)
{
    /// <summary>Maximum number of visits kept, over all responses. Further ones are not shown to others.</summary>
    public const int MaxVisits = 20_000;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(2);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Round, string Organization), Dictionary<string, (string Name, DateTimeOffset SeenAt)>> _visits = [];
    private int _count;
    private DateTimeOffset _sweptAt;

    /// <summary>Records that somebody has a response open.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="organization">The organization's code.</param>
    /// <param name="visit">Identifies the browser.</param>
    /// <param name="name">The visitor's name.</param>
    /// <returns>Names of the others who had it open within the last two minutes; sorted, each once.</returns>
    public IReadOnlyList<string> See(string round, string organization, string visit, string name)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (!KeptMoments.IsWithin(_sweptAt, now, Kept) || _count >= MaxVisits)
            {
                Sweep(now);
            }

            if (!_visits.TryGetValue((round, organization), out var visits))
            {
                visits = _visits[(round, organization)] = new(StringComparer.Ordinal);
            }

            if (visits.ContainsKey(visit) || _count < MaxVisits)
            {
                _count += visits.ContainsKey(visit) ? 0 : 1;
                visits[visit] = (name, now);
            }

            return
            [
                .. visits.Where(each => each.Key != visit && KeptMoments.IsWithin(each.Value.SeenAt, now, Kept))
                    .Select(each => each.Value.Name)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ];
        }
    }

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
            foreach (var gone in visits.Where(each => !KeptMoments.IsWithin(each.Value.SeenAt, now, Kept)))
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
