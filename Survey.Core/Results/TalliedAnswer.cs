using Survey.Core.Organizations;

namespace Survey.Core.Results;

/// <summary>The part of an answer that is counted.</summary>
/// <param name="Positions">
/// Positions of the choices or elements named, in the order of the answer; -1 for a code that is not listed.
/// </param>
/// <param name="Number">The number; null if the answer is not a number.</param>
/// <param name="Date">The date; null if the answer is not a date.</param>
internal sealed record TalliedAnswer(IReadOnlyList<int> Positions, decimal? Number, DateOnly? Date)
{
    /// <summary>An answer of which only the existence is counted.</summary>
    public static TalliedAnswer Other { get; } = new([], Number: null, Date: null);

    public static TalliedAnswer Of(IEnumerable<int> positions) => new([.. positions], Number: null, Date: null);

    public static TalliedAnswer OfNumber(decimal number) => new([], number, Date: null);

    public static TalliedAnswer OfDate(DateOnly date) => new([], Number: null, date);
}

/// <summary>The respondent of the response that is being counted.</summary>
/// <param name="Number">Number of the response, from 1.</param>
/// <param name="Organization">Null in an open round.</param>
internal readonly record struct CountedRespondent(int Number, Organization? Organization);
