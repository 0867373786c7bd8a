using Survey.Core.Analysis;
using Survey.Core.Languages;
using Survey.Core.Responses;
using Survey.Core.Results.Disclosure;
using Survey.Core.Rounds;

namespace Survey.Files.Reports.Site;

/// <summary>A round to publish as a static site.</summary>
/// <param name="Overview">The figures.</param>
/// <param name="Responses">All responses of the round. Those that do not count are skipped. Enumerated once.</param>
/// <param name="ProducedAt">The moment at which the site is produced.</param>
public sealed record SiteExport(Overview Overview, IAsyncEnumerable<Response> Responses, DateTimeOffset ProducedAt)
{
    /// <summary>
    /// What is shown of each respondent. One that allows less has less shown: see <see cref="AnalysisSettings.Consent"/>.
    /// </summary>
    public PublicationConsent Detail { get; init; } = PublicationConsent.Figures;

    /// <summary>
    /// The smallest count above 0 that is shown. 1 shows every count. In an open round, whose respondents are anonymous, it is
    /// <see cref="PublishedQuestions.DefaultSmallest"/> unless it is set.
    /// </summary>
    public int Smallest { get; init; } = Overview.Round.IsOpen ? PublishedQuestions.DefaultSmallest : 1;

    /// <summary>What analysts added to the report; empty by default.</summary>
    public ReportContent Content { get; init; } = ReportContent.Empty;

    /// <summary>The publication that it is from; null for the present state, or that of a day.</summary>
    public PublishedState? Publication { get; init; }

    /// <summary>The languages of the site, at least one; the first one is the one that opens.</summary>
    public IReadOnlyList<Language> Languages { get; init; } = [ReportWording.LanguageOf(Overview.Round)];
}
