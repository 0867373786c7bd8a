namespace Survey.Core.Questionnaires.Questions;

/// <summary>A text to read, for instance a definition. It has no answer.</summary>
/// <param name="Head">Code, label and other properties that every item has.</param>
public sealed record Note(ItemHead Head) : Item(Head)
{
    /// <inheritdoc/>
    public override string TypeName => "note";
}
