using System.Globalization;

namespace Survey.Cli.Commands;

/// <summary>Says on standard error how far loading has come, once it takes over a second: a line that is written over, or, in a pipe, one every five seconds.</summary>
internal sealed class LoadProgress(Terminal terminal) : IProgress<int>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly TimeSpan _every = terminal.IsErrorInteractive ? TimeSpan.FromSeconds(0.2) : TimeSpan.FromSeconds(5);
    private readonly long _began = terminal.Time.GetTimestamp();
    private TimeSpan _next = Patience;
    private bool _hasLine;

    public void Report(int value)
    {
        // Asking the clock for every response of a large round would cost more than reading it.
        if (value % 64 != 0 || terminal.Time.GetElapsedTime(_began) < _next)
        {
            return;
        }

        _next = terminal.Time.GetElapsedTime(_began) + _every;
        _hasLine = terminal.IsErrorInteractive;
        var message = string.Create(CultureInfo.InvariantCulture, $"{value:N0} responses read …");
        terminal.Error.Write(terminal.IsErrorInteractive ? $"\r{message}" : $"{message}\n");
    }

    public void Dispose()
    {
        if (_hasLine)
        {
            terminal.Error.WriteLine();
        }
    }
}
