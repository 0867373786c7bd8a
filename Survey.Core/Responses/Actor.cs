using Survey.Core.Reading.Typed;

namespace Survey.Core.Responses;

/// <summary>The person or system that does something, as shown to others and as kept in the audit trail.</summary>
/// <param name="Role">The role in which the actor acts.</param>
/// <param name="Name">The name as given. It is not verified for people who come by a link.</param>
public sealed record Actor(ActorRole Role, string Name)
{
    /// <summary>Maximum length of a name, in characters.</summary>
    public const int MaxNameLength = TypedName.MaxLength;
}
