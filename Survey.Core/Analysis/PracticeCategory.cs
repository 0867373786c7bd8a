using Survey.Core.Organizations;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Core.Analysis;

/// <summary>The practices of one category, for one region or for the organizations without a region.</summary>
/// <param name="Category">The category; null for practices without one.</param>
/// <param name="Practices">At least one. Ordered by organization (the directory's order), then by row.</param>
public sealed record PracticeCategory(Choice? Category, IReadOnlyList<CodedRow> Practices)
{
    /// <summary>
    /// The practices of a region, grouped by category, in the order of the questionnaire's choices; practices without a
    /// category come last. A practice of an organization with several regions appears in each of them.
    /// </summary>
    /// <param name="round">The round that the responses belong to.</param>
    /// <param name="region">The region; null for the organizations without a region, such as global processes.</param>
    /// <param name="responses">
    /// All responses of the round. Those that do not count (see <see cref="ResponseStates.Counts"/>) are skipped.
    /// </param>
    public static IReadOnlyList<PracticeCategory> Of(Round round, Region? region, IEnumerable<Response> responses)
    {
        var practices = responses
            .Where(response => response.State.Counts() && Belongs(response.Respondent, region))
            .OrderBy(response => response.Respondent.Organization?.Position ?? 0)
            .SelectMany(response => CodedRow.GetPractices(round, response))
            .ToLookup(practice => practice.Category);
        return
        [
            .. GetCategories(round)
                .Append(null)
                .Where(category => practices[category].Any())
                .Select(category => new PracticeCategory(category, [.. practices[category]])),
        ];
    }

    private static bool Belongs(Respondent respondent, Region? region) =>
        region is null ? respondent.Regions.Count == 0 : respondent.Regions.Contains(region);

    private static IEnumerable<Choice?> GetCategories(Round round) =>
        round.Questionnaire.Scope.Find(round.Analysis.Practices)?.Question is Repeat repeat
        && repeat.Scope.Find(round.Analysis.Category)?.Question is SelectOneQuestion category
            ? category.Choices.Choices
            : [];
}
