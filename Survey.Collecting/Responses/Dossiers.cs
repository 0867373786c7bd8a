using System.Text.Json;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Storage;
using Survey.Storage.Tables;

namespace Survey.Collecting.Responses;

/// <summary>Puts together what the tables say of a response.</summary>
internal static class Dossiers
{
    /// <summary>All there is of a response; null if there is no such round, or the organization is not invited to it.</summary>
    public static ResponseDossier? Find(StoreSession session, string roundCode, string organizationCode)
    {
        if (session.FindRound(roundCode) is not (var round, _)
            || !round.Invites(organizationCode)
            || round.Directory.FindOrganization(organizationCode) is not { } organization)
        {
            return null;
        }

        var latest = session.Revisions.FindLatest(roundCode, organizationCode);
        var draft = session.Drafts.Find(roundCode, organizationCode);
        return new ResponseDossier(
            round,
            round.GetPhase(session.Rounds.GetDecision(roundCode), session.Today),
            organization,
            latest is null ? null : ToEntry(latest, round),
            draft?.Document is null ? null : ToDraft(draft, round),
            ResponseDossier.ToETag(latest?.Revision ?? 0, draft?.Version ?? 0));
    }

    /// <summary>A revision as it is told to others.</summary>
    public static RevisionEntry ToEntry(RevisionRow row, Round round) =>
        new(
            row.Revision,
            new Guid(row.Id, bigEndian: true),
            Convert.ToHexStringLower(row.Hash),
            StoreSession.ToMoment(row.StoredAt),
            row.Role is null ? null : ActorRoles.Find(row.Role),
            row.MadeBy,
            row.Way is null ? Way.File : Ways.Find(row.Way) ?? Way.File,
            row.Note,
            StoreReader.ReadResponse(row.Document, row.Respondent, round));

    private static DraftEntry ToDraft(DraftRow row, Round round)
    {
        var response = StoreReader.ReadResponse(row.Document!, row.Respondent, round);
        var typed = row.AsTyped is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(row.AsTyped)!;
        return new DraftEntry(new DraftContent(response.Answers, response.Language) { AsTyped = typed }, row.Version, StoreSession.ToMoment(row.SavedAt), row.SavedBy);
    }
}
