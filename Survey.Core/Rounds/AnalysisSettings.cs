using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;

namespace Survey.Core.Rounds;

/// <summary>The codes of the questions that the analysis reads.</summary>
/// <param name="Repeat">The repeat group of the recommendations.</param>
/// <param name="Coded">The coded question in each row of <paramref name="Repeat"/>.</param>
/// <param name="Status">The question with the status of the recommendations (see <see cref="RecommendationStatus"/>).</param>
/// <param name="Practices">The repeat group of the practices.</param>
/// <param name="Category">
/// The select-one or select-many question in each row of <paramref name="Practices"/> with the categories of the practice.
/// </param>
/// <param name="ListedAs">The text question in these rows with the short title under which reports list the practice.</param>
/// <param name="ListedIn">
/// The select-many question in these rows with the regions under which the practice is listed. Its choices have the codes of regions.
/// Without an answer it is every region of the organization.
/// </param>
public sealed record AnalysisSettings(
    string Repeat,
    string Coded,
    string Status,
    string Practices,
    string Category,
    string ListedAs,
    string ListedIn)
{
    /// <summary>The codes of the GRCP 7 questionnaire.</summary>
    public static AnalysisSettings Default { get; } =
        new("recommendations", "elements", "recommendations_status", "practices", "category", "listed_as", "listed_in");

    /// <summary>
    /// What the rows of <see cref="Repeat"/> are called in reports: a noun in the plural, as within a sentence (“practices”). Null if
    /// the round does not say.
    /// </summary>
    public LocalizedText? Rows { get; init; }

    /// <summary>
    /// The select-one question outside repeat groups in which a respondent says what of its answer may be published. Its choices have
    /// the codes of <see cref="PublicationConsents"/>.
    /// </summary>
    public string Consent { get; init; } = "publication_consent";

    /// <summary>The coded question that the settings name; null if the questionnaire does not have it.</summary>
    public CodedQuestion? FindCoded(Questionnaire questionnaire) =>
        (questionnaire.Scope.Find(Repeat)?.Question as Repeat)?.Scope.Find(Coded)?.Question as CodedQuestion;
}
