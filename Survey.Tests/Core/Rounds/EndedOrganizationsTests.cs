using Survey.Core.Rounds;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Rounds;

/// <summary>Organizations that ended before the round are invited only if the round lists them.</summary>
public sealed class EndedOrganizationsTests
{
    private const string Framework = """{"code": "f", "name": "F", "elements": [{"code": "a", "title": "A"}]}""";

    private const string Questionnaire =
        """
        {"code": "q", "version": "1", "framework": "f", "defaultLanguage": "en", "title": "Q",
         "items": [{"type": "text", "code": "a", "label": "A"}]}
        """;

    private const string Directory =
        """
        {"regions": [], "types": [{"code": "t", "name": "T"}], "organizations": [
         {"code": "now", "name": "Now", "type": "t"},
         {"code": "ended", "name": "Ended", "type": "t", "activeTo": "2020-01-01"},
         {"code": "later", "name": "Later", "type": "t", "activeTo": "2027-03-01"}]}
        """;

    [TestCase("\"opens\": \"2027-03-01\"", "now later", "ended")]
    [TestCase("\"opens\": \"2027-03-02\"", "now", "ended later")]
    [TestCase("\"deadline\": \"2027-04-01\"", "now", "ended later")]
    [TestCase("\"opens\": \"2020-01-01\", \"deadline\": \"2027-04-01\"", "now ended later", "")]
    [TestCase("\"title\": \"R\"", "now ended later", "", Description = "without dates nobody ended before it")]
    [TestCase("\"opens\": \"2027-03-01\", \"organizations\": [\"ended\", \"now\"]", "now ended", "")]
    [TestCase("\"opens\": \"2027-03-01\", \"organizations\": [\"now\"]", "now", "ended")]
    public void Read_OrganizationsThatEnded_AreInvitedOnlyIfListed(string members, string invited, string ended)
    {
        var round = Parse(members);

        string.Join(' ', round.Invited!.Select(organization => organization.Code)).ShouldBe(invited);
        string.Join(' ', round.Ended.Select(organization => organization.Code)).ShouldBe(ended);
    }

    private static Round Parse(string members) =>
        RoundParsing.Parse(
            Framework,
            Directory,
            Questionnaire,
            $$"""{"code": "r", "questionnaire": "q", "framework": "f", {{members}}}""");
}
