using Survey.Core.Languages;
using Survey.Files.Reports.Texts;

namespace Survey.Tests.Files.Reports.Texts;

public sealed class RightToLeftLinesTests
{
    [TestCase("المنطقة 5", "\u200F\u202Bالمنطقة 5\u202C")]
    [TestCase("  Lake    3", "\u200F\u202B \u200F Lake \u200F   3\u202C")]
    [TestCase("── North ──", "\u200F\u202B── North ──\u202C")]
    [TestCase("A minimal round", "A minimal round")]
    [TestCase("    ", "    ")]
    public void Direct_ALineInArabic_MarksRowsAndSentences(string line, string expected) =>
        Write(line, Language.Get("ar")).ShouldBe($"{expected}\n");

    [TestCase("en")]
    [TestCase("ru")]
    public void Direct_ALineFromLeftToRight_StaysAsItIs(string language) =>
        Write("  Lake    3", Language.Get(language)).ShouldBe("  Lake    3\n");

    private static string Write(string line, Language language)
    {
        using var text = new StringWriter();
        var writer = PlainConsole.Direct(text, language);
        writer.Write($"{line}\n");
        writer.Flush();
        return text.ToString();
    }
}
