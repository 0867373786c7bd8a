using System.Globalization;
using Survey.Core.Analysis;
using Survey.Core.Organizations;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;
using Survey.Core.Results;
using Survey.Core.Rounds;

namespace Survey.Core.Comparisons;

/// <summary>Collects the differences of two rounds while their parts are matched by code.</summary>
internal sealed class DifferenceList(Round earlier, Round later)
{
    private readonly List<ComparisonDifference> _all = [];

    public IReadOnlyList<ComparisonDifference> All => _all;

    /// <summary>Adds what differs in rule, framework and directory.</summary>
    public void AddRounds(Overview before, Overview after, TranslatedOverview? translated)
    {
        if (earlier.IsOpen || later.IsOpen)
        {
            Add(DifferenceSubject.Round, (earlier.IsOpen ? earlier : later).Code, DifferenceReason.Open, earlier: null, later: null);
        }

        if (before.Rule != after.Rule)
        {
            Add(DifferenceSubject.Rule, "recurrence", DifferenceReason.Other, Plain(RuleOf(before)), Plain(RuleOf(after)));
        }

        if (earlier.Framework.Code != later.Framework.Code)
        {
            Add(
                DifferenceSubject.Framework,
                later.Framework.Code,
                DifferenceReason.Other,
                Plain(earlier.Framework.Code),
                Plain(later.Framework.Code));
        }
        else
        {
            AddMissing(
                DifferenceSubject.Theme,
                [.. earlier.Framework.Themes.Where(theme => theme.Code is not null)],
                [.. later.Framework.Themes.Where(theme => theme.Code is not null)],
                theme => (theme.Code!, theme.Title));
            AddMissing(
                DifferenceSubject.Element,
                earlier.Framework.Elements,
                later.Framework.Elements,
                element => (element.Code, element.Title));
        }

        foreach (var mention in translated?.WithoutCounterpart ?? [])
        {
            var count = Plain(mention.By.Count.ToString(CultureInfo.InvariantCulture));
            var isEarlier = translated!.Overview.Round.Code == earlier.Code;
            Add(
                DifferenceSubject.Element,
                mention.Element.Code,
                DifferenceReason.NoCounterpart,
                isEarlier ? count : null,
                isEarlier ? null : count);
        }

        AddMissing(DifferenceSubject.Region, earlier.Directory.Regions, later.Directory.Regions, region => (region.Code, region.Name));
        AddMissing(DifferenceSubject.Type, earlier.Directory.Types, later.Directory.Types, type => (type.Code, type.Name));
        foreach (var organization in later.Invited ?? [])
        {
            if (earlier.Invites(organization.Code))
            {
                AddOrganization(earlier.Directory.FindOrganization(organization.Code)!, organization);
            }
        }
    }

    /// <summary>Matches the questions by their paths, and adds what differs.</summary>
    /// <returns>The questions that both rounds have.</returns>
    public IReadOnlyList<ComparedQuestion> AddQuestions(RoundResults before, RoundResults after)
    {
        var known = before.Questions.ToDictionary(result => result.Question.Path, StringComparer.Ordinal);
        var compared = new List<ComparedQuestion>();
        foreach (var result in after.Questions)
        {
            if (known.Remove(result.Question.Path, out var other))
            {
                compared.Add(new ComparedQuestion(other, result, Match(other, result)));
            }
            else
            {
                var moved = before.Questions.Where(each => each.Question.Question.Code == result.Question.Question.Code).ToList();
                var isMoved = moved.Count == 1 && after.Questions.All(each => each.Question.Path != moved[0].Question.Path);
                AddQuestion(
                    result,
                    isMoved ? DifferenceReason.OtherPlace : DifferenceReason.OnlyLater,
                    isMoved ? Plain(moved[0].Question.Path) : null,
                    isMoved ? Plain(result.Question.Path) : result.Question.Question.Label);
                if (isMoved)
                {
                    known.Remove(moved[0].Question.Path);
                }
            }
        }

        foreach (var result in before.Questions.Where(result => known.ContainsKey(result.Question.Path)))
        {
            AddQuestion(result, DifferenceReason.OnlyEarlier, result.Question.Question.Label, later: null);
        }

        return compared;
    }

    /// <summary>The entries of a question in both rounds; empty if they cannot be compared.</summary>
    private List<ComparedEntry> Match(QuestionResult before, QuestionResult after)
    {
        var (asked, asks) = (before.Question.Question, after.Question.Question);
        if (before.Kind != after.Kind)
        {
            // An answer that nobody gave has no kind: a calculation gives numbers only if it was calculated.
            if (asked.TypeName != asks.TypeName)
            {
                AddQuestion(after, DifferenceReason.OtherType, Plain(asked.TypeName), Plain(asks.TypeName));
            }

            return [];
        }

        if (!SaysTheSame(asked.Label, asks.Label))
        {
            AddQuestion(after, DifferenceReason.OtherText, asked.Label, asks.Label);
        }

        if (asked is CodedQuestion && asks is CodedQuestion)
        {
            var (from, to) = (FrameworkOf(earlier, asked), FrameworkOf(later, asks));
            if (from != to)
            {
                Add(DifferenceSubject.Framework, after.Question.Path, DifferenceReason.Other, Plain(from), Plain(to));
                return [];
            }
        }

        return MatchEntries(before, after);
    }

    private List<ComparedEntry> MatchEntries(QuestionResult before, QuestionResult after)
    {
        var (earlierEntries, laterEntries) = (before.Total.Entries, after.Total.Entries);
        AddMissing(
            DifferenceSubject.Choice,
            earlierEntries,
            laterEntries,
            entry => ($"{after.Question.Path}={entry.Code}", entry.Label));
        var known = earlierEntries.ToDictionary(entry => entry.Code, StringComparer.Ordinal);
        return
        [
            .. laterEntries.Select(entry =>
                new ComparedEntry(entry.Code, entry.Label, known.GetValueOrDefault(entry.Code), entry)),
            .. earlierEntries
                .ExceptBy(laterEntries.Select(entry => entry.Code), entry => entry.Code, StringComparer.Ordinal)
                .Select(entry => new ComparedEntry(entry.Code, entry.Label, entry, Later: null)),
        ];
    }

    private void AddOrganization(Organization before, Organization after)
    {
        if (before.Type.Code != after.Type.Code)
        {
            Add(DifferenceSubject.Organization, after.Code, DifferenceReason.OtherType, before.Type.Name, after.Type.Name);
        }

        var (regions, now) = (CodesOf(before), CodesOf(after));
        if (regions != now)
        {
            Add(DifferenceSubject.Organization, after.Code, DifferenceReason.OtherRegions, Plain(regions), Plain(now));
        }
    }

    private static string CodesOf(Organization organization) =>
        string.Join(' ', organization.Regions.Select(region => region.Code).Order(StringComparer.Ordinal));

    /// <summary>Adds what only one of the rounds has, and what has the same code and another name.</summary>
    private void AddMissing<T>(
        DifferenceSubject subject,
        IReadOnlyList<T> before,
        IReadOnlyList<T> after,
        Func<T, (string Code, LocalizedText Name)> describe)
    {
        var known = before.Select(describe).ToDictionary(each => each.Code, each => each.Name, StringComparer.Ordinal);
        foreach (var (code, name) in after.Select(describe))
        {
            if (!known.Remove(code, out var other))
            {
                Add(subject, code, DifferenceReason.OnlyLater, earlier: null, name);
            }
            else if (!SaysTheSame(other, name))
            {
                Add(subject, code, DifferenceReason.OtherText, other, name);
            }
        }

        foreach (var (code, name) in before.Select(describe).Where(each => known.ContainsKey(each.Code)))
        {
            Add(subject, code, DifferenceReason.OnlyEarlier, name, later: null);
        }
    }

    /// <summary>True if two texts are the same in every language that both have. A translation that one lacks is no change.</summary>
    private bool SaysTheSame(LocalizedText before, LocalizedText after)
    {
        var (then, now) = (earlier.Questionnaire.DefaultLanguage, later.Questionnaire.DefaultLanguage);
        return before.Languages.Concat(after.Languages).Append(then).Append(now).Distinct(StringComparer.OrdinalIgnoreCase).All(language =>
            (before.InOnly(language, then), after.InOnly(language, now)) is var (one, other)
            && (one.Length == 0 || other.Length == 0 || one == other));
    }

    private static string FrameworkOf(Round round, Question question) => round.Frameworks.Get(((CodedQuestion)question).Framework).Code;

    private static string RuleOf(Overview overview) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{overview.Rule.DenominatorCode} > {overview.Rule.Threshold}, minimum {overview.Rule.Minimum}");

    private void AddQuestion(QuestionResult result, DifferenceReason reason, LocalizedText? earlier, LocalizedText? later) =>
        Add(DifferenceSubject.Question, result.Question.Path, reason, earlier, later);

    private void Add(
        DifferenceSubject subject,
        string code,
        DifferenceReason reason,
        LocalizedText? earlier,
        LocalizedText? later) => _all.Add(new ComparisonDifference(subject, code, reason, earlier, later));

    private static LocalizedText Plain(string text) => LocalizedText.Plain(text);
}
