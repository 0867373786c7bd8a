using System.Globalization;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Storage;
using Survey.Storage.Tables;

namespace Survey.Collecting.Responses;

/// <summary>Assembles a response from the tables of the store.</summary>
internal static class Dossiers
{
    /// <summary>
    /// The response; null if there is no such round, or it does not invite the organization. In an open round null if nobody has begun an
    /// answer with that id.
    /// </summary>
    public static async Task<ResponseDossier?> Find(StoreSession session, string roundCode, string respondentId)
    {
        if (await session.Rounds.Find(roundCode) is not var (round, _) || !MayAnswer(round, respondentId))
        {
            return null;
        }

        var row = await session.Revisions.FindLatest(roundCode, respondentId);
        var latest = row is null ? null : ToEntry(session, row, round);
        var draft = await session.Drafts.Find(roundCode, respondentId);
        var saved = draft?.Document is null ? null : ReadDraft(session, draft, round);
        var respondent = round.IsOpen
            ? (saved ?? latest?.Response)?.Respondent
            : Respondent.Of(round.Directory.FindOrganization(respondentId)!);
        return respondent is null ? null : new ResponseDossier(
            round,
            round.GetPhase(await session.Rounds.GetDecision(roundCode), session.Time.GetUtcNow()),
            respondent,
            latest,
            saved is null ? null : ToDraft(draft!, saved),
            ResponseDossier.ToETag(latest?.Number ?? 0, draft?.Version ?? 0))
        {
            RowIdsOfLatest = DraftJson.ReadRowIds(draft?.RowIds),
            PageSaves = DraftJson.ReadPageSaves(draft?.PageSaves),
            WorkbookOfDraft = draft?.Workbook,
        };
    }

    /// <summary>The round; null if there is none, or <see cref="Find"/> gives no response of that respondent.</summary>
    public static async Task<Round?> FindRound(StoreSession session, string round, string respondent) =>
        await session.Rounds.Find(round) is var (found, _)
        && MayAnswer(found, respondent)
        && (!found.IsOpen
            || await session.Responses.Find(round, respondent) is not null
            || (await session.Drafts.Find(round, respondent))?.Document is not null)
            ? found
            : null;

    /// <summary>A revision with its document, which is parsed if necessary.</summary>
    public static RevisionEntry ToEntry(StoreSession session, RevisionRow row, Round round) =>
        ToEntry(row, session.Parsed.Get(Convert.ToHexStringLower(row.Hash), row.Document, row.Respondent, round));

    /// <summary>A revision with its parsed document.</summary>
    public static RevisionEntry ToEntry(RevisionRow row, Response response) =>
        new(
            row.Revision,
            Convert.ToHexStringLower(row.Hash),
            StoreSession.ToMoment(row.StoredAt),
            row.Role is null ? null : ActorRoles.Find(row.Role),
            row.MadeBy,
            row.Way is null ? InputChannel.File : InputChannels.Find(row.Way) ?? InputChannel.File,
            row.Note,
            response);

    private static bool MayAnswer(Round round, string respondent) =>
        round.IsOpen || (round.Invites(respondent) && round.Directory.FindOrganization(respondent) is not null);

    private static Response ReadDraft(StoreSession session, DraftRow row, Round round)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"draft {row.Respondent} {row.Version}");
        return session.Parsed.Get(key, row.Document!, row.Respondent, round);
    }

    private static DraftEntry ToDraft(DraftRow row, Response response)
    {
        var content = new DraftContent(response.Answers, response.Language)
        {
            AsTyped = DraftJson.ReadAsTyped(row.AsTyped),
            RowIds = DraftJson.ReadRowIds(row.RowIds),
        };
        return new DraftEntry(content, row.Version, StoreSession.ToMoment(row.SavedAt), row.SavedBy);
    }
}
