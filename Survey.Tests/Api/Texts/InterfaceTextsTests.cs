using System.Text.RegularExpressions;
using Survey.Api.Texts;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Texts;

public sealed partial class InterfaceTextsTests
{
    [Test]
    public void Keys_ThatPagesUse_AreThere()
    {
        var texts = InterfaceTexts.Of("en");
        var used = Directory.EnumerateFiles(Repository.PathOf("Survey.Api"), "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(file => Use().Matches(File.ReadAllText(file)).Select(match => match.Groups["key"].Value))
            .Distinct(StringComparer.Ordinal)
            .ToList();

        used.Count.ShouldBeGreaterThan(100);
        used.Where(key => !texts.All.ContainsKey(key) && !texts.All.ContainsKey($"{key}#other")).ShouldBeEmpty();
    }

    [GeneratedRegex(@"(?:\bT|\b[Tt]exts)(?:\[|\.Fill\(|\.Count\()""(?<key>[a-z][a-z.-]*[a-z])""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Use();
}
