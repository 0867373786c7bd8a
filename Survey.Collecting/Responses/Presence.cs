using Survey.Storage;

namespace Survey.Collecting.Responses;

/// <summary>Somebody who has a response open.</summary>
/// <param name="Round">The round's code.</param>
/// <param name="Organization">The organization's code.</param>
/// <param name="Browser">Identifies the browser.</param>
/// <param name="Name">The visitor's name.</param>
public sealed record PresentVisit(string Round, string Organization, string Browser, string Name);

/// <summary>
/// Who has a response open at the moment. Kept in this process's memory for two minutes, since a page view must not wait for a writer or
/// cost a write to the disk. <see cref="PresenceExchange"/> exchanges it with the other nodes.
/// </summary>
public sealed class Presence(TimeProvider time)
{
    /// <summary>Maximum number of visits kept, over all responses. Further ones are not shown to others.</summary>
    public const int MaxVisits = 20_000;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(2);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Round, string Organization), Dictionary<string, (string Name, DateTimeOffset SeenAt)>> _visits = [];
    private readonly HashSet<PresentVisit> _news = [];
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
            if (Keep(new PresentVisit(round, organization, visit, name), now) && _news.Count < MaxVisits)
            {
                _news.Add(new PresentVisit(round, organization, visit, name));
            }

            return
            [
                .. _visits[(round, organization)].Where(each => each.Key != visit && KeptMoments.IsWithin(each.Value.SeenAt, now, Kept))
                    .Select(each => each.Value.Name)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ];
        }
    }

    /// <summary>Records visits that another node has seen just now.</summary>
    internal void Receive(IEnumerable<PresentVisit> visits)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            foreach (var visit in visits)
            {
                Keep(visit, now);
            }
        }
    }

    /// <summary>The visits that this node has seen since the last call, each once.</summary>
    internal IReadOnlyList<PresentVisit> TakeNews()
    {
        lock (_gate)
        {
            var news = _news.ToList();
            _news.Clear();
            return news;
        }
    }

    internal void Clear()
    {
        lock (_gate)
        {
            _visits.Clear();
            _news.Clear();
            _count = 0;
        }
    }

    /// <returns>False if too many visits are kept already.</returns>
    private bool Keep(PresentVisit visit, DateTimeOffset now)
    {
        if (!KeptMoments.IsWithin(_sweptAt, now, Kept) || _count >= MaxVisits)
        {
            Sweep(now);
        }

        if (!_visits.TryGetValue((visit.Round, visit.Organization), out var visits))
        {
            visits = _visits[(visit.Round, visit.Organization)] = new(StringComparer.Ordinal);
        }

        if (!visits.ContainsKey(visit.Browser) && _count >= MaxVisits)
        {
            return false;
        }

        _count += visits.ContainsKey(visit.Browser) ? 0 : 1;
        visits[visit.Browser] = (visit.Name, now);
        return true;
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
