using Survey.Core.Problems;
using Survey.Core.Rounds;

namespace Survey.Api.Http;

/// <summary>One problem of a request.</summary>
/// <param name="Code">The stable code; the reference docs/problems.md explains each.</param>
/// <param name="Severity"><c>error</c> or <c>warning</c>.</param>
/// <param name="Pointer">Where in the request's JSON, as a JSON pointer (RFC 6901); empty for the whole.</param>
/// <param name="Place">Where, as people read it.</param>
/// <param name="Message">What was found and what to do about it, in English.</param>
public sealed record ProblemEntry(string Code, string Severity, string Pointer, string Place, string Message)
{
    // A round's documents come in one body, each under the name of its file.
    private static string PointerOf(Place place) =>
        RoundDefinition.FileNames.Contains(place.File, StringComparer.Ordinal) ? $"/{place.File[..^".json".Length]}{place.Pointer}" : place.Pointer;

    /// <summary>The entry of a problem.</summary>
    public static ProblemEntry Of(Problem problem) =>
        new(problem.Code, problem.Severity == Core.Problems.Severity.Error ? "error" : "warning", PointerOf(problem.Place), problem.Place.ToString(), problem.Message);
}
