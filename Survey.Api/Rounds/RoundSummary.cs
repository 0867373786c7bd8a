using System.Text.Json.Serialization;
using Survey.Api.Http;
using Survey.Collecting.Invitations;
using Survey.Collecting.Rounds;
using Survey.Core.Problems;
using Survey.Core.Rounds;

namespace Survey.Api.Rounds;

/// <summary>A round with its phase and counts.</summary>
/// <param name="Code">The round's code.</param>
/// <param name="Title">The round's title, by language.</param>
/// <param name="Phase">preparing, announced, collecting or closed.</param>
/// <param name="Revision">Number of its definition, from 1; the ETag of its documents.</param>
/// <param name="Access">invited or open.</param>
/// <param name="Opens">The first day on which answers are taken; null for no limit.</param>
/// <param name="Deadline">The last day in time, which ends at midnight UTC; null for none.</param>
/// <param name="Closes">The last day on which answers are taken; null for no limit.</param>
/// <param name="OpensAt">The moment from which answers are taken; null for no limit.</param>
/// <param name="ClosesAt">The moment from which answers are no longer taken; null for no limit.</param>
/// <param name="Invited">Number of invited organizations; null for an open round, and for callers with a link.</param>
/// <param name="Responded">Number of responses that count; null for callers with a link.</param>
/// <param name="Drafts">Number of drafts; null for callers with a link.</param>
/// <param name="Questionnaire">The questionnaire's code.</param>
/// <param name="QuestionnaireVersion">The questionnaire's version.</param>
/// <param name="Framework">The framework's code.</param>
/// <param name="Warnings">Warnings about the request; omitted if there are none.</param>
public sealed record RoundSummary(
    string Code,
    IReadOnlyDictionary<string, string> Title,
    string Phase,
    int Revision,
    string Access,
    DateOnly? Opens,
    DateOnly? Deadline,
    DateOnly? Closes,
    DateTimeOffset? OpensAt,
    DateTimeOffset? ClosesAt,
    int? Invited,
    int? Responded,
    int? Drafts,
    string Questionnaire,
    string QuestionnaireVersion,
    string Framework,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ProblemEntry>? Warnings = null)
{
    /// <summary>The summary without counts, for callers with a link.</summary>
    public RoundSummary WithoutCounts() => this with { Invited = null, Responded = null, Drafts = null };

    /// <summary>The summary of a round that was created or changed.</summary>
    internal static RoundSummary Of(Outcome<RoundStanding> outcome, HttpContext context) =>
        Of(outcome.Value!) with { Warnings = ProblemEntry.WarningsOf(outcome.Problems, context) };

    /// <summary>The summary of a round.</summary>
    public static RoundSummary Of(RoundStanding standing)
    {
        var round = standing.Round;
        return new RoundSummary(
            round.Code,
            WireText.Of(round.Title, round),
            standing.Phase.ToCode(),
            standing.Revision,
            round.IsOpen ? "open" : "invited",
            round.Opens,
            round.Deadline,
            round.Closes,
            round.OpensAt?.ToUniversalTime(),
            round.ClosesAt?.ToUniversalTime(),
            round.Invited?.Count,
            standing.Responded,
            standing.Drafts,
            round.Questionnaire.Code,
            round.Questionnaire.Version,
            round.Frameworks.Main.Code);
    }
}
