using Survey.Api.Texts;

namespace Survey.Api.Overviews;

/// <summary>Counts with their share, in the page's language.</summary>
internal static class ShareWords
{
    // From here on, a share a little above one half can round to 50 %, so it gets a decimal.
    private const int WholeOfDecimals = 100;

    /// <summary>A count and its share, for instance “3 (38 %)”; without a share if it is null or 0.</summary>
    /// <param name="texts">The interface's texts.</param>
    /// <param name="count">The count.</param>
    /// <param name="share">The share, in the range [0, 1].</param>
    /// <param name="whole">What the count is divided by.</param>
    public static string Say(InterfaceTexts texts, int count, decimal? share, int whole) => share is > 0 and { } given
        ? texts.Fill("results.count", ("count", texts.In.Write((long)count)), ("percent", Percent(texts, given, whole)))
        : texts.In.Write((long)count);

    /// <summary>A share in percent.</summary>
    public static string Percent(InterfaceTexts texts, decimal share, int whole) =>
        texts.In.WritePercent(share, whole < WholeOfDecimals ? 0 : 1);

    /// <summary>“7 of 11 (64 %)”.</summary>
    public static string OutOf(InterfaceTexts texts, int count, int whole)
    {
        var part = texts.Fill("desk.of", ("part", texts.In.Write((long)count)), ("whole", texts.In.Write((long)whole)));
        return whole == 0 ? part : texts.Fill("results.count", ("count", part), ("percent", Percent(texts, (decimal)count / whole, whole)));
    }
}
