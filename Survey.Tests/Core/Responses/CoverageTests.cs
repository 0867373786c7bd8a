using Survey.Core.Frameworks;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Reading;
using Survey.Core.Responses;

namespace Survey.Tests.Core.Responses;

public sealed class CoverageTests
{
    // Theme 1: a b c; theme 2: d e; theme 3 has no elements.
    private static readonly Framework Framework = Make(("1", "abc"), ("2", "de"), ("3", ""));

    [TestCase("", "a", "a", "1", TestName = "Of_ElementNamed_CoversItAndItsTheme")]
    [TestCase("2", "", "de", "2", TestName = "Of_ThemeAlone_CoversAllItsElements")]
    [TestCase("1", "b", "b", "1", TestName = "Of_ThemeWithSomeOfItsElements_CoversOnlyThese")]
    [TestCase("1", "d", "abcd", "12", TestName = "Of_ThemeWithElementsOfAnother_CoversAllOfTheTheme")]
    [TestCase("12", "ad", "ad", "12", TestName = "Of_ThemesEachWithElements_CoversOnlyThese")]
    [TestCase("3", "", "", "3", TestName = "Of_ThemeWithoutElements_CoversTheTheme")]
    public void Of_Row_Covers(string themes, string elements, string coveredElements, string coveredThemes)
    {
        var coverage = Coverage.Of(Row(themes, elements), Framework);

        Names(coverage.Elements, position => Framework.Elements[position].Code).ShouldBe(coveredElements);
        Names(coverage.Themes, position => Framework.Themes[position].Code!).ShouldBe(coveredThemes);
    }

    [Test]
    public void Of_FrameworkWithoutThemes_AddressesTheOneGroup()
    {
        var objectives = Make((null, "xyz"));

        var coverage = Coverage.Of(new CodedAnswer([], [objectives.FindElement("y")!]), objectives);

        coverage.ShouldBe(new Coverage(ElementSet.Of(1), ElementSet.Of(0)));
    }

    [FsCheck.NUnit.Property]
    public bool Union_RowsInAnyOrder_IsTheSame(byte[] bits)
    {
        var rows = bits.Select(ToRow).ToList();
        var forwards = rows.Aggregate(Coverage.None, (all, row) => all | Coverage.Of(row, Framework));
        var backwards = Enumerable.Reverse(rows).Aggregate(Coverage.None, (all, row) => all | Coverage.Of(row, Framework));
        return forwards == backwards && (forwards | forwards) == forwards;
    }

    [FsCheck.NUnit.Property]
    public bool Union_TwoResponses_IsTheCoverageOfAllTheirRows(byte[] first, byte[] second)
    {
        var together = Of(first) | Of(second);
        return together == Of([.. first, .. second]);

        static Coverage Of(byte[] bits) => bits.Aggregate(Coverage.None, (all, bit) => all | Coverage.Of(ToRow(bit), Framework));
    }

    private static CodedAnswer ToRow(byte bits) =>
        new(
            [.. Framework.Themes.Where(theme => (bits >> theme.Position & 1) == 1)],
            [.. Framework.Elements.Where(element => (bits >> (element.Position + 3) & 1) == 1)]);

    private static CodedAnswer Row(string themes, string elements) =>
        new(
            [.. themes.Select(code => Framework.FindTheme(code.ToString())!)],
            [.. elements.Select(code => Framework.FindElement(code.ToString())!)]);

    private static string Names(ElementSet set, Func<int, string> name) => string.Concat(set.Positions.Select(name));

    private static Framework Make(params (string? Code, string Elements)[] themes)
    {
        var next = 0;
        return new Framework(
            "test",
            LocalizedText.Plain("Test"),
            source: null,
            [
                .. themes.Select(
                    (theme, position) =>
                        new Theme(
                            position,
                            theme.Code,
                            LocalizedText.Plain("T"),
                            LocalizedText.Plain("T"),
                            [
                                .. theme.Elements.Select(code => new Element(
                                    next++,
                                    code.ToString(),
                                    LocalizedText.Plain("E"),
                                    LocalizedText.Plain("E"))),
                            ])),
            ]);
    }
}
