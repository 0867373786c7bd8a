using Survey.Core.Organizations;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Core.Analysis;

// How the counting works.
//
// Each digest is added once to the overall tally and once to the tally of each of its respondent's regions. A tally
// is an array of counters, one per figure of an overview (responded, recommending, each element, …). In a round by
// invitation, it also keeps the organizations behind each counter, because every figure must lead back to them. In
// an open round it keeps only the number, so a million respondents need no more memory than ten, and the counters can
// be stored (Survey.Core/Tallies). The rule is applied at the end, when the counters become findings.

/// <summary>Counts digests into an <see cref="Overview"/>, in one pass and in any order.</summary>
internal sealed class OverviewBuilder
{
    private readonly Round _round;
    private readonly RecurrenceRule _rule;
    private readonly OverviewLayout _layout;
    private readonly OverviewTally _overall;
    private readonly OverviewTally[] _regions;
    private readonly SortedDictionary<string, int> _versions = new(StringComparer.Ordinal);

    public OverviewBuilder(Round round, RecurrenceRule rule)
    {
        if (round.IsOpen && rule.Denominator == Denominator.Invited)
        {
            throw new ArgumentException("An open round invites nobody.", nameof(rule));
        }

        _round = round;
        _rule = rule;
        _layout = OverviewLayout.Of(round);
        _overall = new OverviewTally(_layout.Length, keepsOrganizations: !round.IsOpen);
        _regions = [.. round.Directory.Regions.Select(_ => new OverviewTally(_layout.Length, keepsOrganizations: !round.IsOpen))];
    }

    public void Add(ResponseDigest digest)
    {
        var counters = _layout.GetCounters(digest);
        if (counters.Count == 0)
        {
            return;
        }

        _overall.Add(counters, digest.Respondent.Organization);
        AddVersion(digest.QuestionnaireVersion, 1);
        foreach (var region in digest.Respondent.Regions)
        {
            _regions[region.Position].Add(counters, digest.Respondent.Organization);
        }
    }

    /// <summary>Adds respondents of a region that were counted before.</summary>
    public void AddRegion(int region, OverviewTally tally) => _regions[region].Merge(tally);

    /// <summary>Adds respondents that were counted before to all respondents.</summary>
    /// <param name="tally">Their counters.</param>
    /// <param name="version">The version of the questionnaire that they answered.</param>
    public void AddToAll(OverviewTally tally, string version)
    {
        _overall.Merge(tally);
        AddVersion(version, tally.Count(OverviewLayout.Responded));
    }

    /// <summary>Adds the respondents that another builder counted for the same round; they must be other ones.</summary>
    public void Merge(OverviewBuilder other)
    {
        _overall.Merge(other._overall);
        for (var region = 0; region < _regions.Length; region++)
        {
            _regions[region].Merge(other._regions[region]);
        }

        foreach (var (version, respondents) in other._versions)
        {
            AddVersion(version, respondents);
        }
    }

    public Overview Build()
    {
        IReadOnlyList<RegionalOverview> regions = [.. _round.Directory.Regions.Select(BuildRegion)];
        var (invited, noFeedback) = GetInvited(_overall, _ => true);
        var overall = new CrossRegionalSummary(
            invited,
            _overall.ToGroup(OverviewLayout.Responded),
            GetTypes(_overall, OverviewLayout.ByType),
            GetGroups(_overall),
            noFeedback,
            _overall.ToGroup(OverviewLayout.RecommendingFinal),
            GetTypes(_overall, _layout.FinalByType),
            _overall.ToGroup(OverviewLayout.InProcess),
            GetTypes(_overall, _layout.InProcessByType),
            _overall.ToGroup(OverviewLayout.AllThemes),
            _overall.ToGroup(OverviewLayout.Late),
            [.. _versions.Select(version => new VersionCount(version.Key, version.Value))],
            GetRecurrence(regions));
        return new Overview(_round, _rule, overall, regions);
    }

    /// <summary>The respondents that name each of the given elements, across all regions.</summary>
    public IReadOnlyList<ElementMention> GetMentions(IEnumerable<Frameworks.Element> elements) =>
        [.. elements.Select(element => new ElementMention(element, _overall.ToGroup(_layout.Element(element.Position))))];

    private void AddVersion(string version, int respondents)
    {
        if (respondents > 0)
        {
            _versions[version] = _versions.GetValueOrDefault(version) + respondents;
        }
    }

    private RegionalOverview BuildRegion(Region region)
    {
        var tally = _regions[region.Position];
        var (invited, noFeedback) = GetInvited(tally, organization => organization.Regions.Contains(region));
        var (responded, recommending) = (tally.ToGroup(OverviewLayout.Responded), tally.ToGroup(OverviewLayout.Recommending));
        return new RegionalOverview(
            region,
            invited,
            responded,
            GetTypes(tally, OverviewLayout.ByType),
            GetGroups(tally),
            _round.IsOpen ? [] : [.. region.Subregions.Select(each => new SubregionCount(each, responded.In(each), recommending.In(each)))],
            noFeedback,
            recommending,
            tally.ToGroup(OverviewLayout.NotRecommending),
            tally.ToGroup(OverviewLayout.AllThemes),
            tally.ToGroup(OverviewLayout.Late),
            GetThemes(tally, invited));
    }

    private (RespondentGroup? Invited, RespondentGroup? NoFeedback) GetInvited(OverviewTally tally, Func<Organization, bool> belongs)
    {
        if (_round.Invited is null)
        {
            return (null, null);
        }

        List<Organization> invited = [.. _round.Invited.Where(belongs)];
        List<Organization> silent = [.. invited.Where(organization => !tally.Holds(OverviewLayout.Responded, organization))];
        return (new(invited.Count, invited), new(silent.Count, silent));
    }

    private List<TypeCount> GetTypes(OverviewTally tally, Func<int, int> counterOf) =>
        [.. _round.Directory.Types.Select(type => new TypeCount(type, tally.Count(counterOf(type.Position))))];

    // A respondent has one type, so the types of a group have no respondent in common.
    private List<GroupCount> GetGroups(OverviewTally tally) =>
    [
        .. _round.Directory.Groups.Select(group => new GroupCount(group, tally.Join(
        [
            .. _round.Directory.Types
                .Where(type => type.Group?.Position == group.Position)
                .Select(type => OverviewLayout.ByType(type.Position)),
        ]))),
    ];

    private List<ThemeFinding> GetThemes(OverviewTally tally, RespondentGroup? invited)
    {
        var themes = new List<ThemeFinding>();
        foreach (var theme in _round.Framework.Themes)
        {
            var respondents = tally.ToGroup(_layout.Theme(theme.Position));
            var denominator = _rule.Denominator switch
            {
                Denominator.ThemeRespondents => respondents.Count,
                Denominator.Recommending => tally.Count(OverviewLayout.Recommending),
                Denominator.Responded => tally.Count(OverviewLayout.Responded),
                Denominator.Invited => invited!.Count,
                _ => throw new InvalidOperationException($"No denominator {_rule.Denominator}."),
            };
            themes.Add(new ThemeFinding(theme, respondents, denominator, [.. theme.Elements.Select(Find)]));

            ElementFinding Find(Frameworks.Element element)
            {
                var by = tally.ToGroup(_layout.Element(element.Position));
                return new ElementFinding(element, by, denominator, _rule.IsRecurrent(by.Count, denominator));
            }
        }

        return themes;
    }

    private List<CrossRegionalRecurrence> GetRecurrence(IReadOnlyList<RegionalOverview> regions)
    {
        var elements = _round.Framework.Elements
            .ToLookup(element => regions.Count(region => region.Elements[element.Position].Recurrent));
        return [.. Enumerable.Range(1, regions.Count).Reverse().Select(count => new CrossRegionalRecurrence(count, [.. elements[count]]))];
    }
}
