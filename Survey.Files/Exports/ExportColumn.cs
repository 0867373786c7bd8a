using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;

namespace Survey.Files.Exports;

/// <summary>A column of an exported table.</summary>
/// <param name="Name">Unique in its table, apart from upper and lower case.</param>
/// <param name="Kind">What its cells contain.</param>
public sealed record ExportColumn(string Name, ColumnKind Kind)
{
    /// <summary>The question; null for a column about the response or the row.</summary>
    public Question? Question { get; init; }

    /// <summary>
    /// The choices, themes or elements that a cell may contain, in order. A 0/1 column has the one that it is about. Empty if the
    /// 0/1 columns beside it have them, and for a question without choices. A scale has its ends
    /// that have a label.
    /// </summary>
    public IReadOnlyList<(string Code, LocalizedText Label)> Choices { get; init; } = [];

    /// <summary>Its name in Stata and SPSS: <see cref="VariableNames"/>.</summary>
    public string VariableName { get; init; } = "";

    /// <summary>True for a column of 0 and 1: whether the only one of <see cref="Choices"/> was named.</summary>
    public bool IsMark { get; init; }

    /// <summary>True for the themes of a coded question.</summary>
    public bool IsThemes { get; init; }
}
