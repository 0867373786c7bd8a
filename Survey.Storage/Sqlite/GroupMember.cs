using System.Data;
using System.Data.Common;

namespace Survey.Storage.Sqlite;

/// <summary>The turn of one session in the transaction of a group: a savepoint.</summary>
internal sealed class GroupMember : DbTransaction
{
    private readonly DbTransaction _group;
    private readonly Task _result;
    private readonly TaskCompletionSource<bool> _ended = new();

    /// <summary>Begins the turn.</summary>
    /// <param name="shared">The connection of the group.</param>
    /// <param name="group">The transaction of the group.</param>
    /// <param name="reads">What members have read.</param>
    /// <param name="result">Ends with the commit of the group, or fails with it.</param>
    public GroupMember(PreparedConnection shared, DbTransaction group, GroupReads reads, Task result)
    {
        (Shared, Reads, _group, _result) = (shared, reads, group, result);
        shared.Run("SAVEPOINT member");
    }

    /// <summary>The connection of the group. It may be used until the turn ends.</summary>
    public PreparedConnection Shared { get; }

    /// <summary>What members of the group have read.</summary>
    public GroupReads Reads { get; }

    /// <summary>
    /// Completes at the end of the turn: true if the changes are now part of the group's transaction, false if they were rolled back. Fails
    /// if they could not be rolled back.
    /// </summary>
    public Task<bool> Ended => _ended.Task;

    /// <inheritdoc/>
    public override IsolationLevel IsolationLevel => _group.IsolationLevel;

    /// <inheritdoc/>
    protected override DbConnection DbConnection => Shared;

    /// <summary>Ends the turn, and waits until the changes of the whole group are on disk.</summary>
    public override Task CommitAsync(CancellationToken cancellationToken = default)
    {
        Shared.Run("RELEASE member");
        _ended.SetResult(true);
        return _result;
    }

    /// <inheritdoc/>
    public override void Commit() => throw new NotSupportedException("A group is committed asynchronously.");

    /// <inheritdoc/>
    public override void Rollback() => Dispose();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !_ended.Task.IsCompleted)
        {
            try
            {
                // An error, such as a full disk, can have ended the transaction of the group, which fails then.
                if (Shared.IsInTransaction)
                {
                    Shared.Run("ROLLBACK TO member");
                    Shared.Run("RELEASE member");
                }

                _ended.SetResult(false);
            }
            catch (DbException failure)
            {
                _ended.SetException(failure);
            }
        }

        base.Dispose(disposing);
    }
}
