using System.Globalization;
using Survey.Core.Organizations;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Responses;
using Survey.Core.Responses.Merging;
using Survey.Core.Rounds;

namespace Survey.Collecting.Responses;

/// <summary>All there is of an organization's response at one moment.</summary>
/// <param name="Round">The round.</param>
/// <param name="Phase">Where the round stands.</param>
/// <param name="Organization">Whose response.</param>
/// <param name="Latest">The latest revision; null if there is none.</param>
/// <param name="Draft">What is being written; null for nothing.</param>
/// <param name="ETag">Another one after every save and every revision: <c>"2.7"</c>, with the quotation marks.</param>
public sealed record ResponseDossier(
    Round Round,
    RoundPhase Phase,
    Organization Organization,
    RevisionEntry? Latest,
    DraftEntry? Draft,
    string ETag)
{
    /// <summary>Where the response stands; null if there is nothing of it.</summary>
    public ResponseState? State => Latest?.Response.State ?? (Draft is null ? null : ResponseState.Draft);

    /// <summary>What is shown and edited: the draft, else the latest revision, else nothing.</summary>
    public DraftContent Content => Draft?.Content
        ?? new DraftContent(Latest?.Response.Answers ?? AnswerSet.Empty, Latest?.Response.Language) { RowIds = RowIdsOfLatest };

    /// <summary>The ids that the rows of the latest revision had in the last draft, by repeat group; empty if there was none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> RowIdsOfLatest { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>The last saves of open pages.</summary>
    public PageSaves PageSaves { get; init; } = PageSaves.None;

    /// <summary>Whether a draft lies beside what was submitted, so that a correction is still to be submitted.</summary>
    public bool HasCorrection => Draft is not null && Latest?.Response.State.Counts() == true;

    /// <summary>The last day in time; null for none.</summary>
    public DateOnly? Deadline => Round.GetDeadline(Organization.Code);

    /// <summary>What somebody in this part may do now; nothing unless the round collects.</summary>
    public IReadOnlyList<ResponseAction> GetActions(ActorRole role) =>
        Phase == RoundPhase.Collecting ? [.. ResponseTransitions.GetActions(State, role)] : [];

    internal static string ToETag(int revision, int version) => string.Create(CultureInfo.InvariantCulture, $"\"{revision}.{version}\"");
}
