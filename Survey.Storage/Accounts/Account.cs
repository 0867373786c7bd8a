using System.Text;
using Survey.Core.Responses;

namespace Survey.Storage.Accounts;

/// <summary>A coordinator's or an analyst's account.</summary>
/// <param name="Id">Key, a UUID of version 7.</param>
/// <param name="Name">Sign-in name; unique regardless of case.</param>
/// <param name="Role">Coordinator or analyst.</param>
/// <param name="PasswordHash">Hash of the password.</param>
/// <param name="SecurityStamp">Each sign-in session carries this value and ends when it changes.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="DisabledAt">When sign-in was disabled; null if it is enabled.</param>
public sealed record Account(
    Guid Id,
    string Name,
    ActorRole Role,
    string PasswordHash,
    string SecurityStamp,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DisabledAt)
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxNameLength = 64;

    /// <summary>The roles an account can have.</summary>
    public static IReadOnlyList<ActorRole> Roles { get; } = [ActorRole.Coordinator, ActorRole.Analyst];

    /// <summary>True if the account may sign in.</summary>
    public bool IsEnabled => DisabledAt is null;

    /// <summary>The account as an actor of the audit trail.</summary>
    public Actor ToActor() => new(Role, Name);

    /// <summary>The form in which names are compared: it ignores case, surrounding space and Unicode composition.</summary>
    public static string KeyOf(string name) => name.Trim().Normalize(NormalizationForm.FormKC).ToLowerInvariant();
}
