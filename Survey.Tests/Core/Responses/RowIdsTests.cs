using Survey.Core.Responses;
using static Survey.Tests.Core.Responses.Merging.MergedRound;

namespace Survey.Tests.Core.Responses;

public sealed class RowIdsTests
{
    [TestCase("1", true)]
    [TestCase("999999999", true)]
    [TestCase("r4k2m9x0a", true)]
    [TestCase("", false)]
    [TestCase("1234567890", false)]
    [TestCase("r4k2m9x0", false)]
    [TestCase("r4k2m9x0ab", false)]
    [TestCase("x4k2m9x0a", false)]
    [TestCase("r4K2m9x0a", false)]
    [TestCase("r/../../a", false)]
    [TestCase("-1", false)]
    [TestCase("١", false)]
    public void IsValid_AText_IsTrueForPositionsAndRandomIds(string text, bool expected) => RowIds.IsValid(text).ShouldBe(expected);

    [Test]
    public void New_Often_IsValidAndNeverTheSame()
    {
        var ids = Enumerable.Range(0, 1000).Select(_ => RowIds.New()).ToList();

        ids.ShouldAllBe(id => RowIds.IsValid(id) && !char.IsAsciiDigit(id[0]));
        ids.ShouldBeUnique();
    }

    [Test]
    public void Complete_NothingBefore_IdsArePositions() =>
        RowIds
            .Complete(Draft("""{"practices": [{"text": "One"}, {"text": "Two"}]}"""), previous: null)
            .RowIds["practices"]
            .ShouldBe(["1", "2"]);

    [Test]
    public void Complete_RowsThatWereThere_KeepTheirIdsWhereverTheyAreNow()
    {
        var previous = Rows(
            ("1", "Agree on a scheme for skills"),
            ("rtwotwotw", "Protect migrants in crises"),
            ("3", "Lower the cost of remittances"));

        var content = RowIds.Complete(
            Draft(
                """
                {"practices": [{"text": "Lower the cost of remittances"}, {"text": "Something else"},
                  {"text": "Protect all migrants in crises"}]}
                """
            ),
            previous);

        var ids = content.RowIds["practices"];
        ids[0].ShouldBe("3");
        ids[2].ShouldBe("rtwotwotw");
        RowIds.IsValid(ids[1]).ShouldBeTrue();
        ids[1].ShouldNotBeOneOf("1", "2", "3", "rtwotwotw");
    }

    [Test]
    public void Complete_GroupWithIds_KeepsThem() =>
        RowIds.Complete(Rows(("rmine0000", "One")), Rows(("1", "One"))).RowIds["practices"].ShouldBe(["rmine0000"]);

    [Test]
    public void Complete_ThereWereNoRows_IdsAreNew() =>
        RowIds
            .Complete(Draft("""{"practices": [{"text": "One"}]}"""), Draft("{}"))
            .RowIds["practices"]
            .ShouldAllBe(id => id.StartsWith('r'));

    [Test]
    public void GetRowIds_NumberOfRowsIsAnother_ArePositions()
    {
        var content = Rows(("rone00000", "One"), ("rtwo00000", "Two"));

        (content with { Answers = Rows(("1", "One")).Answers }).GetRowIds("practices").ShouldBe(["1"]);
        content.GetRowIds("practices").ShouldBe(["rone00000", "rtwo00000"]);
    }
}
