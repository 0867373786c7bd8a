using Survey.Core.Problems;

namespace Survey.Core.Reading.Typed;

/// <summary>Reads names of people, offices and things. They are shown in messages, on pages and in the audit trail.</summary>
public static class TypedName
{
    /// <summary>Maximum length of a name, in characters.</summary>
    public const int MaxLength = 200;

    /// <summary>
    /// The name in the form that is stored: one line, without invisible characters and surrounding white space. Null if it is empty, too
    /// long or has a control character.
    /// </summary>
    public static string? Find(string text)
    {
        var name = Clean(text);
        return name.Length is > 0 and <= MaxLength && !name.Any(char.IsControl) ? name : null;
    }

    /// <summary>The name in the form that is stored, of any length; null, and a problem, if it has a control character.</summary>
    public static string? Read(string text, Place place, ProblemLog problems) =>
        TypedText.ReadLine(InvisibleCharacters.Remove(text), place, problems);

    /// <summary>
    /// A code, name or address in one line, without invisible characters and surrounding white space; control characters are kept.
    /// </summary>
    public static string Clean(string text) => TypedText.ToLine(InvisibleCharacters.Remove(text));
}
