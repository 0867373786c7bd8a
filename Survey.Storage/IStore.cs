namespace Survey.Storage;

/// <summary>Opens sessions on a store. Use cases take this, so that several of them can share the session of one request.</summary>
public interface IStore
{
    /// <summary>Clock for all times that are written.</summary>
    TimeProvider Time { get; }

    /// <summary>Cache of tokens and access links.</summary>
    AccessCache Access { get; }

    /// <summary>
    /// The round as this process has read it last, without asking the store; null if it has not read it. It can be outdated, so it serves
    /// to prepare a change whose transaction compares.
    /// </summary>
    KnownRound? FindKnownRound(string code);

    /// <summary>Begins a read session on a snapshot of the store as it is now. It never waits for a writer.</summary>
    /// <param name="cancellationToken">Cancels the session's commands.</param>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    Task<StoreSession> BeginReadAsync(CancellationToken cancellationToken = default);

    /// <summary>Begins a write session, once all earlier writers have ended.</summary>
    /// <param name="cancellationToken">Cancels the wait and the session's commands.</param>
    /// <exception cref="StoreBusyException">Another writer did not end in time.</exception>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    Task<StoreSession> BeginWriteAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Begins a session that changes one respondent's own answer: its draft, its revisions and what is derived from them, its links, and
    /// its audit entries. It may also insert messages. It may read these rows and definitions, such as rounds, decisions and contacts.
    /// Sessions for other respondents may run at the same time, so it must not read or change their rows.
    /// </summary>
    /// <param name="respondent">The organization's code, or an open round's id.</param>
    /// <param name="cancellationToken">Cancels the wait and the session's commands.</param>
    /// <exception cref="StoreBusyException">Another writer did not end in time.</exception>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    Task<StoreSession> BeginAnswerWriteAsync(string respondent, CancellationToken cancellationToken = default);

    /// <summary>
    /// Stores the first revision of an answer to an open round, together with others that wait, if the engine gains by it. It returns when
    /// the answer is on disk.
    /// </summary>
    /// <param name="answer">The answer.</param>
    /// <param name="cancellationToken">Cancels the wait for a transaction. Once it has begun, it ends.</param>
    /// <returns>
    /// Null if nothing was stored: the definition changed meanwhile, the round does not take answers now, the answer was sent before, or
    /// the store could not do it together. A session of its own (<see cref="BeginAnswerWriteAsync"/>) finds out which.
    /// </returns>
    /// <exception cref="StoreBusyException">Too many wait already.</exception>
    /// <exception cref="CommitUnknownException">The connection was lost while it was committed.</exception>
    Task<StoredAnswer?> TryAddAsync(NewAnswer answer, CancellationToken cancellationToken = default);
}
