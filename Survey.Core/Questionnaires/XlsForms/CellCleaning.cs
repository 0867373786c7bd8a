using System.Text;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>Mends what spreadsheets and word processors do to texts.</summary>
public static class CellCleaning
{
    /// <summary>The text with one space for each run of them.</summary>
    public static string CollapseSpaces(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character != ' ' || clean.Length == 0 || clean[^1] != ' ')
            {
                clean.Append(character);
            }
        }

        return clean.ToString();
    }

    /// <summary>The text as programs read it: ' and " for the quotes that word processors make of them, plain spaces for those that do not break.</summary>
    public static string ForPrograms(string text) =>
        text.Replace('‘', '\'').Replace('’', '\'').Replace('“', '"').Replace('”', '"').Replace('\u00A0', ' ');

    /// <summary>The text without white space around, with U+000A at the end of lines, and with U+FFFD for the character U+0000.</summary>
    public static string OfCell(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\0', '\uFFFD').Trim();
}
