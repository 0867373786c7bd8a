using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Survey.Core.Problems;

namespace Survey.Storage.Sqlite;

/// <summary>
/// Group commit: all sessions that wait to write an answer get their turns in one transaction, one after the other, and each is a savepoint
/// that fails or succeeds alone. So many answers wait for the disk once.
/// </summary>
/// <remarks>
/// One loop begins a transaction, gives the turns, and commits when nobody waits or the group is large. A member continues on the thread of
/// the loop, because a change of threads takes longer than storing an answer. <c>Commit</c> of a member ends its turn at once and returns,
/// on another thread, when the whole transaction is on disk.
/// </remarks>
/// <param name="engine">Opens the connection.</param>
/// <param name="writers">The right to write in this process, which a group has as a whole.</param>
/// <param name="wait">How long a session waits for its turn, and a group for other writers.</param>
/// <param name="longest">After this time, a group gives no further turns.</param>
internal sealed class GroupCommit(IStoreEngine engine, SemaphoreSlim writers, TimeSpan wait, TimeSpan longest)
{
    /// <summary>How many sessions may wait. At the rate of a small machine, that many are written within a second.</summary>
    internal const int MostWaiting = 1_000;

    /// <summary>The usual longest time of a group: its first member waits for the last one, and so do other writers.</summary>
    internal static readonly TimeSpan UsualLongest = TimeSpan.FromMilliseconds(50);

    private const int MostMembers = 256;

    private readonly Lock _gate = new();
    private Queue<TaskCompletionSource<GroupMember>> _waiting = [];
    private bool _isRunning;

    /// <summary>Waits for a turn in a group.</summary>
    /// <exception cref="StoreBusyException">Too many wait already, or the turn did not come in time.</exception>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    public async Task<GroupMember> Join(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(wait);
        var waiter = new TaskCompletionSource<GroupMember>();
        await using var leaving = limit.Token.Register(() => waiter.TrySetCanceled(limit.Token));
        Enqueue(waiter);
        try
        {
            return await waiter.Task;
        }
        catch (Exception failure)
        {
            // The loop must not wait for what the caller does now.
            await Task.Yield();
            throw failure switch
            {
                OperationCanceledException when !cancellationToken.IsCancellationRequested => Store.Busy(wait),
                DbException inner => engine.Explain(inner),
                _ => failure,
            };
        }
    }

    private void Enqueue(TaskCompletionSource<GroupMember> waiter)
    {
        lock (_gate)
        {
            if (_waiting.Count >= MostWaiting)
            {
                _waiting = new(_waiting.Where(each => !each.Task.IsCompleted));
                if (_waiting.Count >= MostWaiting)
                {
                    throw new StoreBusyException(inner: null, ProblemCatalogue.StoreUnusable["busy-queue"]);
                }
            }

            _waiting.Enqueue(waiter);
            if (_isRunning)
            {
                return;
            }

            _isRunning = true;
        }

        // The loop serves many requests, so it must not belong to the one that starts it.
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(RunGroups);
        }
    }

    private async Task RunGroups()
    {
        while (true)
        {
            try
            {
                await RunGroup();
            }
            catch (Exception failure)
            {
                // No group could begin, because the store is missing or locked. Report this to all sessions that wait.
                while (TryTakeNext() is { } waiter)
                {
                    waiter.TrySetException(failure);
                }
            }

            lock (_gate)
            {
                if (_waiting.Count == 0)
                {
                    _isRunning = false;
                    return;
                }
            }
        }
    }

    private async Task RunGroup()
    {
        var waited = Stopwatch.StartNew();
        if (!await writers.WaitAsync(wait))
        {
            throw Store.Busy(wait);
        }

        try
        {
            var connection = (PreparedConnection)await engine.OpenAsync(writes: true, CancellationToken.None);
            var transaction = await Begin(connection, wait - waited.Elapsed);
            await GiveTurns(connection, transaction);
        }
        finally
        {
            writers.Release();
        }
    }

    private async Task<DbTransaction> Begin(PreparedConnection connection, TimeSpan left)
    {
        try
        {
            return await engine.BeginWriteAsync(connection, left, CancellationToken.None);
        }
        catch
        {
            await StoreSession.End(connection);
            throw;
        }
    }

    /// <summary>Gives turns, commits, and reports the result to the members that have committed.</summary>
    private async Task GiveTurns(PreparedConnection connection, DbTransaction transaction)
    {
        var result = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        connection.LastFailure = null;
        try
        {
            var hasChanges = false;
            var reads = new GroupReads();
            var began = Stopwatch.StartNew();
            for (var members = 0; members < MostMembers && began.Elapsed < longest && TryTakeNext() is { } waiter; members++)
            {
                var member = new GroupMember(connection, transaction, reads, result.Task);
                if (!waiter.TrySetResult(member))
                {
                    // The waiting session was just cancelled.
                    await member.DisposeAsync();
                }

                hasChanges |= await member.Ended;
                RequireTransaction(connection);
            }

            if (hasChanges)
            {
                ((SqliteEngine)engine).RequireFile();
                await transaction.CommitAsync(CancellationToken.None);
            }

            result.SetResult();
        }
        catch (Exception failure)
        {
            // Each member gets the error, so the loop goes on with the next group.
            result.SetException(failure);
            _ = result.Task.Exception;
        }
        finally
        {
            await StoreSession.End(transaction);
            await engine.ReturnAsync(connection);
        }
    }

    /// <summary>Fails if an error has ended the transaction, so that the changes of all its members are gone.</summary>
    private static void RequireTransaction(PreparedConnection connection)
    {
        if (!connection.IsInTransaction)
        {
            throw connection.LastFailure ?? new SqliteException("The transaction was ended.", SQLitePCL.raw.SQLITE_IOERR);
        }
    }

    /// <summary>The next session that still waits; null for none.</summary>
    private TaskCompletionSource<GroupMember>? TryTakeNext()
    {
        lock (_gate)
        {
            while (_waiting.TryDequeue(out var waiter))
            {
                if (!waiter.Task.IsCompleted)
                {
                    return waiter;
                }
            }

            return null;
        }
    }
}
