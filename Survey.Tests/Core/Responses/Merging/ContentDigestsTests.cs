using Survey.Core.Responses.Merging;
using static Survey.Tests.Core.Responses.Merging.MergedRound;

namespace Survey.Tests.Core.Responses.Merging;

public sealed class ContentDigestsTests
{
    [Test]
    public void Read_OfItsText_IsTheSame()
    {
        var content = Draft("""{"mechanism": "M", "practices": [{"text": "One"}, {"text": "Two"}]}""", "1", "r4k2m9x0a");

        var digests = ContentDigests.Of(Questions, content);

        digests.ToString().ShouldMatch("^[A-Za-z0-9_-]{6}\\.~[A-Za-z0-9_-]{6}~r4k2m9x0a\\*[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{6}$");
        Questions.ShouldAllBe(question => digests.IsSame(question, ContentDigests.Read(digests.ToString(), Questions)));
    }

    [TestCase("""{"mechanism": "M", "practices": [{"text": "One"}, {"text": "Two"}]}""", "mechanism")]
    [TestCase("""{"practices": [{"text": "One"}, {"text": "Two!"}]}""", "practices")]
    [TestCase("""{"practices": [{"text": "Two"}, {"text": "One"}]}""", "practices")]
    [TestCase("""{"practices": [{"text": "One"}]}""", "practices")]
    [TestCase("""{"practices": [{"text": "One"}, {"text": "Two"}], "other": "O"}""", "other")]
    public void IsSame_OneQuestionDiffers_IsFalseForThatOne(string json, string expected)
    {
        var shown = Draft("""{"practices": [{"text": "One"}, {"text": "Two"}]}""");

        var (one, two) = (ContentDigests.Of(Questions, shown), ContentDigests.Of(Questions, Draft(json)));

        Questions.Where(question => !one.IsSame(question, two)).Select(question => question.Code).ShouldBe([expected]);
    }

    [Test]
    public void IsSame_OnlyIdsOrTextsThatAreNoAnswersDiffer_IsFalse()
    {
        var shown = Rows(("1", "One"));
        var digests = ContentDigests.Of(Questions, shown);

        digests.IsSame(Practices, ContentDigests.Of(Questions, Rows(("r4k2m9x0a", "One")))).ShouldBeFalse();
        digests.IsSame(Practices, ContentDigests.Of(Questions, shown with { AsTyped = new Dictionary<string, string> { ["practices #1.link"] = "www" } })).ShouldBeFalse();
    }

    [TestCase("")]
    [TestCase("abc")]
    [TestCase("abc.~.")]
    [TestCase("a.b.c.d")]
    public void Read_TextDoesNotFitTheQuestions_HasNoDigest(string text) =>
        Questions.ShouldAllBe(question => !ContentDigests.Read(text, Questions).Has(question));

    [TestCase("a.~1*x~1*y.c")]
    [TestCase("a.~*x~~**y.c")]
    [TestCase("~a.b.~c")]
    public void Read_AnyOtherText_IsMergedAsAnotherVersion(string text)
    {
        var (mine, theirs) = (Rows(("1", "Mine")), Rows(("1", "Theirs")));

        var merge = ThreeWayMerge.Of(Scope, Questions, ContentDigests.Read(text, Questions), mine, theirs);

        merge.Conflicts.Select(question => question.Code).ShouldBe(["practices"]);
    }

    [Test]
    public void FindDifferingRows_TwoVersions_ArePositionsOfRowsThatTheOtherDoesNotHave()
    {
        var (mine, theirs) = (Rows(("1", "One"), ("2", "Mine")), Rows(("2", "Theirs"), ("1", "One"), ("3", "Three")));

        ContentDigests.FindDifferingRows(Practices, mine, theirs).ShouldBe([2]);
        ContentDigests.FindDifferingRows(Practices, theirs, mine).ShouldNotBeNull().Order().ShouldBe([1, 3]);
        ContentDigests.FindDifferingRows(Practices, mine, Rows(("2", "Mine"), ("1", "One"))).ShouldBeNull("Only the order differs.");
    }
}
