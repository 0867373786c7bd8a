using Survey.Core.Questionnaires.Answers;

namespace Survey.Core.Responses;

/// <summary>A row, prepared for being held against many others.</summary>
internal sealed class RowSimilarity
{
    /// <summary>What two rows that say the same have in common.</summary>
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

    /// <summary>What the row says; equal for rows that say the same.</summary>
    public string Text { get; }

    /// <summary>How much two rows have in common, from 0 to <see cref="Whole"/>: the words shared, question by question, averaged over the questions that either answers.</summary>
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

        // The same words in another order are not the same.
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
