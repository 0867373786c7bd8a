namespace Survey.Storage;

/// <summary>Who has the turn to do something that only one node of a store may do at a time.</summary>
public enum TurnState
{
    /// <summary>Another node has it.</summary>
    Others,

    /// <summary>This node has got it now: no other node has it.</summary>
    Taken,

    /// <summary>This node has had it since an earlier call.</summary>
    Kept,
}

/// <summary>The turn to do something that only one node of a store may do at a time. A node that ends loses its turn.</summary>
public interface ISoleTurn : IAsyncDisposable
{
    /// <summary>Takes the turn if no other node has it, and checks that a turn taken earlier was not lost.</summary>
    /// <exception cref="StoreException">The store cannot be used; a turn taken earlier is lost.</exception>
    Task<TurnState> TryTakeAsync(CancellationToken cancellationToken);
}
