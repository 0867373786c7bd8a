using Survey.Core.Analysis;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Core.Results.Disclosure;

// What is published.
//
// A count above 0 and below the smallest that may be published is small. Everything that a reader can compute must not be small either:
//
// - How many did not make a choice is the number of answers less those that made it.
// - Choices of a select-one question add up to the answers. Choices with small counts are added up with the next larger ones, until their
//   sum is no longer small.
// - Types add up to all respondents, and so do regions with those that are in none. Groups with few respondents are added up in the same
//   way. If a respondent is in several regions, the sums tell how many are, so nothing is published by region. Inside the table of groups
//   and choices `CellSuppression` withholds more cells.
// - A question that is only asked after certain answers has as many respondents as there are such answers. It is published in total only,
//   and only if no count of the questions that decide is withheld.
// - A calculated value repeats other answers, the smallest and largest number and the dates are answers of single respondents: none of
//   them is published.
//
// Groups of types and divisions by another question are not published at all, since they overlap with the groups above.

/// <summary>
/// Chooses which results of a round with anonymous respondents may be published, so that no small count can be read or computed.
/// </summary>
public sealed class PublishedQuestions
{
    /// <summary>The smallest count above 0 that is published unless something else is asked for.</summary>
    public const int DefaultSmallest = 5;

    private readonly RoundResults _results;
    private readonly int _smallest;
    private readonly IReadOnlyList<ResultGroupKind> _kinds;

    // Whether all counts of a question are published in total, by its code. Questions of two groups may have the same code.
    private readonly Dictionary<string, bool> _isKnown = new(StringComparer.Ordinal);

    private PublishedQuestions(RoundResults results, int smallest, bool hasSeveralRegions) =>
        (_results, _smallest, _kinds) = (results, smallest, KindsOf(hasSeveralRegions));

    /// <summary>Chooses what may be published.</summary>
    /// <param name="results">The results of all questions and all respondents.</param>
    /// <param name="smallest">The smallest count above 0 that may be published, at least 1.</param>
    /// <param name="hasSeveralRegions">True if a respondent belongs to several regions.</param>
    /// <returns>One for each question but calculated ones, in the order of the questionnaire.</returns>
    public static IReadOnlyList<PublishedQuestion> Of(RoundResults results, int smallest, bool hasSeveralRegions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(smallest, 1);
        var published = new PublishedQuestions(results, smallest, hasSeveralRegions);
        return
        [
            .. results.Questions
                .Where(result => result.Question.Question is not (CalculatedQuestion or HiddenQuestion))
                .Select(published.Publish),
        ];
    }

    private PublishedQuestion Publish(QuestionResult result)
    {
        var published = Choose(result);
        var code = result.Question.Question.Code;
        _isKnown[code] = _isKnown.GetValueOrDefault(code, true)
            && published.Answered is not null
            && published.Entries.All(entry => entry is { Entries.Count: 1, Count.Reason: Withheld.Nothing });
        return published;
    }

    private PublishedQuestion Choose(QuestionResult result)
    {
        var answered = BaseOf(result, result.Total);
        var conditions = ConditionsOf(result.Question);
        if (CellSuppression.IsSmall(answered, _smallest)
            || !conditions.TrueForAll(code => _isKnown.GetValueOrDefault(code))
            || (conditions.Count > 0 && CellSuppression.IsSmall(_results.Responded - answered, _smallest)))
        {
            return new PublishedQuestion(result, Answered: null, [], []);
        }

        var entries = IsExclusive(result) ? AddUp(result, answered) : Separate(result, answered);
        var kinds = conditions.Count == 0 ? _kinds : [];
        return new PublishedQuestion(
            result,
            answered,
            entries,
            [.. kinds.Select(kind => Divide(result, entries, kind)).OfType<PublishedGroups>()]);
    }

    /// <summary>Number of respondents with an answer. Inside repeat groups a respondent may have several.</summary>
    private static int BaseOf(QuestionResult result, Tabulation tabulation) =>
        IsInRows(result) ? tabulation.Respondents.Count : tabulation.Answered;

    private static int CountOf(QuestionResult result, EntryCount entry) => IsInRows(result) ? entry.By.Count : entry.Count;

    private static bool IsInRows(QuestionResult result) => result.Question.Groups.Count > 0;

    /// <summary>True if each respondent makes one choice, so that the counts add up to the answers.</summary>
    private static bool IsExclusive(QuestionResult result) => result.Question.Question is SelectOneQuestion && !IsInRows(result);

    /// <summary>The codes of all questions that decide whether this one is asked, or which choices it offers.</summary>
    private List<string> ConditionsOf(ResultQuestion question)
    {
        var scope = _results.Round.Questionnaire.Scope;
        List<Expression> conditions = [];
        foreach (var asked in question.Groups.Append(question.Question))
        {
            conditions.AddRange(scope.Find(asked.Code)!.Conditions);
            scope = asked is Repeat repeat ? repeat.Scope : scope;
        }

        if (question.Question is ChoiceQuestion { Filter: { } filter })
        {
            conditions.Add(filter);
        }

        return [.. conditions.SelectMany(condition => condition.References).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The choices of a select-one question. Small ones are added up with the next larger ones.</summary>
    private List<PublishedEntry> AddUp(QuestionResult result, int answered)
    {
        var entries = result.Total.Entries;
        var together = SmallCounts.TakeTogether(entries, entry => CountOf(result, entry), _smallest);
        List<PublishedEntry> published =
        [
            .. entries.Except(together).Select(entry => new PublishedEntry([entry], new PublishedCount(CountOf(result, entry)))),
        ];
        if (together.Count > 0)
        {
            published.Add(new PublishedEntry(
                [.. entries.Where(together.Contains)],
                new PublishedCount(together.Sum(entry => CountOf(result, entry)))));
        }

        return answered == 0 ? [] : published;
    }

    /// <summary>Choices or elements of which a respondent may name several: each one is published for itself.</summary>
    private List<PublishedEntry> Separate(QuestionResult result, int answered) =>
    [
        .. result.Total.Entries.Select(entry => new PublishedEntry(
            [entry],
            CountOf(result, entry) is var count && CellSuppression.IsSmall(count, _smallest)
                ? new PublishedCount(Number: null, Withheld.TooFew)
                : CellSuppression.IsSmall(answered - count, _smallest)
                    ? new PublishedCount(Number: null, Withheld.AllButTooFew)
                    : new PublishedCount(count))),
    ];

    /// <summary>How many responded from each region and of each type, as far as it may be published.</summary>
    /// <param name="overview">The overview of the round.</param>
    /// <param name="smallest">The smallest count above 0 that may be published.</param>
    /// <param name="hasSeveralRegions">True if a respondent belongs to several regions.</param>
    /// <returns>Regions, then types; without counts of choices. A kind with fewer than two groups is left out.</returns>
    public static IReadOnlyList<PublishedGroups> ParticipationOf(Overview overview, int smallest, bool hasSeveralRegions)
    {
        var responded = overview.Overall.Responded.Count;
        var regions = overview.Regions.Select(region => new GroupRow([ResultGroup.Of(region.Region)], region.Responded.Count, []));
        var types = overview.Overall.RespondentsByType.Select(type => new GroupRow([ResultGroup.Of(type.Type)], type.Respondents, []));
        return
        [
            .. KindsOf(hasSeveralRegions)
                .Select(kind => (Kind: kind, Groups: kind == ResultGroupKind.Region ? regions : types))
                .Select(each => (
                    each.Kind,
                    Rows: SmallCounts.AddUp([.. each.Groups.Where(row => row.Answered > 0)], responded, [], smallest)))
                .Where(each => each.Rows.Count > 1)
                .Select(each => Show(each.Kind, each.Rows, new bool[each.Rows.Count, 0])),
        ];
    }

    private static IReadOnlyList<ResultGroupKind> KindsOf(bool hasSeveralRegions) =>
        hasSeveralRegions ? [ResultGroupKind.Type] : [ResultGroupKind.Region, ResultGroupKind.Type];

    private PublishedGroups? Divide(QuestionResult result, IReadOnlyList<PublishedEntry> entries, ResultGroupKind kind)
    {
        var rows = RowsOf(result, entries, kind);
        if (rows.Count < 2 || entries.Count == 0)
        {
            return null;
        }

        var withheld = IsExclusive(result)
            ? CellSuppression.Of(ToTable(rows, entries.Count), _smallest)
            : WithholdSeparately(rows, entries);
        return withheld is null ? null : Show(kind, rows, withheld);
    }

    private static PublishedGroups Show(ResultGroupKind kind, IReadOnlyList<GroupRow> rows, bool[,] withheld) => new(
        kind,
        [
            .. rows.Select((row, position) => new PublishedRow(
                row.Groups,
                row.Answered,
                [
                    .. row.Counts.Select((count, column) => withheld[position, column]
                        ? new PublishedCount(Number: null, Withheld.Protected)
                        : new PublishedCount(count)),
                ],
                row.HasWithoutRegion)),
        ]);

    private IReadOnlyList<GroupRow> RowsOf(QuestionResult result, IReadOnlyList<PublishedEntry> entries, ResultGroupKind kind)
    {
        return SmallCounts.AddUp(
            [
                .. result.Groups
                    .Where(group => group.Group.Kind == kind && BaseOf(result, group.Tabulation) > 0)
                    .Select(group => new GroupRow([group.Group], BaseOf(result, group.Tabulation), CountsIn(group.Tabulation))),
            ],
            BaseOf(result, result.Total),
            CountsIn(result.Total),
            _smallest);

        IReadOnlyList<int> CountsIn(Tabulation tabulation) => [.. entries.Select(entry => CountIn(result, tabulation, entry))];
    }

    private static int CountIn(QuestionResult result, Tabulation tabulation, PublishedEntry entry) =>
        entry.Entries.Sum(each => CountOf(result, tabulation.Entries.First(other => other.Code == each.Code)));

    /// <summary>Each entry has a table of its own: those that named it and those that did not, by group.</summary>
    private bool[,] WithholdSeparately(IReadOnlyList<GroupRow> rows, IReadOnlyList<PublishedEntry> entries)
    {
        var withheld = new bool[rows.Count, entries.Count];
        for (var column = 0; column < entries.Count; column++)
        {
            var table = new int[rows.Count, 2];
            for (var row = 0; row < rows.Count; row++)
            {
                table[row, 0] = rows[row].Counts[column];
                table[row, 1] = rows[row].Answered - rows[row].Counts[column];
            }

            var cells = entries[column].Count.Reason == Withheld.Nothing ? CellSuppression.Of(table, _smallest) : null;
            for (var row = 0; row < rows.Count; row++)
            {
                withheld[row, column] = cells is null || cells[row, 0] || cells[row, 1];
            }
        }

        return withheld;
    }

    private static int[,] ToTable(IReadOnlyList<GroupRow> rows, int columns)
    {
        var table = new int[rows.Count, columns];
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                table[row, column] = rows[row].Counts[column];
            }
        }

        return table;
    }
}
