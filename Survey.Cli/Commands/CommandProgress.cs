using System.Runtime.CompilerServices;

namespace Survey.Cli.Commands;

/// <summary>
/// Shows how far a command is on one line of standard error, if a person sees it and the command takes more than a second. Into a
/// pipe or a file it writes nothing.
/// </summary>
/// <param name="terminal">The terminal.</param>
/// <param name="key">
/// Key of the text of <c>commands.json</c> that counts what has been done. It may use <c>{rate}</c>, how many in a second.
/// </param>
internal sealed class CommandProgress(Terminal terminal, string key) : IProgress<int>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.2);

    private readonly long _began = terminal.Time.GetTimestamp();
    private TimeSpan _next = Patience;
    private int _length;

    /// <inheritdoc/>
    public void Report(int value)
    {
        if (!terminal.IsErrorInteractive || terminal.Time.GetElapsedTime(_began) < _next)
        {
            return;
        }

        var elapsed = terminal.Time.GetElapsedTime(_began);
        _next = elapsed + Pause;

        // A plural form may be shorter than the one before it.
        var text = terminal.Texts.Count(key, value, ("rate", (long)(value / elapsed.TotalSeconds)));
        terminal.Error.Write($"\r{text.PadRight(_length)}");
        _length = text.Length;
    }

    /// <summary>Counts what is read, one after the other.</summary>
    public async IAsyncEnumerable<T> Count<T>(
        IAsyncEnumerable<T> source,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var count = 0;
        await foreach (var each in source.WithCancellation(cancellationToken))
        {
            yield return each;
            Report(++count);
        }
    }

    /// <summary>Ends the line.</summary>
    public void Dispose()
    {
        if (_length > 0)
        {
            terminal.Error.WriteLine();
        }
    }
}
