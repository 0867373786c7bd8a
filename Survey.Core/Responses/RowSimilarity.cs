using Survey.Core.Questionnaires.Answers;

namespace Survey.Core.Responses;

/// <summary>A row, prepared for comparison with many others.</summary>
internal sealed class RowSimilarity
{
    /// <summary>The similarity of two equal rows.</summary>
    public const int Whole = 1000;

    private readonly Dictionary<string, HashSet<string>> _words = new(StringComparer.Ordinal);

    public RowSimilarity(AnswerSet row)
    {
        Text = AnswerText.Of(row);
        foreach (var (code, answer) in row.Answers)
        {
            _words.Add(code, WordsOf(answer));
        }
    }

    /// <summary>The row as text; equal rows have equal text.</summary>
    public string Text { get; }

    /// <summary>
    /// The similarity of two rows, from 0 to <see cref="Whole"/>: the share of common words per question, averaged over
    /// the questions that at least one of the two answers.
    /// </summary>
    public int To(RowSimilarity other)
    {
        if (Text == other.Text)
        {
            return Whole;
        }

        var (sum, questions) = (0, other._words.Keys.Count(code => !_words.ContainsKey(code)));
        foreach (var (code, words) in _words)
        {
            questions++;
            if (other._words.TryGetValue(code, out var others))
            {
                sum += Share(words, others);
            }
        }

        // The same words in a different order are not equal, so the result stays below Whole.
        return questions == 0 ? 0 : Math.Min(Whole - 1, sum / questions);
    }

    private static int Share(HashSet<string> one, HashSet<string> other)
    {
        var (fewer, more) = one.Count <= other.Count ? (one, other) : (other, one);
        return fewer.Count + more.Count == 0 ? Whole : 2 * Whole * fewer.Count(more.Contains) / (fewer.Count + more.Count);
    }

    private static HashSet<string> WordsOf(Answer answer) =>
        answer is RowsAnswer rows
            ? [.. rows.Rows.Select(AnswerText.Of)]
            : [.. answer.ToText().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
}
