namespace Survey.Storage;

/// <summary>Opens sessions on a store. Use cases take this, so that several of them can share the session of one request.</summary>
public interface IStore
{
    /// <summary>The clock that everything written is dated by.</summary>
    TimeProvider Time { get; }

    /// <summary>Begins a session that reads. It sees the store as it is now, and waits for no writer.</summary>
    /// <param name="cancellationToken">Ends the session's commands.</param>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    Task<StoreSession> BeginReadAsync(CancellationToken cancellationToken = default);

    /// <summary>Begins a session that writes, once all writers before it have ended.</summary>
    /// <param name="cancellationToken">Ends the waiting, and the session's commands.</param>
    /// <exception cref="StoreBusyException">Another writer did not end in time.</exception>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    Task<StoreSession> BeginWriteAsync(CancellationToken cancellationToken = default);
}
