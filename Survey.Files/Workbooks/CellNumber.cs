using System.Globalization;

namespace Survey.Files.Workbooks;

/// <summary>The texts of numbers in a workbook, where dates are numbers too.</summary>
internal static class CellNumber
{
    // The days between the serial number 0 of spreadsheets (after the leap day of 1900 that never was) and 0001-01-01.
    private static readonly DateTime DayZero = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);

    // The day after 9999-12-31.
    private const int FirstBeyond = 2_958_466;

    /// <summary>The number without needless decimals, or the date it stands for; as it is if it is no number.</summary>
    /// <param name="value">As the file has it.</param>
    /// <param name="isDate">Whether the cell shows a date or time.</param>
    /// <param name="daysLater">How many days later than others the workbook begins to count.</param>
    public static string ToText(string value, bool isDate, int daysLater)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return value;
        }

        if (isDate && number >= 0 && number < FirstBeyond - daysLater)
        {
            var moment = DayZero.AddDays(number < 1 ? 0 : daysLater).AddSeconds(Math.Round(number * 86_400));
            var form = number < 1 ? "HH:mm:ss" : moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss";
            return moment.ToString(form, CultureInfo.InvariantCulture);
        }

        return Math.Abs(number) < 1e15 && (decimal)number is var exact ? exact.ToString("0.###############", CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>Whether a format shows dates or times: it has y, m, d, h or s outside of quotes and brackets.</summary>
    public static bool IsDateFormat(string format)
    {
        var (inQuotes, inBrackets) = (false, false);
        for (var at = 0; at < format.Length; at++)
        {
            var character = format[at];
            if (character == '\\')
            {
                at++;
            }
            else if (character == '"')
            {
                inQuotes = !inQuotes;
            }
            else if (character is '[' or ']')
            {
                inBrackets = character == '[';
            }
            else if (!inQuotes && !inBrackets && char.ToLowerInvariant(character) is 'y' or 'm' or 'd' or 'h' or 's')
            {
                return !format.StartsWith("General", StringComparison.OrdinalIgnoreCase);
            }
        }

        return false;
    }
}
