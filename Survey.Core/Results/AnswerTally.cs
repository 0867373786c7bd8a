using Survey.Core.Reading;

namespace Survey.Core.Results;

/// <summary>Counts the answers to one question within one group, or in total.</summary>
/// <param name="entries">Number of choices or elements; 0 if the question has none.</param>
/// <param name="keepsOrganizations">True to list the organizations behind each count.</param>
internal sealed class AnswerTally(int entries, bool keepsOrganizations)
{
    private readonly RespondentCounter _respondents = new(keepsOrganizations);
    private readonly RespondentCounter[] _by = [.. Enumerable.Range(0, entries).Select(_ => new RespondentCounter(keepsOrganizations))];
    private readonly int[] _counts = new int[entries];
    private readonly long[] _ranks = new long[entries];
    private readonly SortedDictionary<decimal, int> _numbers = [];
    private DateOnly _first = DateOnly.MaxValue;
    private DateOnly _last = DateOnly.MinValue;
    private int _asked;

    public int Answered { get; private set; }

    public void Add(TalliedAnswer? answer, CountedRespondent respondent)
    {
        _asked++;
        if (answer is null)
        {
            return;
        }

        Answered++;
        _respondents.Add(respondent);
        for (var rank = 1; rank <= answer.Positions.Count; rank++)
        {
            var position = answer.Positions[rank - 1];
            if (position >= 0)
            {
                _counts[position]++;
                _ranks[position] += rank;
                _by[position].Add(respondent);
            }
        }

        if (answer.Number is { } number)
        {
            _numbers[number] = _numbers.GetValueOrDefault(number) + 1;
        }

        if (answer.Date is { } date)
        {
            _first = date < _first ? date : _first;
            _last = date > _last ? date : _last;
        }
    }

    public void ForgetNumbers() => _numbers.Clear();

    public Tabulation Build(ResultKind kind, IReadOnlyList<(string Code, LocalizedText Label)> labels, bool inRows) =>
        new(_asked, Answered, _respondents.ToGroup())
        {
            Entries = [.. labels.Select((label, position) => BuildEntry(kind, label.Code, label.Label, position, inRows))],
            Numbers = kind == ResultKind.Numbers && Answered > 0 ? Summarize(_numbers) : null,
            Dates = kind == ResultKind.Dates && Answered > 0 ? new DateSummary(_first, _last) : null,
        };

    private EntryCount BuildEntry(ResultKind kind, string code, LocalizedText label, int position, bool inRows)
    {
        var by = _by[position].ToGroup();
        var (part, whole) = inRows ? (by.Count, _respondents.Count) : (_counts[position], Answered);
        return new EntryCount(
            code,
            label,
            _counts[position],
            by,
            Divide(part, whole),
            kind == ResultKind.Ranks ? Divide(_ranks[position], _counts[position]) : null);
    }

    private static decimal? Divide(decimal part, int whole) => whole == 0 ? null : Figures.Round(part / whole);

    private static NumberSummary Summarize(SortedDictionary<decimal, int> numbers)
    {
        var count = numbers.Values.Sum();
        var sum = Figures.FindSum(numbers);
        return new NumberSummary(
            Figures.Trim(numbers.Keys.First()),
            Figures.Trim(numbers.Keys.Last()),
            Figures.RoundMean(sum / count ?? numbers.Sum(number => number.Key / count * number.Value)),
            Figures.GetMedian(numbers, count),
            sum);
    }
}
