using System.Text.Json;
using Survey.Core.Analysis;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Analysis;

public sealed class OpenRoundTests
{
    private static readonly Round Round = RoundParsing.Parse(
        """{"code": "f", "elements": [{"code": "1", "title": "Data"}, {"code": "2", "title": "Drivers"}]}""",
        """
        {"regions": [{"code": "north", "name": "North"}, {"code": "south", "name": "South"}],
         "types": [{"code": "person", "name": "Person"}]}
        """,
        File.ReadAllText(Path.Combine(Repository.Sample("minimal"), "questionnaire.json"))
            .Replace("\"framework\": \"minimal\",", "", StringComparison.Ordinal),
        """{"code": "open", "questionnaire": "minimal", "framework": "f", "access": "open"}""");

    [Test]
    public void Of_OpenRound_CountsWithoutNames()
    {
        var digests = new[] { ("a", "[\"north\"]", "1"), ("b", "[\"north\"]", "1"), ("c", "[\"north\", \"south\"]", "2") }
            .Select(each => RoundParsing.ParseResponse(
                Round,
                $$$"""
                {"respondent": {"id": "{{{each.Item1}}}", "type": "person", "regions": {{{each.Item2}}}}, "state": "submitted",
                 "answers": {"has_recommendations": "yes", "recommendations_status": "final",
                  "recommendations": [{"text": "x", "elements": {"elements": ["{{{each.Item3}}}"]}}]}}
                """))
            .Select(response => ResponseDigest.Of(response, Round));

        using var json = JsonDocument.Parse(SmallConsultation.ToText(Overview.Of(Round, Round.Rule, digests)));

        var overall = json.RootElement.GetProperty("overall");
        overall.GetProperty("invited").ValueKind.ShouldBe(JsonValueKind.Null);
        overall.GetProperty("recommendingFinal").GetInt32().ShouldBe(3);
        var north = json.RootElement.GetProperty("regions")[0];
        north.GetProperty("noFeedback").ValueKind.ShouldBe(JsonValueKind.Null);
        north.GetProperty("recommending").GetInt32().ShouldBe(3);
        north.GetProperty("notRecommending").GetInt32().ShouldBe(0);
        var group = north.GetProperty("themes").EnumerateArray().ShouldHaveSingleItem();
        group.GetProperty("code").ValueKind.ShouldBe(JsonValueKind.Null);
        group.GetProperty("respondents").GetInt32().ShouldBe(3);
        var data = group.GetProperty("elements")[0];
        data.GetProperty("named").GetInt32().ShouldBe(2);
        data.GetProperty("recurrent").GetBoolean().ShouldBeTrue();
        data.TryGetProperty("by", out _).ShouldBeFalse();
    }

    [Test]
    public void Of_InvitedAsDenominator_IsRefused() =>
        Should.Throw<ArgumentException>(() => Overview.Of(Round, Round.Rule with { Denominator = Denominator.Invited }, []));
}
