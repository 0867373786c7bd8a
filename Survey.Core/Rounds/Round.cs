using Survey.Core.Frameworks;
using Survey.Core.Organizations;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;

namespace Survey.Core.Rounds;

/// <summary>A consultation round with everything that it refers to.</summary>
/// <param name="Code">Unique code of the round.</param>
/// <param name="Title">Display title; the code if the file gives none.</param>
/// <param name="Frameworks">The frameworks that answers are coded with.</param>
/// <param name="Directory">The regions, organization types and organizations.</param>
/// <param name="Questionnaire">The questionnaire that is answered.</param>
/// <param name="Opens">The first day on which answers are accepted; null for no limit.</param>
/// <param name="Deadline">The last day on which an answer is in time; later answers are marked late. Null for no deadline.</param>
/// <param name="Closes">The last day on which answers are accepted; null for no limit.</param>
/// <param name="IsOpen">True if anyone with the link may answer; false if only invited organizations may.</param>
/// <param name="Invited">The invited organizations, in the directory's order; null in an open round.</param>
/// <param name="Rule">The rule for when an element is recurrent.</param>
/// <param name="Analysis">The questions that the analysis reads.</param>
public sealed record Round(
    string Code,
    LocalizedText Title,
    FrameworkSet Frameworks,
    OrganizationDirectory Directory,
    Questionnaire Questionnaire,
    DateOnly? Opens,
    DateOnly? Deadline,
    DateOnly? Closes,
    bool IsOpen,
    IReadOnlyList<Organization>? Invited,
    RecurrenceRule Rule,
    AnalysisSettings Analysis)
{
    private readonly HashSet<string> _invited = new(Invited?.Select(organization => organization.Code) ?? [], StringComparer.Ordinal);

    /// <summary>
    /// The framework that the analysis uses: that of the coded question which <see cref="Analysis"/> names. The main one if there is no
    /// such
    /// question. Any other coded question has the framework that it names itself.
    /// </summary>
    public Framework Framework { get; init; } = Frameworks.Get(Analysis.FindCoded(Questionnaire)?.Framework);

    /// <summary>Individual later deadlines, keyed by organization code; usually empty.</summary>
    public IReadOnlyDictionary<string, DateOnly> Extensions { get; init; } = new Dictionary<string, DateOnly>(StringComparer.Ordinal);

    /// <summary>Tables that set elements of the frameworks side by side, in the order of their file names; usually empty.</summary>
    public IReadOnlyList<Alignment> Alignments { get; init; } = [];

    /// <summary>
    /// What a report of the round printed, as JSON in the layout of <c>samples/grcp7/published.json</c>; null if nothing was. It is read
    /// where it is compared, since it names figures of the analysis.
    /// </summary>
    public string? Published { get; init; }

    /// <summary>What the public page of an open round says.</summary>
    public OpenSettings Open { get; init; } = OpenSettings.Default;

    /// <summary>The moment from which answers are accepted; null for no limit.</summary>
    public DateTimeOffset? OpensAt =>
        Opens is not { } day ? null : Open.OpensAt?.On(day) ?? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>The moment from which answers are no longer accepted; null for no limit.</summary>
    public DateTimeOffset? ClosesAt =>
        Closes is not { } day ? null : Open.ClosesAt?.On(day) ?? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).AddDays(1);

    /// <summary>Who signs the round's messages and gets the replies; null if nobody is named.</summary>
    public RoundContact? Contact { get; init; }

    /// <summary>
    /// What the analysed rows are called in reports: the round's own word, or else the label of their repeat group. Null for
    /// recommendations, as in GRCP 7, for which every language has its word.
    /// </summary>
    public LocalizedText? RowsName =>
        Analysis.Rows
        ?? (Analysis.Repeat == AnalysisSettings.Default.Repeat ? null : Questionnaire.Scope.Find(Analysis.Repeat)?.Question.Label);

    /// <summary>True if respondents are asked what of their answer may be published.</summary>
    public bool AsksForConsent => Questionnaire.Scope.Find(Analysis.Consent)?.Question is SelectOneQuestion;

    /// <summary>
    /// The last day on which a respondent's answer is in time: its extension, or else the round's deadline. Null for no
    /// deadline.
    /// </summary>
    /// <param name="respondent">The organization's code, or the respondent's id in an open round.</param>
    public DateOnly? GetDeadline(string respondent) => Extensions.TryGetValue(respondent, out var extended) ? extended : Deadline;

    /// <summary>
    /// The organizations of the directory that are not invited and ended before the round, so that a coordinator sees why; empty in an open
    /// round.
    /// </summary>
    public IEnumerable<Organization> Ended =>
        IsOpen
            ? []
            : Directory.Organizations.Where(organization => !Invites(organization.Code) && organization.EndedBefore(Opens ?? Deadline));

    /// <summary>The day up to which a report counts answers, which is at most the last day of answers.</summary>
    /// <param name="asOf">The day whose state it shows; null for the present state.</param>
    /// <param name="producedAt">When it is made.</param>
    public DateOnly GetLastDayCounted(DateOnly? asOf, DateTimeOffset producedAt)
    {
        var day = asOf ?? DateOnly.FromDateTime(producedAt.UtcDateTime);
        return Closes < day ? Closes.Value : day;
    }

    /// <summary>True if the organization with that code was invited.</summary>
    public bool Invites(string organization) => _invited.Contains(organization);
}
