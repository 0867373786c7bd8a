using System.Text.Json;
using System.Text.Json.Serialization;
using Survey.Api.Http;
using Survey.Collecting.Invitations;
using Survey.Collecting.Responses;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Api.Responses;

/// <summary>A response as it is now.</summary>
/// <param name="Round">The round's code.</param>
/// <param name="Organization">The organization's code; in an open round the id of the respondent.</param>
/// <param name="State">draft, submitted, endorsed, returned or withdrawn; null if there is nothing yet.</param>
/// <param name="Phase">The round's phase: preparing, announced, collecting or closed.</param>
/// <param name="ETag">Send it as If-Match; it changes with every save and every revision.</param>
/// <param name="Deadline">The last day in time for this organization, which ends at midnight UTC; null for none.</param>
/// <param name="Language">Language of the answers; null if unknown.</param>
/// <param name="Answers">The answers by question, as in a response's file: those of the draft, or else of the latest revision.</param>
/// <param name="AsTyped">Values typed on a page that are not valid answers, by place; they must be corrected before submitting.</param>
/// <param name="HasCorrection">True if there is a draft beside a submitted response, which still counts.</param>
/// <param name="Revision">The latest revision; null if there is none.</param>
/// <param name="Draft">The draft; null if there is none.</param>
/// <param name="Actions">What the caller may do now: save, submit, endorse, return, withdraw.</param>
/// <param name="Warnings">Warnings about the request; omitted if there are none.</param>
public sealed record ResponseView(
    string Round,
    string Organization,
    string? State,
    string Phase,
    string ETag,
    DateOnly? Deadline,
    string? Language,
    JsonElement Answers,
    IReadOnlyDictionary<string, string> AsTyped,
    bool HasCorrection,
    RevisionSummary? Revision,
    DraftSummary? Draft,
    IReadOnlyList<string> Actions,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ProblemEntry>? Warnings = null)
{
    /// <summary>The view of a response for a role.</summary>
    public static ResponseView Of(ResponseDossier dossier, ActorRole role) => new(
        dossier.Round.Code,
        dossier.Respondent.Id,
        dossier.State?.ToCode(),
        dossier.Phase.ToCode(),
        dossier.ETag,
        dossier.Deadline,
        dossier.Content.Language,
        JsonElement.Parse(AnswerJson.Write(dossier.Content.Answers)),
        dossier.Content.AsTyped,
        dossier.HasCorrection,
        dossier.Latest is { } latest ? RevisionSummary.Of(latest, dossier.Round.Code) : null,
        dossier.Draft is { } draft ? new DraftSummary(draft.Version, draft.SavedAt, draft.SavedBy) : null,
        [.. dossier.GetActions(role).Select(action => action.ToString().ToLowerInvariant())]);
}
