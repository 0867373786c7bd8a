using System.Globalization;
using System.Runtime.InteropServices;

namespace Survey.Cli.Commands;

/// <summary>
/// Prints the number of responses read to standard error if loading takes more than a second: on a terminal as one line
/// that is updated, otherwise as a new line every five seconds. Also turns SIGINT and SIGTERM into a cancellation.
/// </summary>
internal sealed class LoadProgress : IProgress<int>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Terminal _terminal;
    private readonly TimeSpan _every;
    private readonly long _began;
    private readonly PosixSignalRegistration[] _signals;
    private readonly CancellationTokenSource _interruption = new();
    private TimeSpan _next = Patience;
    private bool _hasLine;

    public LoadProgress(Terminal terminal)
    {
        _terminal = terminal;
        _every = terminal.IsErrorInteractive ? TimeSpan.FromSeconds(0.2) : TimeSpan.FromSeconds(5);
        _began = terminal.Time.GetTimestamp();
        _signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop)];
    }

    /// <summary>Canceled when the load is interrupted.</summary>
    public CancellationToken Interruption => _interruption.Token;

    /// <summary>Cancels the load at the next response, so that its transaction is rolled back.</summary>
    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        _interruption.Cancel();
    }

    public void Report(int value)
    {
        if (_terminal.Time.GetElapsedTime(_began) < _next)
        {
            return;
        }

        _next = _terminal.Time.GetElapsedTime(_began) + _every;
        _hasLine = _terminal.IsErrorInteractive;
        var message = string.Create(CultureInfo.InvariantCulture, $"{value:N0} responses read …");
        _terminal.Error.Write(_terminal.IsErrorInteractive ? $"\r{message}" : $"{message}\n");
    }

    public void Dispose()
    {
        Array.ForEach(_signals, signal => signal.Dispose());
        _interruption.Dispose();
        if (_hasLine)
        {
            _terminal.Error.WriteLine();
        }
    }
}
