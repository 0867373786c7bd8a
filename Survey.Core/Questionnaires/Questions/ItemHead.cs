using Survey.Core.Questionnaires.Logic;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>Properties that every item of a questionnaire has.</summary>
/// <param name="Code">Code of the item (see <see cref="Item.Code"/>).</param>
public sealed record ItemHead(string Code)
{
    /// <summary>The text that is shown; null if none was given.</summary>
    public LocalizedText? Label { get; init; }

    /// <summary>Help text shown before the field; null for none.</summary>
    public LocalizedText? Hint { get; init; }

    /// <summary>More detailed help, shown on request or in print; null for none.</summary>
    public LocalizedText? GuidanceHint { get; init; }

    /// <summary>Condition for showing the item; null for always.</summary>
    public Expression? Relevant { get; init; }

    /// <summary>Layout hint in the terms of XLSForm; null for none.</summary>
    public string? Appearance { get; init; }

    /// <summary>Other XLSForm columns (<c>instance::…</c>, <c>bind::…</c>), in order and kept unchanged.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Columns { get; init; } = [];
}
