namespace Survey.Core.Reading.Typed;

/// <summary>Reads names of people and offices. They stand in messages, on pages and in the audit trail.</summary>
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
        var name = InvisibleCharacters.Remove(text).ReplaceLineEndings(" ").Trim();
        return name.Length is > 0 and <= Longest && !name.Any(char.IsControl) ? name : null;
    }
}
