namespace Survey.Api.Overviews;

/// <summary>Shortens long answers, so that pages with many of them stay light.</summary>
internal static class LongText
{
    /// <summary>The text, or its beginning and an ellipsis if it is longer.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">The largest number of characters that stay.</param>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
        return $"{text[..end].TrimEnd()} …";
    }
}
