using Survey.Core.Questionnaires.Logic;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>What every item of a questionnaire has.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Label">What is shown; the code where no label was given.</param>
/// <param name="Hint">A help shown before the field; null for none.</param>
/// <param name="Relevant">When it is asked; null for always.</param>
public sealed record ItemHead(string Code, LocalizedText Label, LocalizedText? Hint, Expression? Relevant);
