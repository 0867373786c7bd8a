using Survey.Core.Responses;
using Survey.Core.Results;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Results;

public sealed class AnsweredRowTests
{
    // The goals of these rows have positions of their own: 17 is the fifth, and goal 1 the second, as element b is.
    [TestCase("lake", "a", true)]
    [TestCase("lake", "b", false)]
    [TestCase("river", "b", false)]
    [TestCase("bridge", "c", true)]
    public void Covers_RowWithAnswersOfTwoFrameworks_LooksAtTheAnalysedOne(string organization, string element, bool expected)
    {
        using var folder = TwoFrameworks.Make();
        var sample = SampleRound.ReadFolder(folder.Path);
        var response = sample.Responses.Single(each => each.Respondent.Id == organization);

        var row = AnsweredRow.Of(response, ResponseDigest.Of(response, sample.Round), sample.Round).First();

        row.Covers(sample.Round.Framework.FindElement(element)!, sample.Round).ShouldBe(expected);
        row.Covers(sample.Round.Framework.Themes[0], sample.Round).ShouldBeTrue();
    }
}
