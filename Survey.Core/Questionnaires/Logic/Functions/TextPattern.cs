using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Survey.Core.Problems;

namespace Survey.Core.Questionnaires.Logic.Functions;

/// <summary>
/// The patterns of <c>regex()</c>. A pattern must match the whole text, as in JavaRosa. Matching takes time
/// proportional to the text if the pattern allows it; such patterns have no time limit. Patterns with lookarounds or
/// backreferences may take exponential time: <see cref="PatternMatcher"/> counts their steps. So the result never depends on
/// the load of the machine. Only constructs that .NET alone has, and very large patterns, have a timeout.
/// </summary>
internal static class TextPattern
{
    private const int MaxPatternLength = 2_000;
    private const int Remembered = 1_000;
    private const int MaxLinearSize = 10_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // A cache of compiled patterns. It is cleared when full, so that nobody can make it grow without limit.
    private static readonly ConcurrentDictionary<string, Pattern> Known = new(StringComparer.Ordinal);

    public static bool Matches(Evaluation evaluation, string text, string pattern)
    {
        evaluation.Step(1 + (text.Length / 64));
        try
        {
            var found = Find(pattern);
            return found.Program is { } program
                ? new PatternMatcher(program, text, () => evaluation.Step()).IsMatch()
                : found.Regex!.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            throw TooMuchWork(pattern);
        }
        catch (EvaluationException failure) when (failure.IsTooMuchWork)
        {
            throw TooMuchWork(pattern);
        }
        catch (ArgumentException)
        {
            throw NoPattern(pattern);
        }
    }

    /// <summary>Fails if a text is not a pattern that can be used.</summary>
    public static void Check(string pattern)
    {
        try
        {
            Find(pattern);
        }
        catch (ArgumentException)
        {
            throw NoPattern(pattern);
        }
    }

    private static EvaluationException NoPattern(string pattern) => new(new Phrase("failure-pattern", ("pattern", pattern)));

    private static EvaluationException TooMuchWork(string pattern) =>
        new(new Phrase("failure-slow", ("pattern", pattern)), isTooMuchWork: true);

    private static Pattern Find(string pattern)
    {
        if (Known.TryGetValue(pattern, out var known))
        {
            return known;
        }

        if (pattern.Length > MaxPatternLength)
        {
            throw new EvaluationException(new Phrase("failure-pattern-long", ("most", MaxPatternLength)));
        }

        if (Known.Count >= Remembered)
        {
            Known.Clear();
        }

        return Known.GetOrAdd(pattern, Make);
    }

    private static Pattern Make(string pattern)
    {
        var plain = WithPlainClasses(pattern);

        // Compile the pattern on its own first: "a)|(b" is invalid, but would be valid inside the parentheses below.
        _ = new Regex(plain, RegexOptions.CultureInvariant, Patience);
        var whole = $"\\A(?:{plain})\\z";
        try
        {
            if (Size(plain) <= MaxLinearSize)
            {
                var options = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;
                return new(new Regex(whole, options, Regex.InfiniteMatchTimeout), Program: null);
            }
        }
        catch (NotSupportedException)
        {
        }

        return PatternProgram.Make(plain) is { } program
            ? new(Regex: null, program)
            : new(new Regex(whole, RegexOptions.CultureInvariant, Patience), Program: null);
    }

    /// <summary>
    /// About the number of characters after <c>{n,m}</c> is written out: the linear matcher takes time and memory in
    /// proportion to it.
    /// </summary>
    private static double Size(string pattern)
    {
        var groups = new Stack<(double Before, double Last)>();
        var (size, last) = (0.0, 0.0);
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '(':
                    groups.Push((size, last));
                    (size, last) = (0, 0);
                    break;
                case ')' when groups.TryPop(out var around):
                    (size, last) = (around.Before + size, size);
                    break;
                case '{' when pattern.IndexOf('}', i) is > 0 and var end && Largest(pattern[(i + 1)..end]) is { } count:
                    size += last * (count - 1);
                    i = end;
                    break;
                case '[':
                    i = PatternParser.EndOfClass(pattern, i) - 1;
                    (size, last) = (size + 1, 1);
                    break;
                default:
                    i += pattern[i] == '\\' ? 1 : 0;
                    (size, last) = (size + 1, 1);
                    break;
            }
        }

        return size;
    }

    private static double? Largest(string counts) =>
        counts.Split(',') is { Length: 1 or 2 } numbers && numbers.All(number => number.All(char.IsAsciiDigit)) && numbers[0].Length > 0
            ? numbers.Max(number => NumberText.Parse(number) is var parsed && double.IsNaN(parsed) ? 1 : Math.Max(1, parsed))
            : null;

    /// <summary>
    /// Makes <c>\d</c> and <c>\w</c> match only ASCII digits and letters, as in the languages that forms are written for.
    /// </summary>
    private static string WithPlainClasses(string pattern)
    {
        var plain = new StringBuilder(pattern.Length);
        var isInClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var escaped = pattern[i] == '\\' && i + 1 < pattern.Length ? pattern[++i] : '\0';
            if (escaped == '\0')
            {
                isInClass = pattern[i] switch { '[' => true, ']' => false, _ => isInClass };
            }

            plain.Append((escaped, isInClass) switch
            {
                ('\0', _) => pattern[i].ToString(),
                ('d', true) => "0-9",
                ('w', true) => "0-9A-Za-z_",
                ('d', false) => "[0-9]",
                ('D', false) => "[^0-9]",
                ('w', false) => "[0-9A-Za-z_]",
                ('W', false) => "[^0-9A-Za-z_]",
                _ => $"\\{escaped}",
            });
        }

        return plain.ToString();
    }

    /// <summary>A pattern, either for .NET or for <see cref="PatternMatcher"/>.</summary>
    private sealed record Pattern(Regex? Regex, PatternProgram? Program);
}
