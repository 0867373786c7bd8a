using Survey.Core.Analysis;
using Survey.Core.Organizations;

namespace Survey.Core.Results;

/// <summary>The counters of the results of all questions within one group, or in total.</summary>
/// <param name="layout">The counters.</param>
/// <param name="keepsOrganizations">True to keep the organizations behind the counts of respondents.</param>
internal sealed class AnswerTally(ResultLayout layout, bool keepsOrganizations)
{
    private readonly SortedDictionary<int, Organization>?[] _organizations =
        new SortedDictionary<int, Organization>?[keepsOrganizations ? layout.Length : 0];

    /// <summary>The counts, in the order of the layout.</summary>
    public long[] Counts { get; } = new long[layout.Length];

    /// <summary>How often each number, or each day as a number, occurs; by the number of the question, null for none.</summary>
    public SortedDictionary<decimal, long>?[] Values { get; } = new SortedDictionary<decimal, long>?[layout.Questions.Count];

    /// <summary>Adds what a response counts.</summary>
    /// <param name="counts">What it counts.</param>
    /// <param name="who">The organization; null in an open round.</param>
    /// <param name="sign">1 to add, -1 to take away again what was added before; that only in an open round.</param>
    public void Add(AnswerCounts counts, Organization? who, int sign = 1)
    {
        foreach (var (counter, amount) in counts.Counters)
        {
            Counts[counter] += sign * amount;
        }

        foreach (var counter in counts.Respondents)
        {
            Counts[counter] += sign;
            if (keepsOrganizations)
            {
                (_organizations[counter] ??= []).Add(who!.Position, who);
            }
        }

        foreach (var (question, value) in counts.Values)
        {
            AddValue(question, value, sign);
        }
    }

    /// <summary>Adds the counts of other respondents.</summary>
    public void Merge(AnswerTally other)
    {
        for (var counter = 0; counter < Counts.Length; counter++)
        {
            Counts[counter] += other.Counts[counter];
        }

        for (var counter = 0; counter < _organizations.Length; counter++)
        {
            foreach (var (position, organization) in other._organizations[counter] ?? [])
            {
                (_organizations[counter] ??= []).Add(position, organization);
            }
        }

        for (var question = 0; question < Values.Length; question++)
        {
            if (other.Values[question] is { } values)
            {
                foreach (var (value, times) in values)
                {
                    AddValue(question, value, times);
                }
            }
        }
    }

    /// <summary>How the answers to a question are tabulated: numbers only if all its answers are numbers.</summary>
    public ResultKind GetKind(QuestionLayout question) =>
        question.Kind != ResultKind.Numbers ? question.Kind
        : Counts[question.Others] > 0 ? ResultKind.Answers

        // Without a value it is not known whether a calculation gives numbers.
        : Counts[question.Answered] == 0 && question.IsCalculated ? ResultKind.Answers
        : ResultKind.Numbers;

    /// <summary>The result of a question.</summary>
    /// <param name="question">The question.</param>
    /// <param name="kind">How its answers are tabulated in total.</param>
    public Tabulation Build(QuestionLayout question, ResultKind kind)
    {
        var answered = Count(question.Answered);
        return new Tabulation(Count(question.Asked), answered, ToGroup(question.Respondents))
        {
            Entries = [.. question.Entries.Select((_, position) => BuildEntry(question, position, kind))],
            Numbers = kind == ResultKind.Numbers && answered > 0 ? Summarize(Values[question.Number]!, question.Question.HasSum) : null,
            Dates = kind == ResultKind.Dates && answered > 0 ? ToDates(Values[question.Number]!) : null,
        };
    }

    private void AddValue(int question, decimal value, long times)
    {
        var values = Values[question] ??= [];
        var sum = values.GetValueOrDefault(value) + times;
        if (sum == 0)
        {
            values.Remove(value);
        }
        else
        {
            values[value] = sum;
        }
    }

    private EntryCount BuildEntry(QuestionLayout question, int position, ResultKind kind)
    {
        var (code, label) = question.Entries[position];
        var by = ToGroup(question.By(position));
        var count = Count(question.Count(position));
        var (part, whole) = question.Question.Groups.Count > 0
            ? (by.Count, Count(question.Respondents))
            : (count, Count(question.Answered));
        return new EntryCount(
            code,
            label,
            count,
            by,
            Divide(part, whole),
            kind == ResultKind.Ranks ? Divide(Counts[question.Ranks(position)], count) : null);
    }

    private int Count(int counter) => checked((int)Counts[counter]);

    private RespondentGroup ToGroup(int counter) =>
        new(Count(counter), keepsOrganizations ? [.. _organizations[counter]?.Values ?? Enumerable.Empty<Organization>()] : null);

    private static decimal? Divide(decimal part, int whole) => whole == 0 ? null : Figures.Round(part / whole);

    private static DateSummary ToDates(SortedDictionary<decimal, long> days) =>
        new(DateOnly.FromDayNumber((int)days.Keys.First()), DateOnly.FromDayNumber((int)days.Keys.Last()));

    private static NumberSummary Summarize(SortedDictionary<decimal, long> numbers, bool hasSum)
    {
        var count = numbers.Values.Sum();
        var sum = Figures.FindSum(numbers);
        return new NumberSummary(
            Figures.Trim(numbers.Keys.First()),
            Figures.Trim(numbers.Keys.Last()),
            Figures.RoundMean(sum / count ?? numbers.Sum(number => number.Key / count * number.Value)),
            Figures.GetMedian(numbers, count),
            hasSum ? sum : null);
    }
}
