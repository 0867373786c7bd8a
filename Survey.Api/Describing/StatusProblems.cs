using System.Text.Json;
using System.Text.Json.Nodes;
using Survey.Api.Http;
using Survey.Core.Problems;

namespace Survey.Api.Describing;

/// <summary>What each status means here, with a problem that has it.</summary>
internal static class StatusProblems
{
    private static readonly Place Request = Place.OfFile("request");
    private static readonly Place SecondText = Place.OfFile("response").Member("answers").Member("recommendations").Item(2).Member("text");

    private static readonly Dictionary<string, (string Words, ProblemKind Kind, Place Place, string Message)> All = new(StringComparer.Ordinal)
    {
        ["400"] = ("The request cannot be understood: malformed JSON, no body, a header or a member of the query.", ProblemCatalogue.RequestMalformed, Request, "“limit” is a number from 1 to 200."),
        ["401"] = ("No token or link, or none that is valid.", ProblemCatalogue.AccessMissing, Request, "Send a valid token: Authorization: Bearer svt_… It may have expired or been revoked."),
        ["403"] = ("Who asks is known, and may not do this.", ProblemCatalogue.AccessDenied, Request, "Who this token or link belongs to may not do this; or the token is for reading only; or the link is another organization's."),
        ["404"] = ("There is no such thing, or not for whoever asks.", ProblemCatalogue.RoundUnknown, Request, "There is no round “grcp9”."),
        ["406"] = ("There is no such form of it; see the header Accept.", ProblemCatalogue.FormatUnknown, Request, "There is: .csv (text/csv), .txt (text/plain)."),
        ["409"] = ("It cannot be done where things stand.", ProblemCatalogue.RoundPhaseWrong, Request, "The round is closed and cannot be published."),
        ["412"] = ("If-Match names another state than the present one; “current”, where it is given, is what is there now.", ProblemCatalogue.ResponseStale, Request, "This is about the response as \"1.2\", and it is \"1.3\" now. Read it again, and decide which answers are to stay."),
        ["413"] = ("The request carries more than can be taken.", ProblemCatalogue.RequestTooLarge, Request, "What was sent is too large."),
        ["415"] = ("The body has another media type than is taken here.", ProblemCatalogue.RequestMalformed, Request, "A body of this media type is not taken here. Send one of: application/json, and say which in the header Content-Type."),
        ["422"] = ("The request was understood, and what it says cannot be; all problems are listed.", ProblemCatalogue.AnswerMissing, SecondText, "“The recommendation” (text) must be answered."),
        ["428"] = ("The header If-Match is missing.", ProblemCatalogue.PreconditionMissing, Request, "Read it first, then send its ETag in the header If-Match: so nobody's words are overwritten, or judged, unseen."),
        ["429"] = ("Too many requests; the header Retry-After says how long to wait.", ProblemCatalogue.RequestTooMany, Request, "Too many requests at once. Try again in 10 seconds."),
        ["500"] = ("Something went wrong in the service; its log has it under the correlation id.", ProblemCatalogue.ServiceFailed, Request, "Something went wrong here, not with you. Try again; if it stays so, tell the coordinator the number of this failure."),
        ["503"] = ("The store cannot be used at the moment.", ProblemCatalogue.ServiceBusy, Request, "The service cannot reach its store at the moment. Nothing was changed. Try again soon."),
    };

    /// <summary>The meaning of a status that an operation answers problems with, and an example.</summary>
    public static (string Words, JsonNode Example) Get(string status, JsonSerializerOptions options)
    {
        var (words, kind, place, message) = All[status];
        var problem = new ProblemDocument(
            $"urn:survey:problem:{kind.Code}",
            kind.Meaning,
            int.Parse(status, System.Globalization.CultureInfo.InvariantCulture),
            message,
            "4bf92f3577b34da6a3ce929d0e0e4736",
            [ProblemEntry.Of(new Problem(kind, place, message))],
            ProblemsNotListed: 0);
        return (words, JsonSerializer.SerializeToNode(problem, options)!);
    }
}
