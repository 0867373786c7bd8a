using Survey.Core.Analysis;
using Survey.Core.Reading;

namespace Survey.Core.Results;

/// <summary>The answers to one question, counted. Outside repeat groups it counts responses, inside it counts rows.</summary>
/// <param name="Asked">Number of responses or rows in which the question is relevant.</param>
/// <param name="Answered">Number of those that have an answer.</param>
/// <param name="Respondents">The respondents with at least one answer.</param>
public sealed record Tabulation(int Asked, int Answered, RespondentGroup Respondents)
{
    /// <summary>The choices or elements in order, also those with 0; empty if the question has none.</summary>
    public IReadOnlyList<EntryCount> Entries { get; init; } = [];

    /// <summary>The numbers in figures; null if nobody answered or the answers are not numbers.</summary>
    public NumberSummary? Numbers { get; init; }

    /// <summary>The first and the last date; null if nobody answered or the answers are not dates.</summary>
    public DateSummary? Dates { get; init; }
}

/// <summary>How often a choice or element was named.</summary>
/// <param name="Code">Code of the choice or element.</param>
/// <param name="Label">Label of the choice, or short title of the element.</param>
/// <param name="Count">Number of responses or rows that name it.</param>
/// <param name="By">The respondents that name it.</param>
/// <param name="Share">
/// Inside repeat groups its respondents divided by those of the question, otherwise <paramref name="Count"/> divided by the
/// answers; rounded to four decimals. Null if nobody answered.
/// </param>
/// <param name="MeanRank">
/// Its mean rank, from 1 for the highest, rounded to four decimals; null if nobody ranked it or the question is not a ranking.
/// </param>
public sealed record EntryCount(string Code, LocalizedText Label, int Count, RespondentGroup By, decimal? Share, decimal? MeanRank);

/// <summary>Numbers in figures.</summary>
/// <param name="Minimum">The smallest number.</param>
/// <param name="Maximum">The largest number.</param>
/// <param name="Mean">The mean, rounded to four decimals.</param>
/// <param name="Median">The number in the middle; the mean of the two in the middle of an even count.</param>
/// <param name="Sum">The sum; null for percentages, and if it has more digits than a decimal number can hold.</param>
public sealed record NumberSummary(decimal Minimum, decimal Maximum, decimal Mean, decimal Median, decimal? Sum);

/// <summary>The range of dates.</summary>
/// <param name="Minimum">The first date.</param>
/// <param name="Maximum">The last date.</param>
public sealed record DateSummary(DateOnly Minimum, DateOnly Maximum);
