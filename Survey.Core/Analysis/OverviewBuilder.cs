using Survey.Core.Organizations;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Core.Analysis;

// How the counting works.
//
// Each digest is added once to the overall tally and once to the tally of each of its respondent's regions. A tally
// is a set of counters, one per figure of an overview (responded, recommending, each element, …). In a round by
// invitation, a counter also keeps the organizations that it counted, because every figure must lead back to them. In
// an open round it keeps only the number, so a million respondents need no more memory than ten. The rule is applied
// at the end, when the counters become findings.

/// <summary>Counts digests into an <see cref="Overview"/>, in one pass and in any order.</summary>
internal sealed class OverviewBuilder
{
    private readonly Round _round;
    private readonly RecurrenceRule _rule;
    private readonly Tally _overall;
    private readonly Tally[] _regions;
    private readonly SortedDictionary<string, int> _versions = new(StringComparer.Ordinal);

    public OverviewBuilder(Round round, RecurrenceRule rule)
    {
        if (round.IsOpen && rule.Denominator == Denominator.Invited)
        {
            throw new ArgumentException("An open round invites nobody.", nameof(rule));
        }

        _round = round;
        _rule = rule;
        _overall = new Tally(round);
        _regions = [.. round.Directory.Regions.Select(_ => new Tally(round))];
    }

    public void Add(ResponseDigest digest)
    {
        _overall.Add(digest);
        if (digest.Responded)
        {
            _versions[digest.QuestionnaireVersion] = _versions.GetValueOrDefault(digest.QuestionnaireVersion) + 1;
        }

        foreach (var region in digest.Respondent.Regions)
        {
            _regions[region.Position].Add(digest);
        }
    }

    public Overview Build()
    {
        IReadOnlyList<RegionalOverview> regions = [.. _round.Directory.Regions.Select(BuildRegion)];
        var (invited, noFeedback) = GetInvited(_overall, _ => true);
        var overall = new CrossRegionalSummary(
            invited,
            _overall.Responded.ToGroup(),
            GetTypes(_overall.ByType),
            GetGroups(_overall),
            noFeedback,
            _overall.RecommendingFinal.ToGroup(),
            GetTypes(_overall.FinalByType),
            _overall.InProcess.ToGroup(),
            GetTypes(_overall.InProcessByType),
            _overall.AllThemes.ToGroup(),
            _overall.Late.ToGroup(),
            [.. _versions.Select(version => new VersionCount(version.Key, version.Value))],
            GetRecurrence(regions));
        return new Overview(_round, _rule, overall, regions);
    }

    /// <summary>The respondents that name each of the given elements, across all regions.</summary>
    public IReadOnlyList<ElementMention> GetMentions(IEnumerable<Frameworks.Element> elements) =>
        [.. elements.Select(element => new ElementMention(element, _overall.Elements[element.Position].ToGroup()))];

    private RegionalOverview BuildRegion(Region region)
    {
        var tally = _regions[region.Position];
        var (invited, noFeedback) = GetInvited(tally, organization => organization.Regions.Contains(region));
        var (responded, recommending) = (tally.Responded.ToGroup(), tally.Recommending.ToGroup());
        return new RegionalOverview(
            region,
            invited,
            responded,
            GetTypes(tally.ByType),
            GetGroups(tally),
            _round.IsOpen ? [] : [.. region.Subregions.Select(each => new SubregionCount(each, responded.In(each), recommending.In(each)))],
            noFeedback,
            recommending,
            tally.NotRecommending.ToGroup(),
            tally.AllThemes.ToGroup(),
            tally.Late.ToGroup(),
            GetThemes(tally, invited));
    }

    private (RespondentGroup? Invited, RespondentGroup? NoFeedback) GetInvited(Tally tally, Func<Organization, bool> belongs)
    {
        if (_round.Invited is null)
        {
            return (null, null);
        }

        List<Organization> invited = [.. _round.Invited.Where(belongs)];
        List<Organization> silent = [.. invited.Where(organization => !tally.Responded.Holds(organization))];
        return (new(invited.Count, invited), new(silent.Count, silent));
    }

    private List<TypeCount> GetTypes(Counter[] byType) =>
        [.. _round.Directory.Types.Select(type => new TypeCount(type, byType[type.Position].Count))];

    // A respondent has one type, so the types of a group have no respondent in common.
    private List<GroupCount> GetGroups(Tally tally) =>
        [.. _round.Directory.Groups.Select(group => new GroupCount(group, Counter.Join(
            _round.Directory.Types.Where(type => type.Group?.Position == group.Position).Select(type => tally.ByType[type.Position]),
            _round.IsOpen)))];

    private List<ThemeFinding> GetThemes(Tally tally, RespondentGroup? invited)
    {
        var themes = new List<ThemeFinding>();
        foreach (var theme in _round.Framework.Themes)
        {
            var respondents = tally.Themes[theme.Position].ToGroup();
            var denominator = _rule.Denominator switch
            {
                Denominator.ThemeRespondents => respondents.Count,
                Denominator.Recommending => tally.Recommending.Count,
                Denominator.Responded => tally.Responded.Count,
                Denominator.Invited => invited!.Count,
                _ => throw new InvalidOperationException($"No denominator {_rule.Denominator}."),
            };
            themes.Add(new ThemeFinding(theme, respondents, denominator, [.. theme.Elements.Select(Find)]));

            ElementFinding Find(Frameworks.Element element)
            {
                var by = tally.Elements[element.Position].ToGroup();
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

    /// <summary>The counters of one region, or of the whole round.</summary>
    private sealed class Tally
    {
        private readonly int _themeCount;

        public Tally(Round round)
        {
            Counter New() => new(round.IsOpen);
            Responded = New();
            Recommending = New();
            NotRecommending = New();
            RecommendingFinal = New();
            InProcess = New();
            AllThemes = New();
            Late = New();
            ByType = [.. round.Directory.Types.Select(_ => New())];
            FinalByType = [.. round.Directory.Types.Select(_ => New())];
            InProcessByType = [.. round.Directory.Types.Select(_ => New())];
            Themes = [.. round.Framework.Themes.Select(_ => New())];
            Elements = [.. round.Framework.Elements.Select(_ => New())];
            _themeCount = round.Framework.Themes.Count;
        }

        public Counter Responded { get; }

        public Counter Recommending { get; }

        public Counter NotRecommending { get; }

        public Counter RecommendingFinal { get; }

        public Counter InProcess { get; }

        public Counter AllThemes { get; }

        public Counter Late { get; }

        public Counter[] ByType { get; }

        public Counter[] FinalByType { get; }

        public Counter[] InProcessByType { get; }

        public Counter[] Themes { get; }

        public Counter[] Elements { get; }

        public void Add(ResponseDigest digest)
        {
            if (!digest.Responded)
            {
                return;
            }

            var who = digest.Respondent.Organization;
            Responded.Add(who);
            ByType[digest.Respondent.Type.Position].Add(who);
            (digest.IsRecommending ? Recommending : NotRecommending).Add(who);
            RecommendingFinal.AddIf(digest.IsRecommendingFinal, who);
            FinalByType[digest.Respondent.Type.Position].AddIf(digest.IsRecommendingFinal, who);
            InProcess.AddIf(digest.IsInProcess, who);
            InProcessByType[digest.Respondent.Type.Position].AddIf(digest.IsInProcess, who);
            Late.AddIf(digest.IsLate, who);
            if (!digest.IsRecommending)
            {
                return;
            }

            AllThemes.AddIf(digest.Coverage.Themes.Count == _themeCount, who);
            foreach (var theme in digest.Coverage.Themes.Positions)
            {
                Themes[theme].Add(who);
            }

            foreach (var element in digest.Coverage.Elements.Positions)
            {
                Elements[element].Add(who);
            }
        }
    }

    /// <summary>Counts respondents. Keeps the organizations too, unless the round is open.</summary>
    private sealed class Counter(bool countsOnly)
    {
        private readonly SortedDictionary<int, Organization> _organizations = [];

        public int Count { get; private set; }

        public void Add(Organization? organization)
        {
            Count++;
            if (!countsOnly)
            {
                _organizations.Add(organization!.Position, organization);
            }
        }

        public void AddIf(bool condition, Organization? organization)
        {
            if (condition)
            {
                Add(organization);
            }
        }

        public bool Holds(Organization organization) => _organizations.ContainsKey(organization.Position);

        /// <summary>The respondents of several counters that have none in common.</summary>
        public static RespondentGroup Join(IEnumerable<Counter> counters, bool countsOnly)
        {
            List<Counter> all = [.. counters];
            return new(
                all.Sum(counter => counter.Count),
                countsOnly ? null : [.. all.SelectMany(counter => counter._organizations.Values).OrderBy(each => each.Position)]);
        }

        public RespondentGroup ToGroup() => new(Count, countsOnly ? null : [.. _organizations.Values]);
    }
}
