using System.Text.Json;
using System.Text.Json.Nodes;
using Survey.Api.Analysing;
using Survey.Api.Directories;
using Survey.Api.Http;
using Survey.Api.Invitations;
using Survey.Api.OpenRounds;
using Survey.Api.Publications;
using Survey.Api.Responses;
using Survey.Api.Rounds;

namespace Survey.Api.Describing;

/// <summary>An example of each request and response body. Tests validate each by its schema.</summary>
internal static class SchemaExamples
{
    /// <summary>Request bodies, by type, as a person writes them: most optional members are left out.</summary>
    public static IReadOnlyDictionary<Type, string> Bodies { get; } =
        new Dictionary<Type, string>
        {
            [typeof(RoundDocuments)] =
                $$"""
                {"framework": {{DocumentExamples.Framework}}, "directory": {{DocumentExamples.Directory}},
                 "questionnaire": {{DocumentExamples.Questionnaire}}, "round": {{DocumentExamples.Round}}}
                """,
            [typeof(CopyRound)] =
                """{"code": "grcp8", "title": "GRCP 8", "opens": "2027-06-01", "deadline": "2027-06-26", "closes": "2027-07-10"}""",
            [typeof(CloseRound)] = """{"reason": "All have answered."}""",
            [typeof(ReopenRound)] = """{"reason": "Two late answers were announced.", "closes": "2017-10-31"}""",
            [typeof(ExtendRound)] = """{"deadline": "2017-07-03", "organizations": ["rcm", "sacm"]}""",
            [typeof(SaveResponse)] = $$"""{"answers": {{DocumentExamples.Answers}}, "language": "en", "savedBy": "Amina Diallo"}""",
            [typeof(SubmitAnswer)] =
                """
                {"respondent": {"type": "citizen", "regions": ["north"], "channel": "newsletter"}, "language": "en", "agreed": true,
                 "answers": {"recommendations_status": "none", "importance": "high"}}
                """,
            [typeof(SubmitResponse)] = """{"submittedBy": "Amina Diallo"}""",
            [typeof(EndorseResponse)] = """{"endorsedBy": "The Chair"}""",
            [typeof(ReturnResponse)] = """{"reason": "Please name the elements of the second recommendation."}""",
            [typeof(WithdrawResponse)] = """{"reason": "Our members want to discuss it again."}""",
            [typeof(PublishReport)] = """{"code": "final-report"}""",
            [typeof(PlanMessage)] = """{"kind": "reminder", "days": 5, "time": "09:00"}""",
            [typeof(SendPlanned)] = """{"day": "2017-06-26"}""",
            [typeof(SendMessages)] = """{"organizations": ["rcm", "sacm"]}""",
            [typeof(IssueLinks)] = """{"organizations": ["rcm"], "role": "secretariat", "replace": true}""",
            [typeof(RevokeLinks)] = """{"organization": "rcm", "role": "chair"}""",
            [typeof(WordingView)] =
                """{"subject": "{round}: invitation", "body": "Dear {name},\n\nplease answer by {deadline}:\n\n{link}\n\n{coordinator}"}""",
            [typeof(SaveAnalysisEntry)] =
                """{"entry": {"kind": "remarks", "text": {"en": "Most answers came in June."}}}""",
            [typeof(SaveContact)] =
                """
                {"organization": "rcm", "role": "secretariat", "name": "Secretariat", "email": "secretariat@example.org",
                 "language": "es"}
                """,
        };

    /// <summary>The example of a type; null if it has none. The example of a list has one item.</summary>
    public static JsonNode? Find(Type type, JsonSerializerOptions options) =>
        Bodies.TryGetValue(type, out var body) ? JsonNode.Parse(body)
        : AnswerExamples.All.TryGetValue(type, out var answer) ? JsonSerializer.SerializeToNode(answer, type, options)
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Page<>) && Find(type.GenericTypeArguments[0], options) is { } item
            ? new JsonObject { ["items"] = new JsonArray(item), ["next"] = PageRequest.WriteCursor("rcm") }
        : null;
}
