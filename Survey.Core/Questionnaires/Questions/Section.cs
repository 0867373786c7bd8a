namespace Survey.Core.Questionnaires.Questions;

/// <summary>A part of the questionnaire under a heading. Its questions are answered beside those outside of it.</summary>
/// <param name="Head">What every item has.</param>
/// <param name="Items">In order; may be empty.</param>
public sealed record Section(ItemHead Head, IReadOnlyList<Item> Items) : Item(Head);
