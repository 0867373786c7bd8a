using Survey.Core.Questionnaires.Logic;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>What every item of a questionnaire has.</summary>
/// <param name="Code">Its code.</param>
public sealed record ItemHead(string Code)
{
    /// <summary>What is shown; null where none was given.</summary>
    public LocalizedText? Label { get; init; }

    /// <summary>A help shown before the field; null for none.</summary>
    public LocalizedText? Hint { get; init; }

    /// <summary>A further help for those who want it, or for print; null for none.</summary>
    public LocalizedText? GuidanceHint { get; init; }

    /// <summary>When it is asked; null for always.</summary>
    public Expression? Relevant { get; init; }

    /// <summary>How a form may lay it out, in the words of XLSForm; kept, null for nothing.</summary>
    public string? Appearance { get; init; }

    /// <summary>Further columns of XLSForm (<c>instance::…</c>, <c>bind::…</c>) that are kept as they are, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Columns { get; init; } = [];
}
