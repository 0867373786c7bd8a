using Survey.Core.Analysis;
using Survey.Core.Languages;
using Survey.Core.Rounds;

namespace Survey.Files.Reports.Charts;

/// <summary>The line below a chart: the round, the day up to which answers were counted, and how many there are.</summary>
internal static class ChartSource
{
    /// <summary>“GRCP 7, answers up to 10 October 2017, 27 of 35 organizations”.</summary>
    /// <param name="round">The round.</param>
    /// <param name="day">The day up to which answers were counted.</param>
    /// <param name="invited">Those asked; null in an open round and where only answers are counted.</param>
    /// <param name="responded">Number of responses that count.</param>
    /// <param name="wording">Gives the language.</param>
    public static string Of(Round round, DateOnly day, RespondentGroup? invited, int responded, ReportWording wording)
    {
        // The mark keeps the direction of a title in Arabic that begins with a name in Latin letters.
        const string RightToLeftMark = "\u200F";
        var title = wording.Of(round.Title);
        var mark = wording.In.IsRightToLeft && Language.HasRightToLeftLetters(title) ? RightToLeftMark : "";
        return wording.Fill(
            "chart.source",
            ("round", mark + title),
            ("day", wording.Day(day)),
            ("responses", invited is null
                ? wording.Count("responses", responded)
                : wording.Count("chart.organizations-of", invited.Count, ("part", wording.Number((long)responded)))));
    }
}
