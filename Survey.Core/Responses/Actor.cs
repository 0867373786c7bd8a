namespace Survey.Core.Responses;

/// <summary>The person or system that does something, as shown to others and as kept in the audit trail.</summary>
/// <param name="Role">The role in which the actor acts.</param>
/// <param name="Name">The name as given. It is not verified for people who come by a link.</param>
public sealed record Actor(ActorRole Role, string Name)
{
    /// <summary>Maximum length of a name, in characters.</summary>
    public const int LongestName = 200;

    /// <summary>
    /// True if the text is usable as an actor's name: apart from surrounding space it is not empty and not too long, and
    /// it has no line breaks or other control characters.
    /// </summary>
    public static bool IsName(string name) => name.Trim().Length is > 0 and <= LongestName && !name.Any(char.IsControl);
}
