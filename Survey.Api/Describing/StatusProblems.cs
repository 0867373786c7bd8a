using System.Text.Json;
using System.Text.Json.Nodes;
using Survey.Api.Http;
using Survey.Core.Languages;
using Survey.Core.Problems;

namespace Survey.Api.Describing;

/// <summary>The meaning of each problem status, with an example.</summary>
internal static class StatusProblems
{
    private static readonly Place Request = Place.OfFile("request");
    private static readonly Place SecondText = Place.OfFile("response").Member("answers").Member("recommendations").Item(2).Member("text");

    private static readonly Dictionary<string, (string Words, Problem Problem)> All = new(StringComparer.Ordinal)
    {
        ["400"] = (
            "The request cannot be understood: malformed JSON, no body, a header or a member of the query.",
            new Problem(ProblemCatalogue.RequestMalformed["limit"], Request, [("most", 200)])),
        ["401"] = (
            "No token or link, or none that is valid.",
            new Problem(ProblemCatalogue.AccessMissing, Request, [])),
        ["403"] = (
            "Who asks is known, and may not do this.",
            new Problem(ProblemCatalogue.AccessDenied, Request, [])),
        ["404"] = (
            "There is no such thing, or not for whoever asks.",
            new Problem(ProblemCatalogue.RoundUnknown, Request, [("found", "grcp9")])),
        ["406"] = (
            "There is no such form of it; see the header Accept.",
            new Problem(ProblemCatalogue.FormatUnknown, Request, [("known", Detail.Words([".csv (text/csv)", ".txt (text/plain)"]))])),
        ["409"] = (
            "It cannot be done where things stand.",
            new Problem(ProblemCatalogue.RoundPhaseWrong["publish"], Request, [])),
        ["412"] = (
            "If-Match names another state than the present one; “current”, where it is given, is what is there now.",
            new Problem(ProblemCatalogue.ResponseStale, Request, [("saved", ""), ("found", "\"1.2\""), ("current", "\"1.3\"")])),
        ["413"] = (
            "The request carries more than can be taken.",
            new Problem(ProblemCatalogue.RequestTooLarge, Request, [])),
        ["415"] = (
            "The body has another media type than is taken here.",
            new Problem(ProblemCatalogue.RequestMalformed["media-type"], Request, [("known", "application/json")])),
        ["422"] = (
            "The request was understood, and what it says cannot be; all problems are listed.",
            new Problem(ProblemCatalogue.AnswerMissing, SecondText, [("question", "The recommendation")])),
        ["428"] = (
            "The header If-Match is missing.",
            new Problem(ProblemCatalogue.PreconditionMissing, Request, [])),
        ["429"] = (
            "Too many requests; the header Retry-After says how long to wait.",
            new Problem(ProblemCatalogue.RequestTooMany, Request, [("count", 10)])),
        ["500"] = (
            "Something went wrong in the service; its log has it under the correlation id.",
            new Problem(ProblemCatalogue.ServiceFailed, Request, [])),
        ["503"] = (
            "The store cannot be used at the moment.",
            new Problem(ProblemCatalogue.ServiceBusy, Request, [])),
    };

    /// <summary>The meaning and the example of a problem status.</summary>
    public static (string Words, JsonNode Example) Get(string status, JsonSerializerOptions options)
    {
        var (words, example) = All[status];
        var problem = new ProblemDocument(
            $"urn:survey:problem:{example.Code}",
            example.Kind.Meaning,
            int.Parse(status, System.Globalization.CultureInfo.InvariantCulture),
            example.ToText(Language.English),
            "4bf92f3577b34da6a3ce929d0e0e4736",
            [ProblemEntry.Of(example, Language.English)],
            ProblemsNotListed: 0);
        return (words, JsonSerializer.SerializeToNode(problem, options)!);
    }
}
