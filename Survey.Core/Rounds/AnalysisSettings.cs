using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;

namespace Survey.Core.Rounds;

/// <summary>The codes of the questions that the analysis reads.</summary>
/// <param name="Repeat">The repeat group of the recommendations.</param>
/// <param name="Coded">The coded question in each row of <paramref name="Repeat"/>.</param>
/// <param name="Status">The question with the status of the recommendations (see <see cref="RecommendationStatus"/>).</param>
/// <param name="Practices">The repeat group of the practices.</param>
/// <param name="Category">The select-one question in each row of <paramref name="Practices"/> with the category of the practice.</param>
public sealed record AnalysisSettings(string Repeat, string Coded, string Status, string Practices, string Category)
{
    /// <summary>The codes of the GRCP 7 questionnaire.</summary>
    public static AnalysisSettings Default { get; } =
        new("recommendations", "elements", "recommendations_status", "practices", "category");

    /// <summary>
    /// What the rows of <see cref="Repeat"/> are called in reports: a noun in the plural, as within a sentence (“practices”). Null if
    /// the round does not say.
    /// </summary>
    public LocalizedText? Rows { get; init; }

    /// <summary>The coded question that the settings name; null if the questionnaire does not have it.</summary>
    public CodedQuestion? FindCoded(Questionnaire questionnaire) =>
        (questionnaire.Scope.Find(Repeat)?.Question as Repeat)?.Scope.Find(Coded)?.Question as CodedQuestion;
}
