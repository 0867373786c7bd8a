using System.Text.RegularExpressions;
using Survey.Core.Languages;
using Survey.Core.Problems;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Problems;

public sealed partial class ProblemCatalogueTests
{
    [Test]
    public void All_Codes_AreUniqueAndInKebabCase()
    {
        var codes = ProblemCatalogue.All.Select(kind => kind.Code).ToList();

        codes.ShouldBeUnique();
        codes.ShouldAllBe(code => KebabCase().IsMatch(code));
    }

    [Test]
    public void All_Kinds_AreInTheReferenceWithMeaningExampleAndMessages()
    {
        var lines = File.ReadAllLines(Repository.PathOf("docs", "problems.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal));

        lines.ShouldBe(ProblemCatalogue.All.Select(ToLine));
    }

    private static string ToLine(ProblemKind kind) =>
        $"| `{kind.Code}` | {(kind.Severity == Severity.Error ? "error" : "warning")} "
        + $"| {Escape(kind.Meaning)} | {Escape(kind.Example)} | {string.Join("<br>", kind.Variants.Select(ToMessage))} |";

    private static string ToMessage(ProblemVariant variant) => Escape(ProblemTemplates.Of(Language.English).FindText(variant.Key)!);

    private static string Escape(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KebabCase();
}
