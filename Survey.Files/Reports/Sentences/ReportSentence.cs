using Survey.Core.Analysis;
using Survey.Core.Frameworks;
using Survey.Core.Languages;
using Survey.Core.Organizations;

namespace Survey.Files.Reports.Sentences;

/// <summary>A paragraph of a report that is generated from figures.</summary>
/// <param name="Region">The region whose overview it belongs to; null for the summary across regions.</param>
/// <param name="Theme">The theme that it is about; null for none.</param>
/// <param name="Key">
/// What it says, for instance <c>response</c>. Stable, and unique within the region and theme: an edited text refers to it.
/// </param>
/// <param name="Parts">Its text, in pieces.</param>
public sealed record ReportSentence(Region? Region, Theme? Theme, string Key, IReadOnlyList<SentencePart> Parts)
{
    private const string Day = "{day}";

    /// <summary>The whole text.</summary>
    public string Text { get; } = string.Concat(Parts.Select(part => part.Text));

    /// <summary>
    /// The text without the day up to which answers were counted. It changes if and only if a figure or name changes, while
    /// <see cref="Text"/> changes from day to day as long as the round collects.
    /// </summary>
    public string Basis { get; } = string.Concat(Parts.Select(part => part.IsDay ? Day : part.Text));

    /// <summary>A basis as people read it: an ellipsis stands for the day.</summary>
    public static string ToReadable(string basis) => basis.Replace(Day, "…", StringComparison.Ordinal);

    /// <summary>The analyst's words for this sentence in a language; null if there are none.</summary>
    public OwnSentence? FindOwn(ReportContent content, Language language) => content.FindSentence(Region, Theme, Key, language.Tag);

    /// <summary>
    /// True if the analyst replaced another sentence than this one: a figure or name has changed since. The day up to which answers were
    /// counted does not matter.
    /// </summary>
    public bool IsOutdated(OwnSentence own) => own.IsOutdated(Basis) && own.IsOutdated(Text);
}

/// <summary>A piece of a generated paragraph.</summary>
/// <param name="Text">The words.</param>
/// <param name="Organization">The organization that they name, so that a report can add its footnote; null for other words.</param>
/// <param name="IsDay">True for the day up to which answers were counted.</param>
/// <param name="Figure">
/// The figure that they state (<see cref="FootnoteFigures"/>), so that a report can add its footnote; null for none.
/// </param>
public sealed record SentencePart(string Text, Organization? Organization = null, bool IsDay = false, string? Figure = null);
