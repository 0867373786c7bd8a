namespace Survey.Storage.Sqlite;

/// <summary>
/// A turn held by an exclusive lock of an empty file beside the store. When the process ends, the operating system releases the lock. The
/// file is never deleted: a process could hold the lock of a deleted file while another one locks its successor.
/// </summary>
/// <param name="store">The store's file; may be a symbolic link.</param>
/// <param name="name">What the turn is for; the last part of the file's name.</param>
internal sealed class SqliteTurn(string store, string name) : ISoleTurn
{
    private FileStream? _lock;

    /// <exception cref="UnauthorizedAccessException">The file cannot be created or opened.</exception>
    public Task<TurnState> TryTakeAsync(CancellationToken cancellationToken)
    {
        if (_lock is not null)
        {
            return Task.FromResult(TurnState.Kept);
        }

        // All services must lock the same file, whichever link they know the store by.
        var file = File.ResolveLinkTarget(store, returnFinalTarget: true)?.FullName ?? store;
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            _lock = File.Open($"{file}-{name}", options);
            return Task.FromResult(TurnState.Taken);
        }
        catch (IOException)
        {
            return Task.FromResult(TurnState.Others);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_lock is { } held)
        {
            _lock = null;
            await held.DisposeAsync();
        }
    }
}
