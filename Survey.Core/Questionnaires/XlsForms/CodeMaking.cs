using System.Globalization;
using System.Text;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>Makes valid codes from names.</summary>
internal static class CodeMaking
{
    /// <summary>
    /// Returns the name if it is a valid code. Otherwise removes accents and leading punctuation, and replaces other
    /// characters with underscores.
    /// </summary>
    /// <param name="name">The name as written.</param>
    /// <param name="otherwise">Fallback code for names that lose all their letters, such as names in other scripts.</param>
    public static string ToCode(string name, string otherwise)
    {
        if (Code.IsValid(name))
        {
            return name;
        }

        var code = new StringBuilder(name.Length);
        var unknown = false;
        foreach (var character in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(character) || (character is '_' or '-' or '.' && code.Length > 0))
            {
                code.Append(character);
            }
            else if (
                CharUnicodeInfo.GetUnicodeCategory(character)
                is not UnicodeCategory.NonSpacingMark
                    and not UnicodeCategory.SpacingCombiningMark)
            {
                unknown |= char.IsLetter(character);
                if (code.Length > 0 && code[^1] != '_')
                {
                    code.Append('_');
                }
            }
        }

        var made = code.ToString();
        made = name.EndsWith('_') ? made : made.TrimEnd('_');
        return made.Length == 0 || (unknown && !made.Any(char.IsAsciiLetter)) ? otherwise : made;
    }

    /// <summary>Makes a code unique by appending the first free number from _2, and adds it to the taken codes.</summary>
    public static string Take(string code, HashSet<string> taken)
    {
        var free = code;
        for (var number = 2; !taken.Add(free); number++)
        {
            free = string.Create(CultureInfo.InvariantCulture, $"{code}_{number}");
        }

        return free;
    }
}
