using System.Text.Json.Nodes;
using Survey.Api.Directories;
using Survey.Api.Hosting;
using Survey.Api.Invitations;
using Survey.Api.Responses;
using Survey.Api.Rounds;

namespace Survey.Api.Describing;

/// <summary>An example of each body that is sent, and of a problem. A test reads each as the service would.</summary>
internal static class SchemaExamples
{
    /// <summary>The examples by type.</summary>
    public static IReadOnlyDictionary<Type, string> All { get; } = new Dictionary<Type, string>
    {
        [typeof(CopyRound)] = """{"code": "grcp8", "title": "GRCP 8", "opens": "2027-06-01", "deadline": "2027-06-26", "closes": "2027-07-10"}""",
        [typeof(CloseRound)] = """{"reason": "All have answered."}""",
        [typeof(ReopenRound)] = """{"reason": "Two late answers were announced.", "closes": "2027-07-31"}""",
        [typeof(ExtendRound)] = """{"deadline": "2027-07-03", "organizations": ["rcm", "sacm"]}""",
        [typeof(SaveResponse)] = """{"answers": {"has_recommendations": "yes", "recommendations_status": "final", "recommendations": [{"text": "Agree on a scheme for seasonal work.", "elements": {"elements": ["c"]}}]}, "language": "en", "savedBy": "Amina"}""",
        [typeof(SubmitResponse)] = """{"submittedBy": "Amina Diallo"}""",
        [typeof(EndorseResponse)] = """{"endorsedBy": "The Chair"}""",
        [typeof(ReturnResponse)] = """{"reason": "Please name the elements of the second recommendation."}""",
        [typeof(WithdrawResponse)] = """{"reason": "Our members want to discuss it again."}""",
        [typeof(SendMessages)] = """{"organizations": ["rcm", "sacm"]}""",
        [typeof(IssueLinks)] = """{"organizations": ["rcm"], "role": "secretariat", "replace": true}""",
        [typeof(RevokeLinks)] = """{"organization": "rcm", "role": "chair"}""",
        [typeof(WordingView)] = """{"subject": "{round}: invitation", "body": "Dear {name},\n\nplease answer by {deadline}:\n\n{link}\n\n{coordinator}"}""",
        [typeof(SaveContact)] = """{"organization": "rcm", "role": "secretariat", "name": "Secretariat", "email": "secretariat@example.org", "language": "es"}""",
        [typeof(ProblemDocument)] = """{"type": "urn:survey:problem:answer-missing", "title": "A submitted response lacks an answer that is required.", "status": 422, "detail": "“text” must be answered: The recommendation", "correlationId": "4bf92f3577b34da6a3ce929d0e0e4736", "problems": [{"code": "answer-missing", "severity": "error", "pointer": "/answers/recommendations/1/text", "place": "response: answers.recommendations #2.text", "message": "“text” must be answered: The recommendation"}], "problemsNotListed": 0}""",
    };

    /// <summary>The example of a type; null if it has none.</summary>
    public static JsonNode? Find(Type type) => All.TryGetValue(type, out var example) ? JsonNode.Parse(example) : null;
}
