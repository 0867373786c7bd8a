using Survey.Core.Analysis;
using Survey.Core.Organizations;

namespace Survey.Core.Results;

/// <summary>Counts respondents, each once. One response must be finished before the next begins.</summary>
/// <param name="keepsOrganizations">True to list the organizations behind the count.</param>
internal sealed class RespondentCounter(bool keepsOrganizations)
{
    private readonly SortedDictionary<int, Organization>? _organizations = keepsOrganizations ? [] : null;
    private int _last;

    public int Count { get; private set; }

    public void Add(CountedRespondent respondent)
    {
        if (respondent.Number == _last)
        {
            return;
        }

        _last = respondent.Number;
        Count++;
        _organizations?.TryAdd(respondent.Organization!.Position, respondent.Organization);
    }

    public RespondentGroup ToGroup() => new(Count, _organizations is null ? null : [.. _organizations.Values]);
}

/// <summary>The respondent of the response that is being counted.</summary>
/// <param name="Number">Number of the response, from 1.</param>
/// <param name="Organization">Null in an open round.</param>
internal readonly record struct CountedRespondent(int Number, Organization? Organization);
