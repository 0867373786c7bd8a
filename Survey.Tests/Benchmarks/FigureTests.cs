using Survey.Benchmarks.Figures;

namespace Survey.Tests.Benchmarks;

public sealed class FigureTests
{
    [TestCase(new[] { 3.0 }, 3, 0)]
    [TestCase(new[] { 5.0, 1, 3, 2, 4 }, 3, 1)]
    [TestCase(new[] { 4.0, 4, 4, 4, 90 }, 4, 0)]
    [TestCase(new[] { 1.0, 2 }, 1.5, 0.25)]
    public void Figure_Values_GiveMedianAndHalfTheDistanceOfTheQuartiles(double[] values, double median, double noise)
    {
        var figure = Of(values, Bound.AtMost(1));

        figure.Median.ShouldBe(median);
        figure.Noise.ShouldBe(noise);
    }

    // Median 3, noise 1.
    [TestCase(true, 3, true, false, "kept")]
    [TestCase(true, 3.5, false, false, "within the noise")]
    [TestCase(true, 4.1, false, true, "**missed**")]
    [TestCase(false, 3, true, false, "kept")]
    [TestCase(false, 2.5, false, false, "within the noise")]
    [TestCase(false, 1.9, false, true, "**missed**")]
    public void Bound_IsLeft_OnlyByMoreThanTheNoise(bool isLeast, double value, bool keeps, bool leaves, string verdict)
    {
        var figure = Of([1, 2, 3, 4, 5], new Bound(isLeast, value));

        figure.KeepsBound.ShouldBe(keeps);
        figure.LeavesBound.ShouldBe(leaves);
        figure.Verdict.ShouldBe(verdict);
    }

    [Test]
    public void Figure_WithoutBound_IsNotJudged()
    {
        var figure = Of([1, 2, 3], bound: null);

        figure.LeavesBound.ShouldBeFalse();
        figure.KeepsBound.ShouldBeFalse();
        figure.Verdict.ShouldBe("–");
        figure.Line.BoundText.ShouldBe("–");
    }

    [TestCase(0.61234, "0.612")]
    [TestCase(12.345, "12.3")]
    [TestCase(4321.9, "4,322")]
    [TestCase(0.00123, "0.00123")]
    [TestCase(0, "0")]
    public void Format_Numbers_HaveThreeDigits(double number, string text) => Line.Format(number).ShouldBe(text);

    private static Figure Of(double[] values, Bound? bound) => new(new Line("line", "measure", "×", bound), values);
}
