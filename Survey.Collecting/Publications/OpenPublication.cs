using System.Text;
using Survey.Core.Analysis;
using Survey.Core.Comparisons;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Core.Results;
using Survey.Files.Reports;
using Survey.Storage;

namespace Survey.Collecting.Publications;

/// <summary>A publication whose outputs can be made again.</summary>
/// <param name="Publication">The publication.</param>
/// <param name="Snapshot">The responses that it counts.</param>
public sealed record OpenPublication(Publication Publication, RoundSnapshot Snapshot)
{
    /// <summary>The overview as it was, with the moment of the publication.</summary>
    public async Task<OverviewExport> GetOverview(CancellationToken cancellationToken) =>
        new(await Snapshot.ReadOverview(Publication.Round.Rule, cancellationToken), Snapshot.Read(), Publication.MadeAt)
        {
            Content = ReadContent(),
            Publication = Publication.ToState(),
        };

    /// <summary>The results as they were, with the moment of the publication.</summary>
    public async Task<ResultsExport> GetResults(ResultSelection selection, CancellationToken cancellationToken) =>
        new(await Snapshot.ReadResults(selection, cancellationToken), Publication.MadeAt)
        {
            Publication = Publication.ToState(),
        };

    /// <summary>The publication compared with the present state of its round: which figures changed, because of which responses.</summary>
    public async Task<ChangesExport> Compare(StoreSession session, DateTimeOffset now)
    {
        var (round, revision) = (await session.Rounds.Find(Publication.Round.Code))!.Value;
        var latest = RoundSnapshot.Latest(session, round);
        var earlier = await ReadDigests(Snapshot, session.Cancellation);
        var later = await ReadDigests(latest, session.Cancellation);
        var changes = ResponseChange.AllOf(earlier, later);
        var comparison = StateComparison.Of(
            await Count(Snapshot, earlier, ReadContent(), changes, session.Cancellation),
            await Count(latest, later, await session.Analysis.Read(round), changes, session.Cancellation),
            changes,
            revision != Publication.Manifest.RoundRevision);
        return new ChangesExport(round, Publication.ToState(), comparison, now);
    }

    /// <summary>The digests of a state; none of an open round, because they may be too many and are only counted.</summary>
    private static async Task<IReadOnlyList<ResponseDigest>> ReadDigests(RoundSnapshot state, CancellationToken cancellationToken) =>
        state.Round.IsOpen ? [] : await state.ReadDigests().ToListAsync(cancellationToken);

    /// <summary>A state with its figures and the responses that changed.</summary>
    private static async Task<ComparedState> Count(
        RoundSnapshot state,
        IReadOnlyList<ResponseDigest> digests,
        ReportContent content,
        IReadOnlyList<ResponseChange> changes,
        CancellationToken cancellationToken)
    {
        var round = state.Round;
        var changed = changes.Select(change => change.Organization.Code).ToHashSet(StringComparer.Ordinal);
        var kept = new Dictionary<string, Response>(StringComparer.Ordinal);
        var overview = round.IsOpen
            ? await state.ReadOverview(round.Rule, cancellationToken)
            : Overview.Of(round, round.Rule, digests);
        var results = await state.ReadResults(ResultSelection.All, Keep, cancellationToken);
        return new ComparedState(overview, results, content) { Responses = kept };

        void Keep(Response response)
        {
            if (response.Respondent.Organization is { } organization && changed.Contains(organization.Code))
            {
                kept[organization.Code] = response;
            }
        }
    }

    /// <summary>What analysts had added.</summary>
    public ReportContent ReadContent() =>
        Publication.Manifest.Content is { } json
            ? ReportContent.Parse(Encoding.UTF8.GetBytes(json), Place.OfFile(ReportContent.FileName), Publication.Round).Value
                ?? ReportContent.Empty
            : ReportContent.Empty;
}
