using Survey.Core.Questionnaires.Logic;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>Anything that stands in a questionnaire: a section, a note or a question.</summary>
/// <param name="Head">What every item has.</param>
public abstract record Item(ItemHead Head)
{
    /// <summary>Unique among the items that are answered side by side: those of the questionnaire, or of one repeat group.</summary>
    public string Code => Head.Code;

    /// <summary>What is shown; the code where no label was given.</summary>
    public LocalizedText Label => Head.Label ?? LocalizedText.Plain(Head.Code);

    /// <summary>When the item is asked; null for always.</summary>
    public Expression? Relevant => Head.Relevant;
}
