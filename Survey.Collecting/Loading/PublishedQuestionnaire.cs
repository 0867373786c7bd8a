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
                ("version", published.Version),
                ("differences", comparison.Changes.Count),
                ("change", Describe(comparison.Changes[0])));
        }

        foreach (var change in comparison.Changes.Where(change => change.Comparability == Comparability.No))
        {
            problems.Add(
                ProblemCatalogue.QuestionnaireIncompatible,
                file.Member(change.Place),
                ("version", published.Version),
                ("change", Describe(change)));
        }
    }

    /// <summary>The place, and what was there before and after.</summary>
    private static Detail Describe(QuestionnaireChange change) =>
        Detail.Exact($"{change.Place}: {Excerpt.Of(change.Before ?? "–")} → {Excerpt.Of(change.After ?? "–")}");
}
