using Survey.Cli;
using Survey.Cli.Commands;
using Survey.Core.Languages;

namespace Survey.Tests.Cli.Commands;

public sealed class CommandProgressTests
{
    [Test]
    public void Report_AtATerminal_WritesOneLineAgainAndAgainAfterTheFirstSecond() =>
        Run(isInteractive: true, (0.9, 1), (1.0, 1), (1.1, 2), (1.2, 1_500)).ShouldBe(
            "\r1 response read, 1 a second …\r1,500 responses read, 1,250 a second …\n");

    [Test]
    public void Report_WithinTheFirstSecond_WritesNothing() =>
        Run(isInteractive: true, (0.5, 1), (0.99, 40_000)).ShouldBeEmpty();

    [Test]
    public void Report_IntoAPipe_WritesNothingHoweverLongItTakes() =>
        Run(isInteractive: false, (1.0, 1), (3_600.0, 40_000)).ShouldBeEmpty();

    [TestCase("ru", "\rПрочитано 20 ответов, 20 в секунду …\rПрочитан 21 ответ, 16 в секунду …   \rПрочитано 22 ответа, 13 в секунду …\n")]
    [TestCase("ar", "\rقُرئ 20 ردًا، 20 في الثانية …\rقُرئ 21 ردًا، 16 في الثانية …\rقُرئ 22 ردًا، 13 في الثانية …\n")]
    public void Report_InALanguage_HasItsPluralFormAndCoversTheLineBefore(string language, string expected) =>
        Run(Language.Get(language), isInteractive: true, (1.0, 20), (1.3, 21), (1.6, 22)).ShouldBe(expected);

    [Test]
    public async Task Count_ASequence_ReportsAndPassesOnEachItem()
    {
        using var error = new StringWriter();
        var clock = new Stopped { Elapsed = TimeSpan.Zero };
        var terminal = new Terminal(TextWriter.Null, error, () => Stream.Null) { IsErrorInteractive = true, Time = clock };
        using var progress = new CommandProgress(terminal, "progress.written");
        clock.Elapsed = TimeSpan.FromSeconds(2);

        (await progress.Count(new[] { "a", "b" }.ToAsyncEnumerable()).ToListAsync()).ShouldBe(["a", "b"]);

        error.ToString().ShouldBe("\r1 workbook written …");
    }

    private static string Run(bool isInteractive, params (double Second, int Count)[] reports) =>
        Run(Language.English, isInteractive, reports);

    /// <summary>What a command prints that reports counts of responses at seconds.</summary>
    private static string Run(Language language, bool isInteractive, params (double Second, int Count)[] reports)
    {
        using var error = new StringWriter { NewLine = "\n" };
        var clock = new Stopped();
        var terminal = new Terminal(TextWriter.Null, error, () => Stream.Null)
        {
            IsErrorInteractive = isInteractive,
            Time = clock,
            Language = language,
        };
        using (var progress = new CommandProgress(terminal, "progress.read"))
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
