using System.Globalization;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Responses;
using Survey.Core.Responses.Merging;
using Survey.Core.Rounds;

namespace Survey.Collecting.Responses;

/// <summary>A respondent's response at one moment, with its round.</summary>
/// <param name="Round">The round.</param>
/// <param name="Phase">The round's phase today.</param>
/// <param name="Respondent">An invited organization; in an open round, the person who answers.</param>
/// <param name="Latest">The latest revision; null if there is none.</param>
/// <param name="Draft">The draft; null if there is none.</param>
/// <param name="ETag">Changes with every save and every revision: <c>"2.7"</c>, including the quotation marks.</param>
public sealed record ResponseDossier(
    Round Round,
    RoundPhase Phase,
    Respondent Respondent,
    RevisionEntry? Latest,
    DraftEntry? Draft,
    string ETag)
{
    /// <summary>State of the response; null if there is neither a revision nor a draft.</summary>
    public ResponseState? State => Latest?.Response.State ?? (Draft is null ? null : ResponseState.Draft);

    /// <summary>The content to show and edit: the draft, else the latest revision, else empty.</summary>
    public DraftContent Content => Draft?.Content
        ?? new DraftContent(Latest?.Response.Answers ?? AnswerSet.Empty, Latest?.Response.Language) { RowIds = RowIdsOfLatest };

    /// <summary>The ids that the rows of the latest revision had in the last draft, by repeat group; empty if there was none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> RowIdsOfLatest { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>The entity tag in the answer workbook that the draft was read from; null for none, and if it was changed since.</summary>
    public string? WorkbookOfDraft { get; init; }

    /// <summary>The last saves of open pages.</summary>
    public PageSaves PageSaves { get; init; } = PageSaves.None;

    /// <summary>True if there is a draft beside a submitted response: a correction that is not yet submitted.</summary>
    public bool HasCorrection => Draft is not null && Latest?.Response.State.Counts() == true;

    /// <summary>The last day in time; null if there is none.</summary>
    public DateOnly? Deadline => Round.GetDeadline(Respondent.Id);

    /// <summary>The actions that the role permits now; none unless the round is collecting.</summary>
    public IReadOnlyList<ResponseAction> GetActions(ActorRole role) =>
        Phase == RoundPhase.Collecting ? [.. ResponseTransitions.GetActions(State, role)] : [];

    internal static string ToETag(int revision, int version) => string.Create(CultureInfo.InvariantCulture, $"\"{revision}.{version}\"");
}
