using System.Globalization;
using System.Runtime.InteropServices;

namespace Survey.Cli.Commands;

/// <summary>
/// Prints the number of responses read on one line of standard error, if a person sees it and reading takes more than a
/// second. Into a pipe or a file it prints nothing. Also turns SIGINT and SIGTERM into a cancellation.
/// </summary>
internal sealed class LoadProgress : IProgress<int>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.2);

    private readonly Terminal _terminal;
    private readonly long _began;
    private readonly PosixSignalRegistration[] _signals;
    private readonly CancellationTokenSource _interruption = new();
    private TimeSpan _next = Patience;
    private bool _hasLine;

    public LoadProgress(Terminal terminal)
    {
        _terminal = terminal;
        _began = terminal.Time.GetTimestamp();
        _signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop)];
    }

    /// <summary>Canceled when the command is interrupted.</summary>
    public CancellationToken Interruption => _interruption.Token;

    /// <summary>Cancels the command at the next response, so that a load is rolled back and an export writes nothing.</summary>
    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        _interruption.Cancel();
    }

    public void Report(int value)
    {
        if (!_terminal.IsErrorInteractive || _terminal.Time.GetElapsedTime(_began) < _next)
        {
            return;
        }

        _next = _terminal.Time.GetElapsedTime(_began) + Pause;
        _hasLine = true;
        _terminal.Error.Write(
            string.Create(CultureInfo.InvariantCulture, $"\r{value:N0} {(value == 1 ? "response" : "responses")} read …"));
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
