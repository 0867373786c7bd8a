using System.Text.Json;
using System.Text.Json.Serialization;
using Survey.Api.Http;
using Survey.Collecting.Invitations;
using Survey.Collecting.Responses;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Api.Responses;

/// <summary>All there is of an organization's response now.</summary>
/// <param name="Round">The round's code.</param>
/// <param name="Organization">The organization's code.</param>
/// <param name="State">draft, submitted, endorsed, returned, withdrawn; null if there is nothing yet.</param>
/// <param name="Phase">Where the round stands: preparing, announced, collecting, closed.</param>
/// <param name="ETag">What to send as If-Match; another one after every save and every revision.</param>
/// <param name="Deadline">The last day in time for this organization, which ends at midnight UTC; null for none.</param>
/// <param name="Language">The language of the answers; null where not said.</param>
/// <param name="Answers">The answers by question, as in a response's file: the draft's, else those of the latest revision.</param>
/// <param name="AsTyped">What was typed on a page and is no answer to its question, by place; it stands in the way of submitting.</param>
/// <param name="HasCorrection">Whether a draft lies beside what was submitted, which keeps counting.</param>
/// <param name="Revision">The latest revision; null if there is none.</param>
/// <param name="Draft">The draft; null if there is none.</param>
/// <param name="Actions">What whoever asks may do now: save, submit, endorse, return, withdraw.</param>
/// <param name="Warnings">What deserves a look in what was sent; left out if there is nothing.</param>
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
    /// <summary>The view of a response for somebody.</summary>
    public static ResponseView Of(ResponseDossier dossier, ActorRole role) => new(
        dossier.Round.Code,
        dossier.Organization.Code,
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
