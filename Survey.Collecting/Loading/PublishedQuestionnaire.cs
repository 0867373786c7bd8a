using Survey.Core.Problems;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Versions;
using Survey.Core.Reading;

namespace Survey.Collecting.Loading;

/// <summary>A questionnaire that has been answered is frozen: it can be followed by a compatible version, and never changed.</summary>
internal static class PublishedQuestionnaire
{
    /// <summary>Notes why one questionnaire may not follow another.</summary>
    /// <param name="published">The stored one, which has been answered.</param>
    /// <param name="next">The one to follow it.</param>
    /// <param name="problems">Where problems go.</param>
    public static void Verify(Questionnaire published, Questionnaire next, ProblemLog problems)
    {
        var file = Place.OfFile("questionnaire.json");
        var comparison = QuestionnaireComparison.Of(published, next);
        if (published.Version == next.Version && comparison.Changes.Count > 0)
        {
            problems.Add(
                ProblemCatalogue.QuestionnaireFrozen,
                file.Member("version"),
                $"Version {published.Version} has been answered and is stored otherwise ({comparison.Changes.Count} changes, the first: {Describe(comparison.Changes[0])}). Give the changed questionnaire a new version.");
        }

        foreach (var change in comparison.Changes.Where(change => change.Comparability == Comparability.No))
        {
            problems.Add(
                ProblemCatalogue.QuestionnaireIncompatible,
                file.Member(change.Place),
                $"Answers to version {published.Version} would lose their place: {Describe(change)}. Undo the change, add a question beside the old one, or begin a new round.");
        }
    }

    private static string Describe(QuestionnaireChange change) =>
        $"{change.Place} {change.What}{(change.Before is null || change.After is null ? "" : $" from “{Excerpt.Of(change.Before)}” to “{Excerpt.Of(change.After)}”")}".Trim();
}
