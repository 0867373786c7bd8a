using System.Text;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace Survey.Api.Hosting;

/// <summary>
/// Standard error, to which the lines of a moment are written together: a write takes longer than making the line. Warnings and errors are
/// written at once, with all before them.
/// </summary>
internal sealed class LogOutput : ILogEventSink, IDisposable
{
    private const int BufferSize = 64 * 1024;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly ITextFormatter _formatter;
    private readonly StreamWriter _output = new(Console.OpenStandardError(), new UTF8Encoding(), BufferSize);
    private readonly Timer _timer;
    private bool _isWaiting;

    /// <param name="formatter">Makes the lines.</param>
    public LogOutput(ITextFormatter formatter)
    {
        _formatter = formatter;
        _timer = new Timer(_ => TryFlush());
    }

    /// <inheritdoc/>
    public void Emit(LogEvent logEvent)
    {
        lock (_gate)
        {
            _formatter.Format(logEvent, _output);
            if (logEvent.Level >= LogEventLevel.Warning)
            {
                _output.Flush();
            }
            else if (!_isWaiting)
            {
                _isWaiting = true;
                _timer.Change(Moment, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer.Dispose();
        TryFlush();
    }

    private void TryFlush()
    {
        lock (_gate)
        {
            _isWaiting = false;
            try
            {
                _output.Flush();
            }
            catch (IOException)
            {
                // The disk with the log is full, for example. There is no other place to report it, and the service goes on.
            }
        }
    }
}
