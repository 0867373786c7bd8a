using System.Threading.Channels;
using Survey.Core.Problems;
using Survey.Core.Rounds;

namespace Survey.Storage;

/// <summary>
/// Group commit of new answers: those that wait are stored together, by a few statements in one transaction. What cannot be stored in this
/// way is left to a session of its own, so each answer fails or succeeds alone.
/// </summary>
/// <param name="store">The store.</param>
internal sealed class AnswerGroups(Store store)
{
    /// <summary>How many answers may wait for one lane.</summary>
    internal const int MostWaiting = 1_000;

    // Groups of different lanes are stored at the same time, if the engine can: one works while another waits for the disk. Each has a part
    // of the buckets.
    private const int MostLanes = 2;

    private const int MostMembers = 256;

    // A session that holds the lock of one bucket for longer must not make the answers of all buckets wait.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly Lazy<ChannelWriter<Waiting>>[] _lanes =
        [
            .. Enumerable
                .Range(0, store.Engine.HasOneWriter ? 1 : MostLanes)
                .Select(_ => new Lazy<ChannelWriter<Waiting>>(() => Start(store))),
        ];

    /// <summary>Stores an answer in the next group of its lane; see <see cref="IStore.TryAddAsync"/>.</summary>
    public async Task<StoredAnswer?> TryAdd(NewAnswer answer, CancellationToken cancellationToken)
    {
        var waiting = new Waiting(answer, cancellationToken);
        if (!_lanes[answer.Revision.Bucket % _lanes.Length].Value.TryWrite(waiting))
        {
            throw new StoreBusyException(inner: null, ProblemCatalogue.StoreUnusable["busy-queue"]);
        }

        return await waiting.Result.Task;
    }

    private static ChannelWriter<Waiting> Start(Store store)
    {
        var lane = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

        // The loop serves many requests, so it must not belong to the one that starts it.
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(() => StoreGroups(store, lane.Reader));
        }

        return lane.Writer;
    }

    private static async Task StoreGroups(Store store, ChannelReader<Waiting> lane)
    {
        while (await lane.WaitToReadAsync())
        {
            var group = new List<Waiting>();
            while (group.Count < MostMembers && lane.TryRead(out var next))
            {
                if (next.Cancellation.IsCancellationRequested)
                {
                    next.Result.SetCanceled(next.Cancellation);
                }
                else
                {
                    group.Add(next);
                }
            }

            try
            {
                await StoreTogether(store, group);
            }
            catch (CommitUnknownException lost)
            {
                group.ForEach(member => member.Result.TrySetException(lost));
            }
            catch (Exception)
            {
                // Nothing of the group is stored. Each member tries alone, and meets its own error.
                group.ForEach(member => member.Result.TrySetResult(null));
            }
        }
    }

    private static async Task StoreTogether(Store store, List<Waiting> group)
    {
        var buckets = group.Select(member => member.Answer.Revision.Bucket).Distinct().Order().ToList();
        var stored = new List<(Waiting Member, StoredAnswer Answer)>();
        if (buckets.Count > 0)
        {
            await using var session = await store.BeginAnswerWriteAsync(buckets, LongestWait, parsed: null, CancellationToken.None);
            session.SendsRowsAtCommit = !store.Engine.HasOneWriter;
            foreach (var round in group.GroupBy(member => member.Answer.Round))
            {
                stored.AddRange(await Add(session, round.Key, [.. round]));
            }

            await session.Commit();
        }

        foreach (var (member, answer) in stored)
        {
            member.Result.SetResult(answer);
        }

        // Set already for those that were stored.
        group.ForEach(member => member.Result.TrySetResult(null));
    }

    /// <summary>Adds the answers to a round, without those that were sent before; none if the round is not as it was.</summary>
    private static async Task<IEnumerable<(Waiting Member, StoredAnswer Answer)>> Add(
        StoreSession session,
        Round round,
        IReadOnlyList<Waiting> members)
    {
        if (await session.Rounds.Find(round.Code) is not var (latest, definition)
            || !ReferenceEquals(latest, round)
            || latest.GetPhase(await session.Rounds.GetDecision(round.Code), session.Time.GetUtcNow()) != RoundPhase.Collecting)
        {
            return [];
        }

        // Without a key, the id is random.
        var repeatable = members
            .Where(member => member.Answer.Revision.RequestKey is not null)
            .Select(member => member.Respondent)
            .ToList();
        var known = repeatable.Count == 0
            ? []
            : (await session.Revisions.GetRespondents(round.Code, repeatable)).ToHashSet(StringComparer.Ordinal);
        var added = members.Where(member => known.Add(member.Respondent)).ToList();
        var now = session.Now;
        var rows = await session.Revisions.AddAll(
            round.Code,
            [
                .. added.Select(member => (
                    member.Answer.Revision with { StoredAt = now },
                    member.Answer.Actor,
                    member.Answer.Action)),
            ]);
        await session.Responses.SaveAll([.. added.Select(member => member.Answer.Derived)]);
        foreach (var member in added)
        {
            session.Tallies.Change(round, definition, member.Respondent, before: null, member.Answer.Tallied);
        }

        return added.Zip(rows, (member, row) => (member, new StoredAnswer(row.Row, row.Seal)));
    }

    private sealed record Waiting(NewAnswer Answer, CancellationToken Cancellation)
    {
        public TaskCompletionSource<StoredAnswer?> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Respondent => Answer.Revision.Respondent;
    }
}
