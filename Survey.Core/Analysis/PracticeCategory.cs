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
    /// <summary>The code of the category that reports list before the others, apart from them.</summary>
    public const string InnovativeSolutions = "innovative-solutions";

    /// <summary>True for the category of innovative solutions.</summary>
    public bool IsInnovative => Category?.Code == InnovativeSolutions;

    /// <summary>
    /// The practices of a region, grouped by category, in the order of the categories; practices without a category come last. A practice
    /// of several categories appears in each of them. A practice of an organization with several regions appears in each of them, unless
    /// the analyst or its row names the regions where it is listed.
    /// </summary>
    /// <param name="round">The round that the responses belong to.</param>
    /// <param name="content">What analysts added to the report.</param>
    /// <param name="region">The region; null for practices listed in no region, such as those of global processes.</param>
    /// <param name="responses">
    /// All responses of the round. Those that do not count (see <see cref="ResponseStates.Counts"/>) are skipped.
    /// </param>
    public static IReadOnlyList<PracticeCategory> Of(
        Round round,
        ReportContent content,
        Region? region,
        IEnumerable<Response> responses) =>
        Of(round, content, region, Practice.ListAll(round, content, responses));

    /// <summary>
    /// The practices of a region, grouped by category, out of those that the round's reports list (<see cref="Practice.ListAll"/>).
    /// </summary>
    /// <param name="round">The round.</param>
    /// <param name="content">What analysts added to the report.</param>
    /// <param name="region">The region; null for practices listed in no region.</param>
    /// <param name="listed">The practices of all regions.</param>
    public static IReadOnlyList<PracticeCategory> Of(
        Round round,
        ReportContent content,
        Region? region,
        IReadOnlyList<Practice> listed)
    {
        var practices = listed
            .Where(practice => region is null ? practice.Regions.Count == 0 : practice.Regions.Contains(region))
            .SelectMany(practice => practice.Categories.DefaultIfEmpty(), (practice, category) => (Category: category, Practice: practice))
            .ToLookup(each => each.Category?.Code, each => each.Practice, StringComparer.Ordinal);
        return
        [
            .. GetCategories(round, content)
                .Append<Choice?>(null)
                .Where(category => practices[category?.Code].Any())
                .Select(category => new PracticeCategory(category, [.. practices[category?.Code]])),
        ];
    }

    /// <summary>How many entries lists of practices have; a practice of several categories has one in each.</summary>
    public static int CountEntries(IReadOnlyList<PracticeCategory> categories) => categories.Sum(category => category.Practices.Count);

    /// <summary>The categories with the most practices: several if they are equal, none if there are none.</summary>
    public static IReadOnlyList<PracticeCategory> FindLargest(IReadOnlyList<PracticeCategory> categories) =>
        [.. categories.Where(category => category.Practices.Count == categories.Max(each => each.Practices.Count))];

    /// <summary>
    /// The categories of practices, in the order of the report: the analyst's own, or else those of the questionnaire; empty if there are
    /// none.
    /// </summary>
    public static IReadOnlyList<Choice> GetCategories(Round round, ReportContent content) =>
        content.Categories
        ?? (round.Questionnaire.Scope.Find(round.Analysis.Practices)?.Question is Repeat repeat
            && repeat.Scope.Find(round.Analysis.Category)?.Question is ChoiceQuestion category
                ? category.Choices.Choices
                : []);
}
