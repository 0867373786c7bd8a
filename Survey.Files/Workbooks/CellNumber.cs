using System.Globalization;

namespace Survey.Files.Workbooks;

/// <summary>Converts the numbers stored in a workbook to text. Workbooks store dates and times as numbers too.</summary>
internal static class CellNumber
{
    // Serial number 0. Spreadsheets count 1900-02-29, which never existed, so from March 1900 on this day gives the right dates,
    // and before it the day after.
    private static readonly DateTime DayZero = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);
    private const int DayThatNeverWas = 60;

    // Serial number of the day after 9999-12-31.
    private const int FirstBeyond = 2_958_466;

    /// <summary>
    /// A number without trailing zeros, or an ISO date, time or date-time if the cell shows one. The value is returned
    /// unchanged if it is not a number.
    /// </summary>
    /// <param name="value">The value as stored in the file.</param>
    /// <param name="isDate">Whether the cell's format shows a date or time.</param>
    /// <param name="daysLater">Days to add to a date: 1462 in workbooks that count from 1904, otherwise 0.</param>
    public static string ToText(string value, bool isDate, int daysLater)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return value;
        }

        if (isDate && number >= 0 && number < FirstBeyond - daysLater)
        {
            var isBefore = daysLater == 0 && number is >= 1 and < DayThatNeverWas;
            var moment = DayZero.AddDays(number < 1 ? 0 : isBefore ? 1 : daysLater).AddSeconds(Math.Round(number * 86_400));
            if (daysLater == 0 && (int)number == DayThatNeverWas)
            {
                // No date can be read from this, so it is reported where a date is needed.
                return "1900-02-29";
            }

            var form = number < 1 ? "HH:mm:ss" : moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss";
            return moment.ToString(form, CultureInfo.InvariantCulture);
        }

        return Math.Abs(number) < 1e15 && (decimal)number is var exact
            ? exact.ToString("0.###############", CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);
    }
}
