using System.Text;
using Survey.Core.Reading.Typed;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>Repairs what spreadsheets and word processors do to texts.</summary>
public static class CellCleaning
{
    /// <summary>Replaces each run of spaces with a single space.</summary>
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

    /// <summary>
    /// Prepares a text that is evaluated instead of shown: typographic quotes become ' and ", non-breaking spaces become
    /// spaces, and invisible characters are removed.
    /// </summary>
    public static string ForPrograms(string text) =>
        InvisibleCharacters.Remove(text)
            .Replace('‘', '\'').Replace('’', '\'')
            .Replace('“', '"').Replace('”', '"')
            .Replace('\u00A0', ' ');

    /// <summary>Trims white space, turns line ends into U+000A, and replaces the character U+0000 with U+FFFD.</summary>
    public static string OfCell(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\0', '\uFFFD').Trim();
}
