namespace Survey.Core.Analysis;

/// <summary>Two rows of practices that may be the same practice.</summary>
/// <param name="First">The earlier one, by organization and row.</param>
/// <param name="Second">The later one.</param>
/// <param name="Similarity">Share of words that both have, from 0 to 1.</param>
public sealed record MergeCandidate(Practice First, Practice Second, decimal Similarity);

/// <summary>What a machine can suggest to analysts about practices. A person decides.</summary>
public static class PracticeSuggestions
{
    /// <summary>The largest number of practices that are compared with each other: the work grows with its square.</summary>
    public const int MostCompared = 2000;

    private const int MaxTitleLength = 120;

    /// <summary>The least share of common words of texts that are suggested as the same.</summary>
    private const decimal Alike = 0.7m;

    // The full stop of Chinese and Japanese and the Arabic question mark end a sentence, too.
    private const string SentenceEnds = ".!?؟。";

    /// <summary>A short title: the first sentence, without its full stop; cut after 120 characters, between words.</summary>
    public static string TitleOf(string text)
    {
        var line = text.Trim().Split('\n')[0].Trim();
        var end = Enumerable
            .Range(0, line.Length)
            .FirstOrDefault(
                at => SentenceEnds.Contains(line[at], StringComparison.Ordinal) && (at + 1 == line.Length || line[at + 1] == ' '),
                defaultValue: line.Length);
        var sentence = line[..end];
        if (sentence.Length <= MaxTitleLength)
        {
            return sentence;
        }

        var space = sentence.LastIndexOf(' ', MaxTitleLength - 1);
        return $"{sentence[..(space > 0 ? space : MaxTitleLength - 1)]}…";
    }

    /// <summary>
    /// Pairs of rows with nearly the same text or the same title that are not merged yet, the most similar first. Of more practices than
    /// <see cref="MostCompared"/> only the first are compared.
    /// </summary>
    /// <param name="practices">All rows, in order.</param>
    public static IReadOnlyList<MergeCandidate> FindSame(IEnumerable<Practice> practices)
    {
        var rows = practices
            .Where(practice => practice.IsListed && practice.Coding?.MergedWith is null)
            .Take(MostCompared)
            .Select(practice => (Practice: practice, Words: WordsOf(practice.Text), Title: TitleOf(practice)))
            .ToList();
        return
        [
            .. rows
                .SelectMany((first, index) => rows.Skip(index + 1).Select(second => (First: first, Second: second)))
                .Select(pair => new MergeCandidate(
                    pair.First.Practice,
                    pair.Second.Practice,
                    pair.First.Title is not null && pair.First.Title == pair.Second.Title
                        ? 1
                        : Share(pair.First.Words, pair.Second.Words)))
                .Where(candidate => candidate.Similarity >= Alike)
                .OrderByDescending(candidate => candidate.Similarity),
        ];
    }

    private static string? TitleOf(Practice practice) =>
        practice.ListedAs is { } title ? string.Join(' ', WordsOf(title.ToString()).Order(StringComparer.Ordinal)) : null;

    /// <summary>Twice the common words by the words of both; 0 if one of them has none.</summary>
    private static decimal Share(HashSet<string> one, HashSet<string> other)
    {
        var (fewer, more) = one.Count <= other.Count ? (one, other) : (other, one);

        // If one is much shorter, the share cannot be reached; not counting then saves most of the work.
        return fewer.Count == 0 || 2m * fewer.Count / (fewer.Count + more.Count) < Alike
            ? 0
            : 2m * fewer.Count(more.Contains) / (fewer.Count + more.Count);
    }

    private static HashSet<string> WordsOf(string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var begin = -1;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && char.IsLetterOrDigit(text[at]))
            {
                begin = begin < 0 ? at : begin;
            }
            else if (begin >= 0)
            {
                words.Add(text[begin..at].ToUpperInvariant());
                begin = -1;
            }
        }

        return words;
    }
}
