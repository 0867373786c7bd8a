using System.Runtime.InteropServices;
using Survey.Storage;

namespace Survey.Cli.Commands;

/// <summary>
/// Turns SIGINT and SIGTERM into a cancellation, so that a command ends at its next step: a load is rolled back, and an export writes
/// nothing.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly PosixSignalRegistration[] _signals;

    private Interruption(CancellationToken cancellationToken)
    {
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop)];
    }

    /// <summary>Runs work that an interruption cancels.</summary>
    /// <param name="terminal">The terminal.</param>
    /// <param name="consequence">What the message of an interruption says after “Stopped.”: that nothing was written.</param>
    /// <param name="work">The work. Its token is canceled when the command is interrupted.</param>
    /// <param name="cancellationToken">Cancels the work too.</param>
    /// <exception cref="StoreException">The work was canceled.</exception>
    public static async Task<T> Run<T>(
        Terminal terminal,
        string consequence,
        Func<CancellationToken, Task<T>> work,
        CancellationToken cancellationToken)
    {
        using var interruption = new Interruption(cancellationToken);
        try
        {
            return await work(interruption._source.Token);
        }
        catch (OperationCanceledException)
        {
            throw new StoreException(terminal.Texts.Fill("stopped", ("consequence", consequence)));
        }
    }

    public void Dispose()
    {
        Array.ForEach(_signals, signal => signal.Dispose());
        _source.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        _source.Cancel();
    }
}
