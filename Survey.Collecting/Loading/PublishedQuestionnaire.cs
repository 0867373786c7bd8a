using Survey.Core.Problems;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Versions;
using Survey.Core.Reading;

namespace Survey.Collecting.Loading;

/// <summary>Rules for a questionnaire with answers: it never changes, and only a compatible version may follow it.</summary>
internal static class PublishedQuestionnaire
{
    /// <summary>Reports why one questionnaire may not follow another.</summary>
    /// <param name="published">The stored questionnaire, which has answers.</param>
    /// <param name="next">The questionnaire that is to follow it.</param>
    /// <param name="problems">Receives the problems found.</param>
    public static void Verify(Questionnaire published, Questionnaire next, ProblemLog problems)
    {
        var file = Place.OfFile("questionnaire.json");
        var comparison = QuestionnaireComparison.Of(published, next);
        if (comparison.NeedsVersion)
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

    /// <summary>The place of the change, with the values before and after.</summary>
    private static Detail Describe(QuestionnaireChange change) =>
        Detail.Exact($"{change.Place}: {Excerpt.Of(change.Before ?? "–")} → {Excerpt.Of(change.After ?? "–")}");
}
