namespace Survey.Files.Reports.Excel;

/// <summary>A column of the sheet “Data”.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Block">The header above it, which it shares with its neighbours.</param>
/// <param name="Head">Its own header.</param>
/// <param name="Kind">What its cells contain.</param>
internal sealed record DataColumn(int Number, string Block, string Head, DataColumnKind Kind)
{
    /// <summary>True if its header is written upright, since its cells are narrow.</summary>
    public bool IsNarrow => Kind == DataColumnKind.Mark;
}

/// <summary>What the cells of a column of the sheet “Data” contain.</summary>
internal enum DataColumnKind
{
    /// <summary>1 or 0, or another short figure.</summary>
    Mark,

    /// <summary>A name.</summary>
    Name,

    /// <summary>A number or a date.</summary>
    Value,
}

/// <summary>The columns of a question on the sheet “Data”.</summary>
/// <param name="Level">The level of the lines that have its answers: 0 outside repeat groups, otherwise the number of its group.</param>
/// <param name="Answered">1 if it is answered, 0 if it is asked and not answered, empty if it is not asked.</param>
/// <param name="Entries">One per choice or element in order, 1 if it is named, otherwise 0; empty if the question has none.</param>
/// <param name="Value">The number or date; null if the question has none, or if a spreadsheet does not store all of them exactly.</param>
internal sealed record QuestionData(int Level, DataColumn Answered, IReadOnlyList<DataColumn> Entries, DataColumn? Value);
