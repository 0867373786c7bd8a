using System.Text.Json.Nodes;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Responses;

public sealed class DoubtfulAnswerTests
{
    [TestCase("no", null, "none", false)]
    [TestCase("no", null, "in-discussion", false)]
    [TestCase("no", null, "final", true)]
    [TestCase("no", null, "provisional", true)]
    [TestCase("no", null, "not-shareable", true)]
    [TestCase("yes", "no", "not-shareable", false)]
    [TestCase("yes", "no", "in-discussion", false)]
    [TestCase("yes", "no", "final", true)]
    [TestCase("yes", "no", "none", true)]
    public void Validate_StatusBesideTheOtherAnswers_WarnsOfAContradiction(
        string formulated,
        string? mayShare,
        string status,
        bool isDoubtful)
    {
        var (round, _) = SampleRound.Read("grcp7");
        var response = new JsonObject
        {
            ["organization"] = "igc",
            ["state"] = "submitted",
            ["submittedOn"] = "2017-06-20",
            ["answers"] = new JsonObject
            {
                ["mechanism"] = "IGC",
                ["has_recommendations"] = formulated,
                ["may_share"] = mayShare,
                ["recommendations_status"] = status,
                ["has_practices"] = "no",
            },
        };

        var (_, problems) = RoundParsing.ReadJson(response.ToJsonString(), value =>
        {
            var read = ResponseReader.Read(value, round);
            new ResponseValidator(round).Validate(read!, value.Place, value.Problems);
            return read;
        });

        problems.Select(problem => $"{problem.Severity} {problem.Code} {problem.Place.Path}")
            .ShouldBe(isDoubtful ? ["Warning answer-doubtful answers.recommendations_status"] : []);
    }
}
