namespace Survey.Core.Reading;

/// <summary>Shortens text of the input for messages, so that a message stays on one line.</summary>
public static class Excerpt
{
    private const int MaxLength = 60;

    /// <summary>The text on one line, cut after 60 characters.</summary>
    public static string Of(string text)
    {
        var cut = text.Length > MaxLength ? string.Concat(text.AsSpan(0, MaxLength), "…") : text;
        return string.Concat(cut.Select(character => char.IsControl(character) ? ' ' : character));
    }

    /// <summary>The first ten codes, as a list in a sentence.</summary>
    public static string OfCodes(IEnumerable<string> codes)
    {
        var all = codes.ToList();
        var shown = string.Join(", ", all.Take(10));
        return all.Count switch
        {
            0 => "none at all",
            <= 10 => shown,
            _ => $"{shown} and {all.Count - 10} more",
        };
    }
}
