using Survey.Core.Organizations;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Core.Analysis;

/// <summary>The practices of one category, for one region or for those listed in no region.</summary>
/// <param name="Category">The category; null for practices without one.</param>
/// <param name="Practices">At least one. Ordered by organization (the directory's order), then by row.</param>
public sealed record PracticeCategory(Choice? Category, IReadOnlyList<Practice> Practices)
{
    /// <summary>
    /// The practices of a region, grouped by category, in the order of the questionnaire's choices; practices without a
    /// category come last. A practice of several categories appears in each of them. A practice of an organization with several regions
    /// appears in each of them, unless its row names the regions where it is listed.
    /// </summary>
    /// <param name="round">The round that the responses belong to.</param>
    /// <param name="region">The region; null for practices listed in no region, such as those of global processes.</param>
    /// <param name="responses">
    /// All responses of the round. Those that do not count (see <see cref="ResponseStates.Counts"/>) are skipped.
    /// </param>
    public static IReadOnlyList<PracticeCategory> Of(Round round, Region? region, IEnumerable<Response> responses)
    {
        var practices = responses
            .Where(response => response.State.Counts())
            .OrderBy(response => response.Respondent.Organization?.Position ?? 0)
            .SelectMany(response => Practice.Of(round, response))
            .Where(practice => region is null ? practice.Regions.Count == 0 : practice.Regions.Contains(region))
            .SelectMany(practice => practice.Categories.DefaultIfEmpty(), (practice, category) => (Category: category, Practice: practice))
            .ToLookup(each => each.Category, each => each.Practice);
        return
        [
            .. GetCategories(round)
                .Append<Choice?>(null)
                .Where(category => practices[category].Any())
                .Select(category => new PracticeCategory(category, [.. practices[category]])),
        ];
    }

    /// <summary>The categories of the questionnaire, in its order; empty if practices have none.</summary>
    public static IReadOnlyList<Choice> GetCategories(Round round) =>
        round.Questionnaire.Scope.Find(round.Analysis.Practices)?.Question is Repeat repeat
        && repeat.Scope.Find(round.Analysis.Category)?.Question is ChoiceQuestion category
            ? category.Choices.Choices
            : [];
}
