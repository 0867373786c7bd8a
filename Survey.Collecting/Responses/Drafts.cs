using Survey.Core.Questionnaires.Answers;
using Survey.Core.Reading;
using Survey.Core.Responses;
using Survey.Core.Responses.Merging;
using Survey.Storage;
using Survey.Storage.Tables;

namespace Survey.Collecting.Responses;

/// <summary>Drafts within a transaction: saved, removed, compared.</summary>
internal static class Drafts
{
    /// <summary>Saves a draft as its next version. The first one begins with an entry in the audit trail.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="dossier">The response before.</param>
    /// <param name="document">The draft, as <see cref="ToDocument(ResponseDossier, DraftContent)"/> writes it.</param>
    /// <param name="content">What the document does not have: what was typed and is no answer yet, and the ids of rows.</param>
    /// <param name="saves">The last saves of open pages.</param>
    /// <param name="request">Who saves.</param>
    public static async Task Save(
        StoreSession session,
        ResponseDossier dossier,
        string document,
        DraftContent content,
        PageSaves saves,
        DeskRequest request)
    {
        var (round, respondent) = (dossier.Round.Code, dossier.Respondent.Id);
        await session.Drafts.Save(new DraftRow
        {
            Round = round,
            Respondent = respondent,
            Version = ((await session.Drafts.Find(round, respondent))?.Version ?? 0) + 1,
            Document = document,
            AsTyped = DraftJson.WriteAsTyped(content),
            RowIds = DraftJson.WriteRowIds(content),
            PageSaves = DraftJson.WritePageSaves(saves),
            Workbook = request.Workbook,
            SavedAt = session.Now,
            SavedBy = request.Actor.Name,
        });
        if (dossier.Draft is null)
        {
            await session.Audit.Append(request.Actor, "draft-begun", round, respondent, request.Way.ToCode());
        }
    }

    /// <summary>Removes the draft. The rows of the revision that is left keep the ids that they have in open pages.</summary>
    public static Task Clear(StoreSession session, ResponseDossier dossier, AnswerSet left)
    {
        var content = RowIds.Complete(new DraftContent(left, Language: null), dossier.Content);
        return session.Drafts.Clear(dossier.Round.Code, dossier.Respondent.Id, DraftJson.WriteRowIds(content));
    }

    /// <summary>The response as if the content were its draft.</summary>
    public static ResponseDossier With(ResponseDossier dossier, DraftContent content, DeskRequest request)
    {
        var isNew = dossier.Draft is null && dossier.Latest is null;
        var complete = RowIds.Complete(content, isNew ? null : dossier.Content);
        return dossier with { Draft = new DraftEntry(complete, Version: 0, SavedAt: default, request.Actor.Name) };
    }

    /// <summary>The document of a draft of that respondent.</summary>
    public static string ToDocument(ResponseDossier dossier, DraftContent content) =>
        ToDocument(dossier.Respondent, dossier.Latest?.Response.Footnote, content);

    /// <summary>The document of a draft.</summary>
    public static string ToDocument(Respondent respondent, LocalizedText? footnote, DraftContent content) =>
        ResponseWriter.Write(new Response(
            respondent,
            ResponseState.Draft,
            content.Language,
            SubmittedOn: null,
            SubmittedBy: null,
            EndorsedBy: null,
            footnote,
            content.Answers));

    /// <summary>True if saving that content would change nothing.</summary>
    public static bool IsUnchanged(ResponseDossier dossier, DraftContent content) =>
        (dossier.Draft is not null || dossier.Latest is not null)
        && dossier.Content.AsTyped.Count == content.AsTyped.Count
        && content.AsTyped.All(typed => dossier.Content.AsTyped.TryGetValue(typed.Key, out var before) && before == typed.Value)
        && content.RowIds.All(group => dossier.Content.GetRowIds(group.Key).SequenceEqual(group.Value, StringComparer.Ordinal))
        && ToDocument(dossier, dossier.Content) == ToDocument(dossier, content);
}
