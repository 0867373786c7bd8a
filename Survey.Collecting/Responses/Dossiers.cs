using System.Globalization;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Storage;
using Survey.Storage.Tables;

namespace Survey.Collecting.Responses;

/// <summary>Assembles a response from the tables of the store.</summary>
internal static class Dossiers
{
    /// <summary>The response; null if there is no such round, or it does not invite the organization.</summary>
    public static async Task<ResponseDossier?> Find(StoreSession session, string roundCode, string organizationCode)
    {
        if (await FindRound(session, roundCode, organizationCode) is not { } round)
        {
            return null;
        }

        var latest = await session.Revisions.FindLatest(roundCode, organizationCode);
        var draft = await session.Drafts.Find(roundCode, organizationCode);
        return new ResponseDossier(
            round,
            round.GetPhase(await session.Rounds.GetDecision(roundCode), session.Today),
            round.Directory.FindOrganization(organizationCode)!,
            latest is null ? null : ToEntry(session, latest, round),
            draft?.Document is null ? null : ToDraft(session, draft, round),
            ResponseDossier.ToETag(latest?.Revision ?? 0, draft?.Version ?? 0))
        {
            RowIdsOfLatest = DraftJson.ReadRowIds(draft?.RowIds),
            PageSaves = DraftJson.ReadPageSaves(draft?.PageSaves),
            WorkbookOfDraft = draft?.Workbook,
        };
    }

    /// <summary>The round; null if there is none, or it does not invite the organization.</summary>
    public static async Task<Round?> FindRound(StoreSession session, string round, string organization) =>
        await session.Rounds.Find(round) is var (found, _)
        && found.Invites(organization)
        && found.Directory.FindOrganization(organization) is not null
            ? found
            : null;

    /// <summary>A revision with its document, which is parsed if necessary.</summary>
    public static RevisionEntry ToEntry(StoreSession session, RevisionRow row, Round round) =>
        ToEntry(row, session.Parsed.Get(row.Id.ToString(), row.Document, row.Respondent, round));

    /// <summary>A revision with its parsed document.</summary>
    public static RevisionEntry ToEntry(RevisionRow row, Response response) =>
        new(
            row.Revision,
            row.Id,
            Convert.ToHexStringLower(row.Hash),
            StoreSession.ToMoment(row.StoredAt),
            row.Role is null ? null : ActorRoles.Find(row.Role),
            row.MadeBy,
            row.Way is null ? InputChannel.File : InputChannels.Find(row.Way) ?? InputChannel.File,
            row.Note,
            response);

    private static DraftEntry ToDraft(StoreSession session, DraftRow row, Round round)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"draft {row.Respondent} {row.Version}");
        var response = session.Parsed.Get(key, row.Document!, row.Respondent, round);
        var content = new DraftContent(response.Answers, response.Language)
        {
            AsTyped = DraftJson.ReadAsTyped(row.AsTyped),
            RowIds = DraftJson.ReadRowIds(row.RowIds),
        };
        return new DraftEntry(content, row.Version, StoreSession.ToMoment(row.SavedAt), row.SavedBy);
    }
}
