using Survey.Core.Questionnaires.Answers;
using Survey.Core.Responses;
using Survey.Storage;

namespace Survey.Collecting.Responses;

/// <summary>The revisions of a response, and what changed between them.</summary>
/// <param name="store">The store.</param>
public sealed class ResponseHistory(IStore store)
{
    /// <summary>
    /// Revisions of a response, the first one first; null if there is no such round or it does not invite the organization.
    /// </summary>
    /// <param name="round">The round's code.</param>
    /// <param name="organization">The organization's code.</param>
    /// <param name="after">Only revisions with a higher number; 0 for all.</param>
    /// <param name="limit">The largest number of revisions.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<RevisionEntry>?> Find(
        string round,
        string organization,
        int after = 0,
        int limit = int.MaxValue,
        CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return await Dossiers.FindRound(session, round, organization) is { } found
            ? [.. (await session.Revisions.GetPage(round, organization, after, limit)).Select(row => Dossiers.ToEntry(session, row, found))]
            : null;
    }

    /// <summary>The latest revision that submitted the response; null if there is none.</summary>
    public async Task<RevisionEntry?> FindLastSubmission(string round, string organization, CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return await Dossiers.FindRound(session, round, organization) is { } found
            ? await session.Revisions.ReadBack(round, organization)
                .Select(row => Dossiers.ToEntry(session, row, found))
                .FirstOrDefaultAsync(entry => entry.Response.State == ResponseState.Submitted, cancellationToken)
            : null;
    }

    /// <summary>One revision of a response; null if there is no such round, organization or revision.</summary>
    public async Task<RevisionEntry?> FindRevision(
        string round,
        string organization,
        int number,
        CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return
            await Dossiers.FindRound(session, round, organization) is { } found
            && await session.Revisions.Find(round, organization, number) is { } row
            ? Dossiers.ToEntry(session, row, found)
            : null;
    }

    /// <summary>Compares two revisions of a response; null if there is no such round, organization or revision.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="organization">The organization's code.</param>
    /// <param name="from">Number of the earlier revision; 0 for an empty response.</param>
    /// <param name="to">Number of the later revision; null for the present state, which is the draft if there is one.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<ResponseComparison?> Compare(
        string round,
        string organization,
        int from,
        int? to,
        CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        if (await Dossiers.FindRound(session, round, organization) is not { } found)
        {
            return null;
        }

        var before = await FindAnswers(from);
        var after = to is { } later ? await FindAnswers(later) : (await Dossiers.Find(session, round, organization))!.Content.Answers;
        return before is null || after is null ? null : ResponseComparison.Of(found.Questionnaire, before, after);

        async Task<AnswerSet?> FindAnswers(int revision) =>
            revision == 0 ? AnswerSet.Empty
            : await session.Revisions.Find(round, organization, revision) is { } row
                ? Dossiers.ToEntry(session, row, found).Response.Answers
            : null;
    }
}
