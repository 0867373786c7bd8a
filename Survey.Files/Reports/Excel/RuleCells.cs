using ClosedXML.Excel;
using Survey.Core.Rounds;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Excel;

/// <summary>
/// The cells of the sheet “Method” that contain the recurrence rule. Formulas use their names, so that people can read them. If
/// somebody changes a cell, the findings follow.
/// </summary>
internal static class RuleCells
{
    public const string Threshold = "Rule_Threshold";
    public const string Denominator = "Rule_Denominator";
    public const string Minimum = "Rule_Minimum";

    /// <summary>The cell with the rule as a sentence, or with a note that another rule is tried.</summary>
    public const string Sentence = "Rule_Sentence";

    /// <summary>The mark of a recurrent element; nothing for another one.</summary>
    /// <param name="named">The cell with the number of respondents that name it.</param>
    /// <param name="denominator">The cell with the denominator.</param>
    /// <remarks>
    /// The engine compares decimal numbers; a spreadsheet has binary ones, in which 0.29 × 100 is a little less than 29. The product has
    /// at most <see cref="DataSheet.MostDecimals"/> decimals, so rounding to them gives its exact value.
    /// </remarks>
    public static string Mark(string named, string denominator) =>
        $"IF(AND({denominator}>0,{named}>={Minimum},{named}>ROUND({Threshold}*{denominator},{DataSheet.MostDecimals})),"
        + $"{FormulaText.Text(CellStyles.Mark)},\"\")";

    /// <summary>The condition that the cells still contain the rule that the engine used.</summary>
    public static string IsUnchanged(RecurrenceRule rule) =>
        $"AND({Threshold}={FormulaText.Number(rule.Threshold)},{Denominator}={FormulaText.Text(rule.DenominatorCode)},"
        + $"{Minimum}={FormulaText.Number(rule.Minimum)})";

    /// <summary>Gives a cell of the sheet “Method” its name.</summary>
    public static void Name(IXLCell cell, string name) => cell.Worksheet.Workbook.NamedRanges.Add(name, cell.AsRange());

    /// <summary>Lets only valid values be typed into the cells, and says so when one is selected.</summary>
    /// <param name="threshold">The cell of the threshold.</param>
    /// <param name="denominator">The cell of the denominator.</param>
    /// <param name="minimum">The cell of the minimum.</param>
    /// <param name="text">Gives a text of the workbook by its key.</param>
    public static void Validate(IXLCell threshold, IXLCell denominator, IXLCell minimum, Func<string, string> text)
    {
        var share = threshold.SetDataValidation();
        share.Decimal.Between(0, 1);
        Explain(share, text("method.threshold"), text("method.threshold.text"));
        var choice = denominator.SetDataValidation();
        choice.List($"\"{string.Join(',', RecurrenceRule.DenominatorCodes)}\"", inCellDropdown: true);
        Explain(choice, text("method.denominator"), text("method.denominator.text"));
        var least = minimum.SetDataValidation();
        least.WholeNumber.EqualOrGreaterThan(0);
        Explain(least, text("method.minimum"), text("method.minimum.text"));
    }

    private static void Explain(IXLDataValidation validation, string title, string text)
    {
        validation.IgnoreBlanks = false;
        validation.ShowInputMessage = true;
        validation.InputTitle = title;
        validation.InputMessage = text;
        validation.ShowErrorMessage = true;
        validation.ErrorStyle = XLErrorStyle.Stop;
        validation.ErrorTitle = title;
        validation.ErrorMessage = text;
    }
}
