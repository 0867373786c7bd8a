using System.Globalization;
using System.Text;
using Survey.Core.Problems;

namespace Survey.Core.Questionnaires.Logic.Functions;

/// <summary>Formats for <c>format-date()</c>: a letter after <c>%</c> stands for a part of the date and time. Names are English.</summary>
internal static class DateFormat
{
    private const string Letters = "Y y m n d e B b A a H h M S 3 %";

    public static string Apply(string form, DateTimeOffset moment)
    {
        var text = new StringBuilder();
        for (var i = 0; i < form.Length; i++)
        {
            if (form[i] != '%')
            {
                text.Append(form[i]);
                continue;
            }

            i++;
            var pattern = Pattern(i < form.Length ? form[i] : '\0');
            text.Append(pattern == "%" ? pattern : moment.ToString(pattern, CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    // .NET reads a single letter as a standard format, unless a percent sign comes before it.
    private static string Pattern(char letter) =>
        letter switch
        {
            'Y' => "yyyy",
            'y' => "yy",
            'm' => "MM",
            'n' => "%M",
            'd' => "dd",
            'e' => "%d",
            'B' => "MMMM",
            'b' => "MMM",
            'A' => "dddd",
            'a' => "ddd",
            'H' => "HH",
            'h' => "%H",
            'M' => "mm",
            'S' => "ss",
            '3' => "fff",
            '%' => "%",
            _ => throw new EvaluationException(
                new Phrase("failure-date-part", ("part", letter == '\0' ? "" : letter.ToString()), ("known", Letters))),
        };
}
