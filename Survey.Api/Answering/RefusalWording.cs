using Survey.Collecting.Responses;
using Survey.Core.Problems;

namespace Survey.Api.Answering;

/// <summary>Why the desk did not do what a page asked for.</summary>
internal static class RefusalWording
{
    /// <summary>The key of the text that says it.</summary>
    public static string KeyOf(Outcome<ResponseDossier> outcome) =>
        outcome.Problems.Any(problem => problem.Code == "round-not-collecting") ? "refused.closed" : "refused.state";
}
