namespace Survey.Core.Questionnaires.Versions;

/// <summary>One difference between two versions of a questionnaire.</summary>
/// <param name="Place">
/// The code of the item, preceded by <c>code/</c> for each repeat group around it. For a choice, <c>list: code</c>.
/// Empty for the questionnaire itself.
/// </param>
/// <param name="What">The kind of change in a few words: <c>label</c>, <c>question added</c>, <c>type</c>, …</param>
/// <param name="Before">The earlier value; null if there was none.</param>
/// <param name="After">The later value; null if there is none.</param>
/// <param name="Comparability">Tells whether answers before and after may be counted together.</param>
public sealed record QuestionnaireChange(string Place, string What, string? Before, string? After, Comparability Comparability);
