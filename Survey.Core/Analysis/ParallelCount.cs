using System.Threading.Channels;

namespace Survey.Core.Analysis;

/// <summary>Counts the rows of one reader with several threads.</summary>
public static class ParallelCount
{
    /// <summary>Number of rows of some hundred bytes that a thread takes at a time.</summary>
    public const int SmallRows = 512;

    /// <summary>Number of documents that a thread takes at a time: few, because they may be large.</summary>
    public const int Documents = 16;

    private const int BatchesPerThread = 2;

    /// <summary>Counts rows in any order.</summary>
    /// <param name="rows">The rows; read by one thread at a time.</param>
    /// <param name="batchSize">Number of rows that a thread takes at a time.</param>
    /// <param name="threads">Number of threads that count, usually that of the cores.</param>
    /// <param name="create">Makes counters that are 0.</param>
    /// <param name="add">Adds a row to counters. Each counters are used by one thread.</param>
    /// <param name="merge">Adds the second counters to the first.</param>
    /// <param name="cancellationToken">Cancels the counting.</param>
    public static async Task<TCounters> Of<TRow, TCounters>(
        IAsyncEnumerable<TRow> rows,
        int batchSize,
        int threads,
        Func<TCounters> create,
        Action<TCounters, TRow> add,
        Action<TCounters, TCounters> merge,
        CancellationToken cancellationToken)
    {
        var batches = Channel.CreateBounded<TRow[]>(new BoundedChannelOptions(threads * BatchesPerThread) { SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var workers = Enumerable.Range(0, threads).Select(_ => Task.Run(Work, CancellationToken.None)).ToList();
        try
        {
            await foreach (var batch in rows.Chunk(batchSize).WithCancellation(cancellationToken))
            {
                await batches.Writer.WriteAsync(batch, stop.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // A worker failed. Its exception is thrown below.
        }
        finally
        {
            batches.Writer.Complete();
            await ((Task)Task.WhenAll(workers)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        // The others were stopped by the one that failed.
        await (workers.Find(worker => worker.IsFaulted) ?? Task.CompletedTask);
        var all = create();
        foreach (var worker in workers)
        {
            merge(all, await worker);
        }

        return all;

        async Task<TCounters> Work()
        {
            try
            {
                var counters = create();
                await foreach (var batch in batches.Reader.ReadAllAsync(stop.Token))
                {
                    foreach (var row in batch)
                    {
                        add(counters, row);
                    }
                }

                return counters;
            }
            catch
            {
                await stop.CancelAsync();
                throw;
            }
        }
    }
}
