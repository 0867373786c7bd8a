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
            "The token or link is missing or not valid.",
            new Problem(ProblemCatalogue.AccessMissing, Request, [])),
        ["403"] = (
            "The caller is known but not allowed to do this.",
            new Problem(ProblemCatalogue.AccessDenied, Request, [])),
        ["404"] = (
            "It does not exist, or the caller may not see it.",
            new Problem(ProblemCatalogue.RoundUnknown, Request, [("found", "grcp9")])),
        ["406"] = (
            "It does not exist in this format; see the header Accept.",
            new Problem(ProblemCatalogue.FormatUnknown, Request, [("known", Detail.Words([".csv (text/csv)", ".txt (text/plain)"]))])),
        ["409"] = (
            "It is not possible in the present state.",
            new Problem(ProblemCatalogue.RoundPhaseWrong["publish"], Request, [])),
        ["412"] = (
            "If-Match does not name the present version; “current”, where given, is the present content.",
            new Problem(ProblemCatalogue.ResponseStale, Request, [("saved", ""), ("found", "\"1.2\""), ("current", "\"1.3\"")])),
        ["413"] = (
            "The request is too large.",
            new Problem(ProblemCatalogue.RequestTooLarge, Request, [("size", RequestLimits.LargestBody / (1024 * 1024))])),
        ["415"] = (
            "The media type of the body is not accepted here.",
            new Problem(ProblemCatalogue.RequestMalformed["media-type"], Request, [("known", "application/json")])),
        ["422"] = (
            "The content is not valid; all problems are listed.",
            new Problem(ProblemCatalogue.AnswerMissing, SecondText, [("question", "The recommendation")])),
        ["428"] = (
            "The header If-Match is missing.",
            new Problem(ProblemCatalogue.PreconditionMissing, Request, [])),
        ["429"] = (
            "Too many requests; the header Retry-After says how long to wait.",
            new Problem(ProblemCatalogue.RequestTooMany, Request, [("count", 10)])),
        ["500"] = (
            "An internal error; find it in the log by the correlation id.",
            new Problem(ProblemCatalogue.ServiceFailed, Request, [])),
        ["503"] = (
            "The store is busy or cannot be used; if busy, the header Retry-After says how long to wait.",
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
