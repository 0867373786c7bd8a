using Survey.Core.Analysis;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Analysis;

public sealed class PracticeSuggestionsTests
{
    [TestCase("A fund pays for returns. It was set up in 2015.", "A fund pays for returns")]
    [TestCase("Version 2.0 of the guide", "Version 2.0 of the guide")]
    [TestCase("  Who pays?\nThe fund.", "Who pays")]
    [TestCase("صندوق للعودة؟ نعم", "صندوق للعودة")]
    [TestCase("", "")]
    public void TitleOf_Text_IsItsFirstSentence(string text, string expected) => PracticeSuggestions.TitleOf(text).ShouldBe(expected);

    [Test]
    public void TitleOf_LongSentence_IsCutBetweenWords()
    {
        var title = PracticeSuggestions.TitleOf(string.Join(' ', Enumerable.Repeat("nineletter", 40)));

        title.Length.ShouldBeLessThanOrEqualTo(120);
        title.ShouldEndWith("nineletter…");
    }

    [Test]
    public void FindSame_NearlyTheSameText_IsSuggestedUntilMerged()
    {
        var sample = SampleRound.Read("grcp7");
        var response = sample.Responses.Single(each => each.Respondent.Id == "unece");
        var text = Practice.Of(sample.Round, ReportContent.Empty, response).First();
        var other = text with { Text = $"In short: {text.Text.ToLowerInvariant()}", Response = Get(sample, "gfmd") };

        var found = PracticeSuggestions.FindSame([text, other]).ShouldHaveSingleItem();

        found.Similarity.ShouldBeInRange(0.7m, 0.99m);
        var merged = other with { Coding = new PracticeCoding(other.Row) { MergedWith = text.Row } };
        PracticeSuggestions.FindSame([text, merged]).ShouldBeEmpty();
    }

    [Test]
    public void FindSame_AllPracticesOfGrcp7_SuggestsFew()
    {
        var sample = SampleRound.Read("grcp7");

        var found = PracticeSuggestions.FindSame(sample.Responses.SelectMany(each => Practice.Of(sample.Round, sample.Content, each)));

        found.Count.ShouldBeLessThan(15);
        found.ShouldAllBe(pair => pair.First.Row != pair.Second.Row);
    }

    private static Response Get(SampleRound sample, string code) =>
        sample.Responses.Single(each => each.Respondent.Id == code);
}
