using Survey.Core.Questionnaires.Logic;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>An entry of a questionnaire: a section, a note or a question.</summary>
/// <param name="Head">Code, label and other properties that every item has.</param>
public abstract record Item(ItemHead Head)
{
    /// <summary>The name of its type in <c>questionnaire.json</c>, for instance <c>select-one</c>.</summary>
    public abstract string TypeName { get; }

    /// <summary>
    /// Unique within its scope: the questionnaire outside repeat groups, or one repeat group. A section may still have
    /// the same code as a question or note.
    /// </summary>
    public string Code => Head.Code;

    /// <summary>The text that is shown; the code if no label was given.</summary>
    public LocalizedText Label => Head.Label ?? LocalizedText.Plain(Head.Code);

    /// <summary>Condition for showing the item; null for always.</summary>
    public Expression? Relevant => Head.Relevant;
}
