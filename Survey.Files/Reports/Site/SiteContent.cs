using Survey.Core.Analysis;
using Survey.Core.Languages;
using Survey.Core.Organizations;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Responses;
using Survey.Core.Results;
using Survey.Core.Results.Disclosure;
using Survey.Core.Rounds;
using Survey.Files.Reports.Excel;

namespace Survey.Files.Reports.Site;

/// <summary>The data of a site, with the decisions about what of it is shown.</summary>
internal sealed class SiteContent
{
    private readonly SiteExport _export;
    private readonly Dictionary<string, PublicationConsent> _consents;

    private SiteContent(SiteExport export, ReportAnswers answers)
    {
        _export = export;
        Answers = answers;
        _consents = answers.Shown.ToDictionary(
            response => response.Respondent.Id,
            response => Round.AsksForConsent
                ? PublicationConsents.Find(response.ToScope(Round).FindAnswer(Round.Analysis.Consent)?.ToText() ?? "")
                    ?? PublicationConsent.Figures
                : PublicationConsent.Names,
            StringComparer.Ordinal);
        Questions = IsProtected ? PublishedQuestions.Of(answers.Results, export.Smallest) : [];
        Participation = IsProtected ? PublishedQuestions.ParticipationOf(export.Overview, export.Smallest) : [];
    }

    public Overview Overview => _export.Overview;

    public Round Round => _export.Overview.Round;

    public ReportAnswers Answers { get; }

    public DateTimeOffset ProducedAt => _export.ProducedAt;

    /// <summary>The smallest count above 0 that is shown.</summary>
    public int Smallest => _export.Smallest;

    /// <summary>True if small counts are withheld. Then names are not shown, and regions have no figures of their own.</summary>
    public bool IsProtected => _export.Smallest > 1;

    /// <summary>What may be shown of the questions of a protected site; empty otherwise.</summary>
    public IReadOnlyList<PublishedQuestion> Questions { get; }

    /// <summary>How many responded from each region and of each type, for a protected site; empty otherwise.</summary>
    public IReadOnlyList<PublishedGroups> Participation { get; }

    /// <summary>What analysts added to the report.</summary>
    public ReportContent Content => _export.Content;

    /// <summary>What is shown of respondents that allow everything.</summary>
    public PublicationConsent Detail => _export.Detail;

    /// <summary>True if the site lists names of organizations.</summary>
    public bool HasNames => Detail == PublicationConsent.Names && !IsProtected;

    /// <summary>True if no organization is left out, so that a picture may name them.</summary>
    public bool NamesAll => HasNames && !Round.AsksForConsent;

    /// <summary>True if the site lists texts of respondents.</summary>
    public bool HasTexts => Detail >= PublicationConsent.Texts;

    /// <summary>The practices whose texts may be listed, as reports list them.</summary>
    public IReadOnlyList<Practice> Practices =>
        HasTexts && !IsProtected ? Practice.ListAll(Round, Content, Answers.Shown.Where(ShowsTextsOf)) : [];

    /// <summary>The same data as other reports take it.</summary>
    public OverviewReport ToReport(Language language) =>
        new(Overview, Answers, ProducedAt, Version: "", Language: language) { Content = Content };

    /// <summary>Reads the answers.</summary>
    public static async Task<SiteContent> Read(SiteExport export, CancellationToken cancellationToken) =>
        new(export, await ReportAnswers.Read(export.Overview.Round, export.Responses, cancellationToken));

    /// <summary>True if the site may name an organization.</summary>
    public bool IsNamed(Organization organization) => HasNames && MayName(organization);

    /// <summary>The organizations that may be named, and how many more there are. All of them are more if the site has no names.</summary>
    public (IReadOnlyList<Organization> Named, int Others) NamesOf(RespondentGroup group)
    {
        List<Organization> named = HasNames && group.Organizations is { } all ? [.. all.Where(MayName)] : [];
        return (named, group.Count - named.Count);
    }

    /// <summary>The name under which a response's texts are listed; null if it is not named.</summary>
    public Organization? FindAuthor(Response response) =>
        response.Respondent.Organization is { } organization && IsNamed(organization) ? organization : null;

    /// <summary>True if the texts of a response may be listed.</summary>
    public bool ShowsTextsOf(Response response) =>
        HasTexts && _consents.GetValueOrDefault(response.Respondent.Id) >= PublicationConsent.Texts;

    /// <summary>The answers to a question whose texts may be listed, with the response that each is from.</summary>
    public IEnumerable<(Response Response, GivenAnswer Given)> TextsOf(ResultQuestion question) =>
        HasTexts && IsForPublic(question.Question)
            ? Answers.Shown
                .Where(ShowsTextsOf)
                .SelectMany(response => GivenAnswer.Of(question, response, Round).Select(given => (response, given)))
            : [];

    /// <summary>
    /// True for questions whose answers are texts about the subject. Addresses of persons, calculated values and what only analysts see
    /// are never listed.
    /// </summary>
    private static bool IsForPublic(Question question) =>
        question is (TextQuestion or UrlQuestion) && !question.IsForAnalysts;

    /// <summary>An organization that did not respond gave no consent. It is named only if the questionnaire does not ask.</summary>
    private bool MayName(Organization organization) =>
        _consents.TryGetValue(organization.Code, out var consent) ? consent == PublicationConsent.Names : !Round.AsksForConsent;
}
