using Survey.Core.Languages;
using Survey.Core.Problems;
using Survey.Core.Rounds;

namespace Survey.Api.Http;

/// <summary>One problem of a request.</summary>
/// <param name="Code">The stable code, explained in docs/problems.md.</param>
/// <param name="Severity"><c>error</c> or <c>warning</c>.</param>
/// <param name="Pointer">Place in the request's JSON, as a JSON pointer (RFC 6901); empty for the whole.</param>
/// <param name="Place">Place in words.</param>
/// <param name="Message">What was found and what to do about it, in the language of the response.</param>
public sealed record ProblemEntry(string Code, string Severity, string Pointer, string Place, string Message)
{
    // A round's documents are sent in one body, each under the name of its file.
    private static string PointerOf(Place place) =>
        RoundDefinition.FileNames.Contains(place.File, StringComparer.Ordinal) ? $"/{place.File[..^".json".Length]}{place.Pointer}"
        : RoundDefinition.IsFurther(place.File)
            ? Core.Problems.Place.OfFile("request").Member("further").Member(place.File).Pointer + place.Pointer
        : place.Pointer;

    /// <summary>The entry of a problem.</summary>
    public static ProblemEntry Of(Problem problem, Language language) =>
        new(
            problem.Code,
            problem.Severity == Core.Problems.Severity.Error ? "error" : "warning",
            PointerOf(problem.Place),
            problem.Place.ToText(language),
            problem.ToText(language));

    /// <summary>The warnings among the problems, in the caller's language; null if there are none.</summary>
    internal static IReadOnlyList<ProblemEntry>? WarningsOf(IEnumerable<Problem> problems, HttpContext context)
    {
        var warnings = problems.Where(problem => problem.Severity == Core.Problems.Severity.Warning).ToList();
        return warnings.Count == 0 ? null : Of(warnings, context);
    }

    /// <summary>The entries of the problems, in the caller's language.</summary>
    internal static IReadOnlyList<ProblemEntry> Of(IEnumerable<Problem> problems, HttpContext context)
    {
        var language = ReaderLanguage.Choose(context);
        return [.. problems.Take(ProblemResult.MaxListed).Select(problem => Of(problem, language))];
    }
}
