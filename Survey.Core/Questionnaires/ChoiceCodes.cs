using Survey.Core.Problems;
using Survey.Core.Reading.Typed;

namespace Survey.Core.Questionnaires;

/// <summary>
/// Reads the codes of the choices of one list. They are free, unlike other codes: a scale has <c>-2</c>, a form has <c>N/A</c> and
/// <c>not sure</c>. They are stored and compared as their author wrote them.
/// </summary>
/// <param name="problems">Receives the problems found.</param>
internal sealed class ChoiceCodes(ProblemLog problems)
{
    private const int MaxLength = 200;

    private readonly Dictionary<string, string> _seen = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// True if a code has white space. Such a code cannot be one of several: white space separates the codes of an answer.
    /// </summary>
    public static bool HasSpace(string code) => code.Any(char.IsWhiteSpace);

    /// <summary>
    /// Reads a code; null after a problem. Warns if an earlier one differs only in case. Duplicates are left to the caller.
    /// </summary>
    public string? Read(string text, Place place)
    {
        var code = InvisibleCharacters.Remove(text);
        if (!IsValid(code))
        {
            problems.Add(ProblemCatalogue.CodeInvalid["choice"], place, ("found", code), ("most", MaxLength));
            return null;
        }

        if (!_seen.TryAdd(code, code) && _seen[code] != code)
        {
            problems.Add(ProblemCatalogue.ChoiceCodesAlike, place, ("found", code), ("other", _seen[code]));
        }

        return code;
    }

    // U+2028 and U+2029 are line breaks without being control characters.
    private static bool IsValid(string code) =>
        code.Length > 0
        && code.EnumerateRunes().Count() <= MaxLength
        && code.Trim().Length == code.Length
        && !code.Any(character => char.IsControl(character) || character is '\u2028' or '\u2029');
}
