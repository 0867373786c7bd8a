using System.Globalization;
using Survey.Core.Responses.Merging;

namespace Survey.Tests.Core.Responses.Merging;

public sealed class PageSavesTests
{
    private static readonly PageSaves Saves = PageSaves.None.Add(new PageSave("p", 5), "base of p").Add(new PageSave("q", 9), "base of q");

    [TestCase("k3f9z.12", "k3f9z", 12)]
    [TestCase("k3f9z.0", "k3f9z", 0)]
    public void Find_NameAndNumber_AreRead(string text, string page, long number) => PageSave.Find(text).ShouldBe(new PageSave(page, number));

    [Test]
    public void Find_WithARestoredPage_HasIt() =>
        PageSave.Find("b.1.a.7").ShouldBe(new PageSave("b", 1) { Restored = new PageSave("a", 7) });

    [TestCase("")]
    [TestCase("p")]
    [TestCase(".1")]
    [TestCase("p.")]
    [TestCase("p.-1")]
    [TestCase("p.1.5")]
    [TestCase("p q.1")]
    [TestCase("p.99999999999999999999")]
    [TestCase("averyverylongnameofapage.1")]
    public void Find_AnythingElse_IsNull(string text) => PageSave.Find(text).ShouldBeNull();

    [TestCase("p", 4, true)]
    [TestCase("p", 5, true)]
    [TestCase("p", 6, false)]
    [TestCase("r", 1, false)]
    public void Covers_ASave_IsTrueUpToTheLastNumberOfItsPage(string page, long number, bool expected) =>
        Saves.Covers(new PageSave(page, number)).ShouldBe(expected);

    [TestCase("p.6", "base of p")]
    [TestCase("r.1", null)]
    [TestCase("r.1.p.5", "base of p")]
    [TestCase("r.1.p.6", "base of p")]
    [TestCase("r.1.p.4", null, Description = "The page has saved again since its answers were kept.")]
    [TestCase("r.1.s.5", null)]
    [TestCase("q.10.p.5", "base of q", Description = "Its own last save is later than that of the page whose answers it restored.")]
    public void FindBase_ASave_IsThatOfItsPageOrOfTheRestoredOne(string save, string? expected) =>
        Saves.FindBase(PageSave.Find(save)!).ShouldBe(expected);

    [Test]
    public void Add_MoreThanEightPages_ForgetsTheOneThatSavedLeastRecently()
    {
        var saves = Enumerable.Range(1, 8).Aggregate(PageSaves.None, (all, number) => all.Add(new PageSave($"p{number.ToString(CultureInfo.InvariantCulture)}", 1), ""));

        saves = saves.Add(new PageSave("p1", 2), "").Add(new PageSave("new", 1), "");

        saves.ToString().ShouldBe("p3.1 p4.1 p5.1 p6.1 p7.1 p8.1 p1.2 new.1");
    }
}
