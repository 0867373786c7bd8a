using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Responses;

public sealed class ResponseDigestTests
{
    [TestCase(ResponseState.Submitted, "final", 1, ExpectedResult = true)]
    [TestCase(ResponseState.Endorsed, "provisional", 2, ExpectedResult = true)]
    [TestCase(ResponseState.Submitted, "final", 0, ExpectedResult = false, Description = "no row is coded")]
    [TestCase(ResponseState.Submitted, "provisional", 0, ExpectedResult = false)]
    [TestCase(ResponseState.Submitted, "in-discussion", 1, ExpectedResult = false)]
    [TestCase(ResponseState.Submitted, "none", 1, ExpectedResult = false)]
    [TestCase(ResponseState.Submitted, "", 1, ExpectedResult = false)]
    [TestCase(ResponseState.Draft, "final", 1, ExpectedResult = false)]
    [TestCase(ResponseState.Withdrawn, "final", 1, ExpectedResult = false)]
    public bool IsRecommending_StateStatusAndCodedRows_NeedsAllThree(ResponseState state, string status, int codedRows)
    {
        var organization = SampleRound.Read("minimal").Round.Directory.Organizations[0];

        return new ResponseDigest(Respondent.Of(organization), state, status, codedRows, Coverage.None, IsLate: false).IsRecommending;
    }

    [TestCase("""{"text": "Agree on a scheme."}""", 0)]
    [TestCase("""{"text": "Agree on a scheme.", "elements": {"elements": ["a"]}}""", 1)]
    public void Of_RowsWithAndWithoutElements_CountsThoseThatAreCoded(string row, int expected)
    {
        var round = SampleRound.Read("minimal").Round;
        var response = RoundParsing.ParseResponse(round, $$$"""
            {"organization": "lake", "state": "submitted", "language": "en", "submittedOn": "2024-03-05", "submittedBy": "Amina",
             "answers": {"has_recommendations": "yes", "recommendations_status": "final", "recommendations": [{{{row}}}]}}
            """);

        var digest = ResponseDigest.Of(response, round);

        digest.CodedRows.ShouldBe(expected);
        digest.IsRecommending.ShouldBe(expected > 0);
    }
}
