using System.Security.Cryptography;
using System.Text;
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
    private readonly IReadOnlyList<string> _hiddenNames;

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
        Questions = IsProtected
            ? PublishedQuestions.Of(answers.Results, export.Smallest, answers.HasSeveralRegions)
            : [];
        Participation = IsProtected
            ? PublishedQuestions.ParticipationOf(export.Overview, export.Smallest, answers.HasSeveralRegions)
            : [];
        _hiddenNames = NamesAll
            ? []
            :
            [
                .. Round.Directory.Organizations
                    .Where(organization => !IsNamed(organization))
                    .SelectMany(organization => organization.FormerNames.Append(organization.Short).Append(organization.Name))
                    .SelectMany(name => name.Languages.Select(tag => name.In(tag)).Append(name.In("en")))
                    .Distinct(StringComparer.Ordinal),
            ];
        Digests = NamesAll
            ?
            [
                .. answers.Shown
                    .Where(response => response.Respondent.Organization is not null)
                    .Select(response => ResponseDigest.Of(response, Round)),
            ]
            : [];
        Practices = HasTexts && !IsProtected
            ? [.. Practice.ListAll(Round, Added, answers.Shown.Where(ShowsTextsOf)).Where(MayList)]
            : [];
    }

    public Overview Overview => _export.Overview;

    public Round Round => _export.Overview.Round;

    public ReportAnswers Answers { get; }

    /// <summary>What the analysis counts of each organization, for charts that name them; empty unless all may be named.</summary>
    public IReadOnlyList<ResponseDigest> Digests { get; }

    public DateTimeOffset ProducedAt => _export.ProducedAt;

    /// <summary>The publication that the site is from; null for the present state.</summary>
    public PublishedState? Publication => _export.Publication;

    /// <summary>The smallest count above 0 that is shown.</summary>
    public int Smallest => _export.Smallest;

    /// <summary>True if small counts are withheld. Then names are not shown, and regions have no figures of their own.</summary>
    public bool IsProtected => _export.Smallest > 1;

    /// <summary>What may be shown of the questions of a protected site; empty otherwise.</summary>
    public IReadOnlyList<PublishedQuestion> Questions { get; }

    /// <summary>How many responded from each region and of each type, for a protected site; empty otherwise.</summary>
    public IReadOnlyList<PublishedGroups> Participation { get; }

    /// <summary>What analysts added to the report.</summary>
    public ReportContent Added => _export.Content;

    /// <summary>What is shown of respondents that allow everything.</summary>
    public PublicationConsent Detail => _export.Detail;

    /// <summary>True if the site lists names of organizations.</summary>
    public bool HasNames => Detail == PublicationConsent.Names && !IsProtected;

    /// <summary>True if no organization is left out, so that a picture may name them.</summary>
    public bool NamesAll => HasNames && !Round.AsksForConsent;

    /// <summary>True if the site lists texts of respondents.</summary>
    public bool HasTexts => Detail >= PublicationConsent.Texts;

    /// <summary>The practices whose texts may be listed, as reports list them.</summary>
    public IReadOnlyList<Practice> Practices { get; }

    /// <summary>The same data as other reports take it.</summary>
    public OverviewReport ToReport(Language language) =>
        new(Overview, Answers, ProducedAt, Version: "", Language: language) { Content = Added };

    /// <summary>Reads the answers.</summary>
    public static async Task<SiteContent> Read(SiteExport export, CancellationToken cancellationToken) =>
        new(export, await ReportAnswers.Read(export.Overview, export.Responses, cancellationToken));

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

    /// <summary>
    /// The answers to a question whose texts may be listed, with the response that each is from: first those with a name, then the others
    /// in an order that says nothing about their authors. None if there are so few that their number may not be shown.
    /// </summary>
    public IReadOnlyList<(Response Response, GivenAnswer Given)> TextsOf(ResultQuestion question)
    {
        List<(Response Response, GivenAnswer Given)> texts = HasTexts && question.Question is TextQuestion or UrlQuestion
            ?
            [
                .. Answers.Shown
                    .Where(response => ShowsTextsOf(response) && IsForPublic(question.Question, response))
                    .SelectMany(response => GivenAnswer.Of(question, response, Round).Select(given => (response, given)))
                    .Where(text => !NamesTooMuch(text.given.Answer.ToText()))
                    .OrderBy(text => OrderOf(text.response, question.Path, text.given.Answer.ToText()), StringComparer.Ordinal),
            ]
            : [];
        return IsProtected && (texts.Count < _export.Smallest || !IsPublished(question)) ? [] : texts;
    }

    /// <summary>
    /// Sorts texts: those of named authors keep their order, the others come last, mixed. The order differs from question to question, so
    /// that the answers of one respondent cannot be put together.
    /// </summary>
    public string OrderOf(Response response, string question, string text) =>
        FindAuthor(response) is not null
            ? ""
            : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{question}\n{text}")));

    /// <summary>
    /// True if a text of a respondent or an analyst names an organization that may not be named, so that it may not be shown.
    /// </summary>
    public bool NamesTooMuch(string text) => _hiddenNames.Any(name => HasWord(text, name));

    private bool MayList(Practice practice) =>
        !NamesTooMuch(practice.Text)
        && _export.Languages.All(language =>
            !NamesTooMuch(practice.GetText(language.Tag))
            && !NamesTooMuch(practice.GetTitle(language.Tag, Round.Questionnaire.DefaultLanguage)));

    /// <summary>True if a text contains a name as it is written, and not as part of a longer word: “ADD” is not in “ADDRESS”.</summary>
    private static bool HasWord(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsPublished(ResultQuestion question) =>
        Questions.FirstOrDefault(each => each.Result.Question.Path == question.Path)?.Answered is not null;

    /// <summary>
    /// True for questions whose answers are texts about the subject. What only analysts see is never listed, and a web address only with
    /// its author, since it tells who that is.
    /// </summary>
    private bool IsForPublic(Question question, Response response) =>
        !question.IsForAnalysts && (question is not UrlQuestion || FindAuthor(response) is not null);

    /// <summary>An organization that did not respond gave no consent. It is named only if the questionnaire does not ask.</summary>
    private bool MayName(Organization organization) =>
        _consents.TryGetValue(organization.Code, out var consent) ? consent == PublicationConsent.Names : !Round.AsksForConsent;
}
