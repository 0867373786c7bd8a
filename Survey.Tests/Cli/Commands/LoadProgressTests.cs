using Survey.Cli;
using Survey.Cli.Commands;

namespace Survey.Tests.Cli.Commands;

public sealed class LoadProgressTests
{
    [Test]
    public void Report_AtATerminal_WritesOneLineAgainAndAgainAfterTheFirstSecond() =>
        Run(isInteractive: true, (0.9, 1), (1.0, 1), (1.1, 2), (1.2, 1_500)).ShouldBe("\r1 response read …\r1,500 responses read …\n");

    [Test]
    public void Report_WithinTheFirstSecond_WritesNothing() =>
        Run(isInteractive: true, (0.5, 1), (0.99, 40_000)).ShouldBeEmpty();

    [Test]
    public void Report_IntoAPipe_WritesNothingHoweverLongItTakes() =>
        Run(isInteractive: false, (1.0, 1), (3_600.0, 40_000)).ShouldBeEmpty();

    /// <summary>What loading prints when it reports counts of responses at seconds.</summary>
    private static string Run(bool isInteractive, params (double Second, int Count)[] reports)
    {
        using var error = new StringWriter { NewLine = "\n" };
        var clock = new Stopped();
        var terminal = new Terminal(TextWriter.Null, error, () => Stream.Null) { IsErrorInteractive = isInteractive, Time = clock };
        using (var progress = new LoadProgress(terminal))
        {
            foreach (var (second, count) in reports)
            {
                clock.Elapsed = TimeSpan.FromSeconds(second);
                progress.Report(count);
            }
        }

        return error.ToString();
    }

    /// <summary>A clock that moves only when it is set.</summary>
    private sealed class Stopped : TimeProvider
    {
        public TimeSpan Elapsed { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Elapsed.Ticks;
    }
}
