namespace Survey.Core.Questionnaires.Versions;

/// <summary>One difference between two versions of a questionnaire.</summary>
/// <param name="Place">The item's code, after those of the repeat groups around it and a slash; or the choice after its list.</param>
/// <param name="What">What changed, in a few words: <c>label</c>, <c>question added</c>, <c>type</c>, …</param>
/// <param name="Before">As it was; null if it was not there.</param>
/// <param name="After">As it is; null if it is not there any more.</param>
/// <param name="Comparability">Whether answers before and after can be counted together.</param>
public sealed record QuestionnaireChange(string Place, string What, string? Before, string? After, Comparability Comparability);
