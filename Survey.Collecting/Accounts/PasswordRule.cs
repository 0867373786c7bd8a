using System.Text;
using Survey.Core.Problems;

namespace Survey.Collecting.Accounts;

/// <summary>
/// Rules for passwords: long, and not among those that are guessed first. No rule demands capitals, digits or signs, since such rules make
/// passwords hard for people and easy for programs.
/// </summary>
public static class PasswordRule
{
    /// <summary>Minimum number of characters.</summary>
    public const int Shortest = 12;

    /// <summary>Maximum number of characters.</summary>
    public const int MaxLength = 200;

    // Number of different letters that must remain when common words are removed.
    private const int LeastOfItsOwn = 4;

    private static readonly string[] CommonWords =
    [
        "password", "passwort", "passwd", "motdepasse", "contrasena", "qwerty", "azerty", "qwertz", "asdfgh", "zxcvbn", "welcome",
        "bienvenue", "letmein", "iloveyou", "administrator", "admin", "login", "changeme", "secret", "default", "monkey", "dragon",
        "football", "baseball", "sunshine", "princess", "master", "superman", "trustno", "abcdef", "uiop", "jkl", "survey", "engine",
        "coordinator", "analyst", "secretariat", "spring", "summer", "autumn", "winter",
    ];

    /// <summary>Reports what is wrong with a password.</summary>
    /// <param name="password">The password.</param>
    /// <param name="accountName">The account's name; a password made of it is refused.</param>
    /// <param name="place">Place of the password in the request.</param>
    /// <param name="problems">Receives the problems found.</param>
    public static void Check(string password, string accountName, Place place, ProblemLog problems)
    {
        if (password.Length < Shortest)
        {
            problems.Add(ProblemCatalogue.PasswordTooShort, place, ("least", Shortest));
        }
        else if (password.Length > MaxLength)
        {
            problems.Add(ProblemCatalogue.PasswordTooLong, place, ("most", MaxLength));
        }
        else if (IsCommon(password, accountName))
        {
            problems.Add(ProblemCatalogue.PasswordCommon, place);
        }
    }

    private static bool IsCommon(string password, string accountName)
    {
        var text = string.Concat(
            password.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Where(character => !char.IsWhiteSpace(character)));
        return text.Distinct().Count() < 5 || IsSequence(text) || IsMadeOfCommonWords(text, accountName.ToLowerInvariant());
    }

    /// <summary>True if each character is the successor of the previous one, or each the predecessor: 1234…, zyxw…; 0 follows 9.</summary>
    private static bool IsSequence(string text) =>
        Enumerable.Range(1, text.Length - 1).All(at => text[at] - text[at - 1] is 1 or -9)
        || Enumerable.Range(1, text.Length - 1).All(at => text[at] - text[at - 1] is -1 or 9);

    private static bool IsMadeOfCommonWords(string text, string accountName)
    {
        var left = new StringBuilder(text);
        var plain = string.Concat(text.Select(Plain));
        foreach (
            var word in CommonWords.Concat(accountName.Split(['.', '_', '-', '@', '+']).Append(accountName)).Where(word => word.Length > 2))
        {
            for (
                var at = plain.IndexOf(word, StringComparison.Ordinal);
                at >= 0;
                at = plain.IndexOf(word, at + word.Length, StringComparison.Ordinal))
            {
                left.Remove(at, word.Length).Insert(at, " ", word.Length);
            }
        }

        return left.ToString().Where(char.IsLetter).Distinct().Count() < LeastOfItsOwn;
    }

    /// <summary>The letter that a digit or sign often replaces.</summary>
    private static char Plain(char character) => character switch
    {
        '0' => 'o',
        '1' or '!' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        _ => character,
    };
}
