using System.Globalization;
using System.Text;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>Makes valid codes from names.</summary>
internal static class CodeMaking
{
    // Cyrillic, Greek and Arabic letters without accents, each followed by Latin ones. Letters without a sound have none.
    private static readonly Dictionary<char, string> Latin =
        ("аa бb вv гg дd еe жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ь эe юyu яya "
            + "іi єye ґg јj љlj њnj ћc ђdj џdz қq ғgh үu ұu һh әa өo ңng "
            + "αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo "
            + "اa بb تt ثth جj حh خkh دd ذdh رr زz سs شsh صs ضd طt ظz عa غgh فf قq كk لl مm نn هh وw يy ةa ىa ءa پp چch ژzh گg کk یy ٱa")
        .Split(' ')
        .ToDictionary(each => each[0], each => each[1..]);

    /// <summary>
    /// Returns the name if it is a valid code. Otherwise removes accents and leading punctuation, writes Cyrillic, Greek and
    /// Arabic letters with Latin ones, and replaces other characters with underscores.
    /// </summary>
    /// <param name="name">The name as written.</param>
    /// <param name="otherwise">Fallback code for names that lose all their letters, such as names in Chinese.</param>
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
            else if (Latin.TryGetValue(char.ToLowerInvariant(character), out var latin))
            {
                code.Append(latin);
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
