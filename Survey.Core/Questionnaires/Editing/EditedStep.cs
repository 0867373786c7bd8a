namespace Survey.Core.Questionnaires.Editing;

/// <summary>What a step of editing made.</summary>
/// <param name="Form">The questionnaire after it.</param>
/// <param name="Subject">The key of the item, or the code of the list, that the step was about; empty for the whole questionnaire.</param>
public sealed record EditedStep(EditedForm Form, string Subject);
