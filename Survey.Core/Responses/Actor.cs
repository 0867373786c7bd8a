namespace Survey.Core.Responses;

/// <summary>Who does something, as it is told to others and kept in the audit trail.</summary>
/// <param name="Role">In what part.</param>
/// <param name="Name">The name as given; not proven for those who come by a link.</param>
public sealed record Actor(ActorRole Role, string Name)
{
    /// <summary>The longest name kept, in characters.</summary>
    public const int LongestName = 200;

    /// <summary>Whether a text, apart from space around it, is a name under which something can be done: neither empty nor too long, and in one line.</summary>
    public static bool IsName(string name) => name.Trim().Length is > 0 and <= LongestName && !name.Any(char.IsControl);
}
