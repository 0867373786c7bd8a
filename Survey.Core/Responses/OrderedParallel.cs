using System.Runtime.CompilerServices;

namespace Survey.Core.Responses;

/// <summary>Works on all cores, and keeps the order.</summary>
public static class OrderedParallel
{
    private const int BatchesPerThread = 2;
    private const int MaxItems = 128;
    private const int MaxBytes = 256 * 1024;

    // Enough for a large item, and little beside it.
    private const long MaxBytesAtWork = 64 * 1024 * 1024;

    /// <summary>The results of all items, in the order of the items. Only some items are in memory at a time.</summary>
    /// <param name="source">The items; enumerated by one thread at a time.</param>
    /// <param name="threads">Number of threads that work, usually that of the cores. Twice as many batches are in memory.</param>
    /// <param name="size">The bytes that an item holds.</param>
    /// <param name="work">The work on one item; called by several threads.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static async IAsyncEnumerable<TResult> Select<T, TResult>(
        IAsyncEnumerable<T> source,
        int threads,
        Func<T, int> size,
        Func<T, TResult> work,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var running = new Queue<(Task<TResult[]> Work, long Bytes)>();
        var bytesAtWork = 0L;
        await foreach (var (items, bytes) in ToBatches(source, size, cancellationToken))
        {
            while (running.Count > 0 && (running.Count >= BatchesPerThread * threads || bytesAtWork + bytes > MaxBytesAtWork))
            {
                var first = running.Dequeue();
                foreach (var result in await first.Work)
                {
                    yield return result;
                }

                bytesAtWork -= first.Bytes;
            }

            running.Enqueue((Task.Run(() => items.ConvertAll(new Converter<T, TResult>(work)).ToArray(), cancellationToken), bytes));
            bytesAtWork += bytes;
        }

        while (running.TryDequeue(out var last))
        {
            foreach (var result in await last.Work)
            {
                yield return result;
            }
        }
    }

    private static async IAsyncEnumerable<(List<T> Items, long Bytes)> ToBatches<T>(
        IAsyncEnumerable<T> source,
        Func<T, int> size,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var items = new List<T>();
        var bytes = 0L;
        await foreach (var item in source.WithCancellation(cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            items.Add(item);
            bytes += size(item);
            if (items.Count == MaxItems || bytes >= MaxBytes)
            {
                yield return (items, bytes);
                (items, bytes) = ([], 0);
            }
        }

        if (items.Count > 0)
        {
            yield return (items, bytes);
        }
    }
}
