using Survey.Files.Workbooks;

namespace Survey.Tests.Files.Workbooks;

[TestFixture]
public sealed class SheetNamesTests
{
    [TestCase("Africa", "Africa")]
    [TestCase("North/South: [all]?*\\", "North South all")]
    [TestCase("  two \t spaces\n", "two spaces")]
    [TestCase("'quoted'", "quoted")]
    [TestCase("Côte d'Ivoire", "Côte d’Ivoire")]
    [TestCase("", "Region")]
    [TestCase("''' '", "Region")]
    [TestCase("History", "History (2)")]
    [TestCase("SUMMARY", "SUMMARY (2)")]
    [TestCase("Asia, Pacific and the Middle East", "Asia, Pacific and the Middle…")]
    [TestCase("Donaudampfschifffahrtsgesellschaftsregion", "Donaudampfschifffahrtsgesellsc…")]
    public void Take_OneName_IsOneExcelAccepts(string wanted, string expected)
    {
        var taken = new SheetNames(["Summary", "Method"]).Take(wanted);

        taken.ShouldBe(expected);
        taken.Length.ShouldBeLessThanOrEqualTo(SheetNames.MaxLength);
    }

    [Test]
    public void Take_NamesAlikeAfterCutting_GetNumbers()
    {
        var names = new SheetNames([]);
        string[] taken =
        [
            names.Take("Asia, Pacific and the Middle East"),
            names.Take("Asia, Pacific and the Middle Kingdom"),
            names.Take("ASIA, PACIFIC AND THE MIDDLE SEA"),
            names.Take("Asia"),
            names.Take("asia"),
        ];

        taken.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(5);
        taken.ShouldAllBe(name => name.Length <= SheetNames.MaxLength);
        taken[^1].ShouldBe("asia (2)");
    }

    [Test]
    public void Take_PairOfSurrogatesAtTheEnd_IsNotCutInTwo()
    {
        var taken = new SheetNames([]).Take(new string('a', 29) + "\U0001F30D\U0001F30D");

        taken.ShouldBe(new string('a', 29) + "…");
    }
}
