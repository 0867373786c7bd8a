namespace Survey.Core.Questionnaires.Questions;

/// <summary>A part of the questionnaire under a heading. Its questions belong to the same scope as the questions around it.</summary>
/// <param name="Head">Code, label and other properties that every item has.</param>
/// <param name="Items">The items in order; may be empty.</param>
public sealed record Section(ItemHead Head, IReadOnlyList<Item> Items) : Item(Head)
{
    /// <inheritdoc/>
    public override string TypeName => "section";
}
