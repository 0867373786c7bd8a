namespace Survey.Core.Results;

/// <summary>Computes figures from counted numbers.</summary>
public static class Figures
{
    private const int Decimals = 4;

    // Of a decimal number.
    private const int MostDecimals = 28;

    // Dividing by it removes the zeros at the end of a decimal number.
    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>The number with four decimals at most, half away from zero.</summary>
    public static decimal Round(decimal number) => Trim(decimal.Round(number, Decimals, MidpointRounding.AwayFromZero));

    /// <summary>
    /// The same for a mean, with more decimals below 0.1, so that four digits are left: a mean is never 0 if no number is.
    /// </summary>
    public static decimal RoundMean(decimal number) =>
        Trim(decimal.Round(number, GetDecimalsOfMean(number), MidpointRounding.AwayFromZero));

    /// <summary>The decimals that a mean is rounded to.</summary>
    public static int GetDecimalsOfMean(decimal mean)
    {
        var decimals = Decimals;
        for (var size = Math.Abs(mean); size is > 0 and < 0.1m && decimals < MostDecimals; size *= 10)
        {
            decimals++;
        }

        return decimals;
    }

    /// <summary>The number without zeros at its end.</summary>
    public static decimal Trim(decimal number) => number / One;

    /// <summary>The sum; null if a decimal number cannot hold it.</summary>
    /// <param name="numbers">How often each number occurs.</param>
    public static decimal? FindSum(IReadOnlyDictionary<decimal, long> numbers) =>
        numbers.Sum(number => Math.Abs((double)number.Key) * number.Value) < (double)decimal.MaxValue / 2
            ? Trim(numbers.Sum(number => number.Key * number.Value))
            : null;

    /// <summary>The number in the middle; the mean of the two in the middle of an even count.</summary>
    /// <param name="numbers">How often each number occurs, in ascending order.</param>
    /// <param name="count">How many numbers there are, at least 1.</param>
    public static decimal GetMedian(IReadOnlyDictionary<decimal, long> numbers, long count)
    {
        var (lower, upper) = (GetAt(numbers, (count - 1) / 2), GetAt(numbers, count / 2));

        // Halves first: the sum of two large numbers may be too large.
        return Trim(lower == upper ? lower : (lower / 2) + (upper / 2));
    }

    private static decimal GetAt(IReadOnlyDictionary<decimal, long> numbers, long index)
    {
        foreach (var (number, times) in numbers)
        {
            index -= times;
            if (index < 0)
            {
                return number;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(index));
    }
}
