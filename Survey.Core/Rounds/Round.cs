using Survey.Core.Frameworks;
using Survey.Core.Organizations;
using Survey.Core.Questionnaires;
using Survey.Core.Reading;

namespace Survey.Core.Rounds;

/// <summary>A consultation round with all it refers to.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">Its title.</param>
/// <param name="Framework">What answers are keyed to.</param>
/// <param name="Directory">Regions, types and organizations.</param>
/// <param name="Questionnaire">What is asked.</param>
/// <param name="Opens">The first day on which answers are taken; null for no limit.</param>
/// <param name="Deadline">The last day in time; answers after it are marked late; null for none.</param>
/// <param name="Closes">The last day on which answers are taken; null for no limit.</param>
/// <param name="IsOpen">True if anyone with the link may answer; false if only those invited may.</param>
/// <param name="Invited">In the directory's order; null in an open round.</param>
/// <param name="Rule">When an element is recurrent.</param>
/// <param name="Analysis">Which questions the analysis reads.</param>
public sealed record Round(
    string Code,
    LocalizedText Title,
    Framework Framework,
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

    /// <summary>Later deadlines that were granted, by organization's code; none for most.</summary>
    public IReadOnlyDictionary<string, DateOnly> Extensions { get; init; } = new Dictionary<string, DateOnly>(StringComparer.Ordinal);

    /// <summary>The last day in time for a respondent: its extension where it has one, else the round's deadline; null for none.</summary>
    /// <param name="respondent">The organization's code, or an open round's id.</param>
    public DateOnly? GetDeadline(string respondent) => Extensions.TryGetValue(respondent, out var extended) ? extended : Deadline;

    /// <summary>Whether the organization of that code was invited.</summary>
    public bool Invites(string organization) => _invited.Contains(organization);
}
