using Survey.Core.Problems;

namespace Survey.Core.Reading.Typed;

/// <summary>Reads names of people, offices and things. They stand in messages, on pages and in the audit trail.</summary>
public static class TypedName
{
    /// <summary>The longest name, in characters.</summary>
    public const int Longest = 200;

    /// <summary>
    /// The name as it is stored: on one line, without invisible characters and without white space around it. Null if it is empty,
    /// too long or has a control character.
    /// </summary>
    public static string? Find(string text)
    {
        var name = Clean(text);
        return name.Length is > 0 and <= Longest && !name.Any(char.IsControl) ? name : null;
    }

    /// <summary>The name as it is stored, of any length; null after a problem with a control character.</summary>
    public static string? Read(string text, Place place, ProblemLog problems) =>
        TypedText.ReadLine(InvisibleCharacters.Remove(text), place, problems);

    /// <summary>A code, name or address on one line, without invisible characters and white space around; a control character stays.</summary>
    public static string Clean(string text) => TypedText.ToLine(InvisibleCharacters.Remove(text));
}
