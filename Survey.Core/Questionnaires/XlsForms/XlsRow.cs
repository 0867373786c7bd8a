using System.Globalization;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>One row of a table.</summary>
/// <param name="Number">As a spreadsheet counts: from 1, the header too.</param>
/// <param name="Cells">The texts from the first column on, well-formed Unicode without white space around; empty where there is none.</param>
/// <param name="Line">The line of the text file it stands in, from 1; null in workbooks and CSV files.</param>
public sealed record XlsRow(int Number, IReadOnlyList<string> Cells, int? Line = null)
{
    /// <summary>The text in a column, from 0; empty where there is none.</summary>
    public string this[int column] => column < Cells.Count ? Cells[column] : "";

    /// <summary>How a person gets to the cell in a column, from 0: <c>C7</c>, or the line of the text.</summary>
    public string WhereIs(int column)
    {
        if (Line is { } line)
        {
            return string.Create(CultureInfo.InvariantCulture, $"line {line}");
        }

        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{letters}{Number}");
    }
}
