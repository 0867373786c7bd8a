namespace Survey.Collecting.Workbooks;

/// <summary>
/// Lets few uploaded files be read at once, of whatever kind: a hostile file can take some hundred megabytes and a second of work.
/// Others wait without a thread, and not for ever.
/// </summary>
/// <param name="stopping">Ends the reading when the service stops.</param>
/// <param name="patience">How long a file waits for its turn; null for 10 seconds.</param>
public sealed class UploadLimit(CancellationToken stopping = default, TimeSpan? patience = null) : IDisposable
{
    private const int FilesAtOnce = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _readers = new(FilesAtOnce);

    /// <summary>Reads a file.</summary>
    /// <param name="read">Reads it, until its token is cancelled.</param>
    /// <param name="cancellationToken">Cancels the operation: the client has gone.</param>
    /// <exception cref="UploadsBusyException">Too many others are read at the moment, or the service stops. Nothing was read.</exception>
    public async Task<T> Run<T>(Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        if (!await _readers.WaitAsync(patience ?? Patience, cancellationToken))
        {
            throw new UploadsBusyException();
        }

        try
        {
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
            return await read(ending.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            throw new UploadsBusyException();
        }
        finally
        {
            _readers.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _readers.Dispose();
}
