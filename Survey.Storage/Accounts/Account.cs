using System.Text;
using Survey.Core.Responses;

namespace Survey.Storage.Accounts;

/// <summary>A coordinator's or an analyst's account.</summary>
/// <param name="Id">Its key, a UUID of version 7.</param>
/// <param name="Name">By which it signs in; unique without regard to case.</param>
/// <param name="Role">Coordinator or analyst.</param>
/// <param name="PasswordHash">What proves the password.</param>
/// <param name="SecurityStamp">Sessions carry it; they end when it changes.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="DisabledAt">Since when it may not sign in; null if it may.</param>
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
    public const int LongestName = 64;

    /// <summary>The parts an account can have.</summary>
    public static IReadOnlyList<ActorRole> Roles { get; } = [ActorRole.Coordinator, ActorRole.Analyst];

    /// <summary>Whether it may sign in.</summary>
    public bool IsEnabled => DisabledAt is null;

    /// <summary>Who it is in the audit trail.</summary>
    public Actor ToActor() => new(Role, Name);

    /// <summary>What is the same for two names that differ by case, or by the way their letters are put together, only.</summary>
    public static string KeyOf(string name) => name.Trim().Normalize(NormalizationForm.FormKC).ToLowerInvariant();
}
