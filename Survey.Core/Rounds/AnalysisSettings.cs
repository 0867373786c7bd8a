namespace Survey.Core.Rounds;

/// <summary>Which questions the analysis reads, by code.</summary>
/// <param name="Repeat">The repeat group whose rows are keyed to the framework: the recommendations.</param>
/// <param name="Coded">The coded question of its rows.</param>
/// <param name="Status">The question that holds the status of the recommendations.</param>
/// <param name="Practices">The repeat group of the practices.</param>
/// <param name="Category">The select-one question of its rows that holds a practice's category.</param>
public sealed record AnalysisSettings(string Repeat, string Coded, string Status, string Practices, string Category)
{
    /// <summary>The codes of the GRCP 7 questionnaire.</summary>
    public static AnalysisSettings Default { get; } =
        new("recommendations", "elements", "recommendations_status", "practices", "category");
}
