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
    public async Task<OverviewExport> GetOverview(CancellationToken cancellationToken)
    {
        var round = Publication.Round;
        var overview = await Overview.Of(round, round.Rule, Snapshot.ReadDigests(), cancellationToken);
        return new OverviewExport(overview, Snapshot.Read(), Publication.MadeAt)
        {
            Content = ReadContent(),
            Publication = Publication.ToState(),
        };
    }

    /// <summary>The results as they were, with the moment of the publication.</summary>
    public async Task<ResultsExport> GetResults(ResultSelection selection, CancellationToken cancellationToken) =>
        new(await RoundResults.Of(Publication.Round, selection, Snapshot.Read(), cancellationToken), Publication.MadeAt)
        {
            Publication = Publication.ToState(),
        };

    /// <summary>The publication compared with the present state of its round: which figures changed, because of which responses.</summary>
    public async Task<ChangesExport> Compare(StoreSession session, DateTimeOffset now)
    {
        var (round, revision) = (await session.Rounds.Find(Publication.Round.Code))!.Value;
        var (after, later) = await Count(RoundSnapshot.Latest(session, round), session.Cancellation);
        var (before, earlier) = await Count(Snapshot, session.Cancellation);
        var comparison = StateComparison.Of(before, after, earlier, later, revision != Publication.Manifest.RoundRevision);
        return new ChangesExport(round, Publication.ToState(), comparison, now);
    }

    /// <summary>
    /// The overview of a state, with the digests that it counts. In an open round they are only counted, not kept, because they may be too
    /// many.
    /// </summary>
    private static async Task<(Overview Overview, IReadOnlyList<ResponseDigest> Digests)> Count(
        RoundSnapshot state,
        CancellationToken cancellationToken)
    {
        var round = state.Round;
        if (round.IsOpen)
        {
            return (await Overview.Of(round, round.Rule, state.ReadDigests(), cancellationToken), []);
        }

        var digests = await state.ReadDigests().ToListAsync(cancellationToken);
        return (Overview.Of(round, round.Rule, digests), digests);
    }

    /// <summary>What analysts had added.</summary>
    public ReportContent ReadContent() =>
        Publication.Manifest.Content is { } json
            ? ReportContent.Parse(Encoding.UTF8.GetBytes(json), Place.OfFile(ReportContent.FileName), Publication.Round).Value
                ?? ReportContent.Empty
            : ReportContent.Empty;
}
