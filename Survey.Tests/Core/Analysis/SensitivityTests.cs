using Survey.Core.Analysis;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Analysis;

/// <summary>Sensitivity on GRCP 7; expected values computed by hand from the printed tables.</summary>
public sealed class SensitivityTests
{
    [TestCase("africa", "i", -3, Description = "6 of 6; with 3 of 6 it would be half, which is not more than half.")]
    [TestCase("africa", "j", -1, Description = "4 of 7; 3 of 7 is less than half.")]
    [TestCase("africa", "e", 1, Description = "3 of 7; 4 of 7 is more than half.")]
    [TestCase("americas", "h", -1, Description = "2 of 2; one is fewer than two.")]
    [TestCase("americas", "i", null, Description = "1 of 1; a second respondent would have to address the theme first.")]
    public void Of_Grcp7_RespondentsToFlip(string region, string element, int? expected) =>
        Find(region, element).RespondentsToFlip.ShouldBe(expected);

    // Without 5+5 and Almaty, Africa loses one respondent naming i, e, f and r; Asia one; Europe two naming i, and one naming
    // o, u, e, f and r. No share crosses one half, but with a minimum of three several counts become too small.
    [TestCase(2, "")]
    [TestCase(3, "asia-pacific-middle-east i, europe i, europe o, europe u, europe e, europe f, europe r")]
    public void Of_Grcp7_FindingsThatRestOnProvisionalAnswers(int minimum, string expected)
    {
        var resting = Sensitivity(minimum)
            .Regions.SelectMany(region =>
                region
                    .Elements.Where(element => element.RestsOnProvisional)
                    .Select(element => $"{region.Region.Region.Code} {element.Finding.Element.Code}"));

        string.Join(", ", resting).ShouldBe(expected);
    }

    [TestCase("africa", "j", 4, 4 + 1, 8, true, Description = "Without UNECA naming it, 4 of 8 is half.")]
    [TestCase("africa", "f", 7, 7 + 1, 8, false)]
    [TestCase("americas", "i", 1, 3, 3, true, Description = "CMC and SACM could make it 3 of 3.")]
    [TestCase("europe", "m", 1, 1, 3, false, Description = "Everyone in Europe answered.")]
    public void Of_Grcp7_IfAllAnswered(string region, string element, int least, int most, int denominator, bool overturned) =>
        Find(region, element).IfAllAnswered.ShouldBe(new ShareRange(least, most, denominator, overturned));

    private static ElementSensitivity Find(string region, string element) =>
        Sensitivity()
            .Regions.Single(each => each.Region.Region.Code == region)
            .Elements.Single(each => each.Finding.Element.Code == element);

    private static Sensitivity Sensitivity(int minimum = 2)
    {
        var (round, responses) = SampleRound.Read("grcp7");
        return Survey.Core.Analysis.Sensitivity.Of(
            round,
            round.Rule with
            {
                Minimum = minimum,
            },
            responses.Select(response => ResponseDigest.Of(response, round)));
    }
}
