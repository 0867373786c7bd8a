using System.Globalization;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Excel;

/// <summary>The figures of a row of a page.</summary>
/// <param name="Number">The number.</param>
/// <param name="Whole">The number of which it is a part; null for none.</param>
/// <param name="Mark">The mark of a recurrent element, or the number of marks below; null for none.</param>
internal sealed record PageFigures(SheetFigure Number, SheetFigure? Whole = null, SheetFigure? Mark = null)
{
    /// <summary>A number that is counted and not computed, as in an open round.</summary>
    public static PageFigures Of(int number) => new(new SheetFigure(number, Formula: null));

    /// <summary>True if the share has a decimal.</summary>
    public bool IsFine => WholeValue >= ReportBook.DenominatorOfDecimals;

    private double WholeValue => Convert.ToDouble(Whole?.Value ?? 0, CultureInfo.InvariantCulture);

    /// <summary>The share of the whole; null if there is no whole. Empty if the whole is 0.</summary>
    /// <param name="row">The row of the figures.</param>
    public SheetFigure? FindShare(int row)
    {
        if (Whole is not { } whole)
        {
            return null;
        }

        var (number, of) = (FormulaText.Cell(row, 2), FormulaText.Cell(row, 3));
        return new SheetFigure(
            WholeValue == 0 ? "" : Convert.ToDouble(Number.Value, CultureInfo.InvariantCulture) / WholeValue,
            whole.Formula is null ? null : $"IF({of}=0,\"\",{number}/{of})");
    }
}
