using System.Text;
using Survey.Files.Folders;

namespace Survey.Tests.Files.Folders;

public sealed class LineReaderTests
{
    [TestCase("", "")]
    [TestCase("a", "1:a")]
    [TestCase("a\n", "1:a")]
    [TestCase("a\nb", "1:a 2:b")]
    [TestCase("a\r\n\r\n  \nb\n\n", "1:a\r 4:b")]
    public void Read_Lines_AreNumberedAndBlankOnesLeftOut(string text, string expected) =>
        Read(text, longest: 100).ShouldBe(expected);

    [Test]
    public void Read_LineThatIsTooLong_IsSkippedAndTheNextIsRead() =>
        Read(new string('x', 500_000) + "\nb", longest: 200_000).ShouldBe("1:too long 2:b");

    [FsCheck.NUnit.Property]
    public bool Read_LinesOfAnyLength_AreTheLinesOfTheText(ushort[] lengths)
    {
        var lines = lengths.Select((length, i) => new string((char)('a' + (i % 26)), (length * 3) + 1)).ToList();
        var expected = string.Join(' ', lines.Select((line, i) => $"{i + 1}:{line}"));
        return Read(string.Join('\n', lines), longest: 1_000_000) == expected;
    }

    private static string Read(string text, int longest)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return string.Join(
            ' ',
            LineReader
                .Read(stream, longest)
                .Select(line => $"{line.Line}:{(line.Bytes is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : "too long")}"));
    }
}
