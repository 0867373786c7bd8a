namespace Survey.Core.Questionnaires.Editing;

/// <summary>A choice of a list in edit.</summary>
/// <param name="Code">Its code.</param>
/// <param name="GetLabel">Its label in a language; empty if there is none.</param>
public sealed record EditedChoice(string Code, Func<string, string> GetLabel);

/// <summary>A line of the table in which a list of choices is edited.</summary>
/// <param name="Was">The code of the choice that the line is about; null for a new one.</param>
/// <param name="Code">The code as typed; empty to propose one from the label.</param>
/// <param name="Labels">The labels as typed, by language.</param>
public sealed record ChoiceLine(string? Was, string Code, IReadOnlyDictionary<string, string> Labels);
