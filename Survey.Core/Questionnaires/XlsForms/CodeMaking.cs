using System.Globalization;
using System.Text;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>Makes codes of names that are none.</summary>
internal static class CodeMaking
{
    /// <summary>The name itself if it is a code; else the nearest code: without accents and leading signs, other signs as underscores.</summary>
    /// <param name="name">The name.</param>
    /// <param name="otherwise">The code of a name that holds no letter or digit of ASCII.</param>
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
            else if (CharUnicodeInfo.GetUnicodeCategory(character) is not UnicodeCategory.NonSpacingMark and not UnicodeCategory.SpacingCombiningMark)
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

    /// <summary>The code, or with the first number from 2 that makes it a free one; it is then taken.</summary>
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
