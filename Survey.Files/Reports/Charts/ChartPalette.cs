using System.Globalization;

namespace Survey.Files.Reports.Charts;

/// <summary>
/// The colours of all charts, on pages, in workbooks, documents and pictures. Each is lighter than the one before by the same
/// contrast, so that they differ when printed in grey; outlines have the colour of the text, on light and on dark pages.
/// </summary>
public static class ChartPalette
{
    /// <summary>The fills, as RRGGBB, from dark to light.</summary>
    public static IReadOnlyList<string> Fills { get; } = ["134987", "AD3A29", "148986", "D78526", "8BBFE4", "ECDE95"];

    /// <summary>The fill of a chart with one series, and of marked dots: clear on light and on dark pages.</summary>
    public const int Single = 2;

    /// <summary>The most series that can be told apart: the second half of them is hatched.</summary>
    public static int MostSeries => Fills.Count * 2;

    /// <summary>Colour of text and outlines on white, as RRGGBB.</summary>
    public const string Ink = "1A2226";

    // The fills before this one are dark.
    private const int FirstLight = 2;

    /// <summary>The fill of a series, as RRGGBB.</summary>
    /// <param name="series">Its position, from 0.</param>
    public static string FillOf(int series) => Fills[series % Fills.Count];

    /// <summary>
    /// The colour behind a share in a table, as RRGGBB: white for none, and for the whole a light tone of the fill of dots, on which black
    /// text has a contrast of at least 7.
    /// </summary>
    /// <param name="share">The share, in the range [0, 1].</param>
    public static string ShareOf(double share)
    {
        const double Strongest = 0.6;
        return string.Concat(Fills[Single].Chunk(2).Select(pair =>
        {
            var full = Convert.ToInt32(new string(pair), 16);
            return ((int)Math.Round(255 - ((255 - full) * Strongest * share))).ToString("X2", CultureInfo.InvariantCulture);
        }));
    }

    /// <summary>True if the fill of a series is hatched, because its colour is used before.</summary>
    public static bool IsHatched(int series) => series / Fills.Count % 2 == 1;

    /// <summary>The colour of text on a fill, as RRGGBB: black or white. Their contrast is at least 4.5.</summary>
    public static string TextOn(int series) => series % Fills.Count < FirstLight ? "FFFFFF" : "000000";
}
