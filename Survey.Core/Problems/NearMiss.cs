namespace Survey.Core.Problems;

/// <summary>Finds the known word that a mistyped word was probably meant to be.</summary>
internal static class NearMiss
{
    private const int MaxWordLength = 64;

    /// <summary>The nearest known word, at most two edits away (one for words of up to 4 letters); null if there is none.</summary>
    /// <remarks>A changed, missing or additional letter is one edit, and so are two swapped neighbours.</remarks>
    public static string? Find(string word, IEnumerable<string> known)
    {
        var text = word.ToLowerInvariant();
        if (text.Length is 0 or > MaxWordLength)
        {
            return null;
        }

        var (best, least) = ((string?)null, text.Length <= 4 ? 2 : 3);
        foreach (var candidate in known)
        {
            if (candidate.Length > MaxWordLength || Math.Abs(candidate.Length - text.Length) >= least)
            {
                continue;
            }

            var distance = GetDistance(text, candidate.ToLowerInvariant());
            if (distance < least)
            {
                (best, least) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>The question " Did you mean “x”?" with a space before it; empty if no known word is near.</summary>
    public static Detail Ask(string word, IEnumerable<string> known) =>
        Ask(Find(word, known));

    /// <summary>“ Did you mean “x”?”, or nothing.</summary>
    public static Detail Ask(string? meant) => meant is null ? Detail.Exact("") : new Phrase("did-you-mean", ("found", meant));

    private static int GetDistance(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }

                var same = left[i - 1] == right[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + same);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[left.Length, right.Length];
    }
}
