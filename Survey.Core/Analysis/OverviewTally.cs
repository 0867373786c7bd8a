using Survey.Core.Organizations;

namespace Survey.Core.Analysis;

/// <summary>The counters of an overview for one region, or for the whole round.</summary>
/// <param name="length">Number of counters.</param>
/// <param name="keepsOrganizations">True to keep the organizations behind each count.</param>
internal sealed class OverviewTally(int length, bool keepsOrganizations)
{
    private readonly SortedDictionary<int, Organization>?[] _organizations =
        new SortedDictionary<int, Organization>?[keepsOrganizations ? length : 0];

    /// <summary>The counts, in the order of <see cref="OverviewLayout"/>.</summary>
    public long[] Counts { get; } = new long[length];

    /// <summary>Counts a respondent.</summary>
    /// <param name="counters">The counters that increase, each once.</param>
    /// <param name="who">The organization; null in an open round.</param>
    public void Add(IReadOnlyList<int> counters, Organization? who)
    {
        foreach (var counter in counters)
        {
            Counts[counter]++;
            if (keepsOrganizations)
            {
                (_organizations[counter] ??= []).Add(who!.Position, who);
            }
        }
    }

    /// <summary>Adds the counts of other respondents.</summary>
    public void Merge(OverviewTally other)
    {
        for (var counter = 0; counter < Counts.Length; counter++)
        {
            Counts[counter] += other.Counts[counter];
            if (keepsOrganizations)
            {
                foreach (var (position, organization) in other._organizations[counter] ?? [])
                {
                    (_organizations[counter] ??= []).Add(position, organization);
                }
            }
        }
    }

    public int Count(int counter) => checked((int)Counts[counter]);

    public bool Holds(int counter, Organization organization) => _organizations[counter]?.ContainsKey(organization.Position) == true;

    public RespondentGroup ToGroup(int counter) => Join([counter]);

    /// <summary>The respondents of several counters that have none in common.</summary>
    public RespondentGroup Join(IReadOnlyList<int> counters) =>
        new(
            counters.Sum(Count),
            keepsOrganizations
                ? [.. counters.SelectMany(counter => _organizations[counter] ?? []).OrderBy(each => each.Key).Select(each => each.Value)]
                : null);
}
