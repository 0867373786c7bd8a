using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Survey.Core.Problems;

namespace Survey.Core.Questionnaires.Logic.Functions;

/// <summary>
/// The patterns of <c>regex()</c>. A pattern must match the whole text, as in JavaRosa. Matching takes time
/// proportional to the text if the pattern allows it. Patterns with lookarounds or backreferences have a timeout of a
/// quarter of a second, because a form may apply them to hundreds of rows.
/// </summary>
internal static class TextPattern
{
    private const int MaxPatternLength = 2_000;
    private const int Remembered = 1_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    // A cache of compiled patterns. It is cleared when full, so that nobody can make it grow without limit.
    private static readonly ConcurrentDictionary<string, Regex> Known = new(StringComparer.Ordinal);

    public static bool Matches(Evaluation evaluation, string text, string pattern)
    {
        evaluation.Step(1 + (text.Length / 64));
        try
        {
            return Find(pattern).IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new EvaluationException(new Phrase("failure-slow", ("pattern", pattern), ("seconds", (decimal)Patience.TotalSeconds)));
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

    private static Regex Find(string pattern)
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

    private static Regex Make(string pattern)
    {
        var plain = WithPlainClasses(pattern);

        // Compile the pattern on its own first: "a)|(b" is invalid, but would be valid inside the parentheses below.
        _ = new Regex(plain, RegexOptions.CultureInvariant, Patience);
        var whole = $"\\A(?:{plain})\\z";
        try
        {
            return new Regex(whole, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Patience);
        }
        catch (NotSupportedException)
        {
            return new Regex(whole, RegexOptions.CultureInvariant, Patience);
        }
    }

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
}
