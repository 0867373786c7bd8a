using System.Text;

namespace Survey.Core.Storing.Accounts;

/// <summary>A coordinator's or an analyst's account.</summary>
/// <param name="Id">Its key, a UUID of version 7.</param>
/// <param name="Name">By which it signs in; unique without regard to case.</param>
/// <param name="Role">What it may do.</param>
/// <param name="PasswordHash">What proves the password.</param>
/// <param name="SecurityStamp">Sessions carry it; they end when it changes.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="DisabledAt">Since when it may not sign in; null if it may.</param>
public sealed record Account(
    Guid Id,
    string Name,
    AccountRole Role,
    string PasswordHash,
    string SecurityStamp,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DisabledAt)
{
    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 64;

    /// <summary>Whether it may sign in.</summary>
    public bool IsEnabled => DisabledAt is null;

    /// <summary>What is the same for two names that differ by case, or by the way their letters are put together, only.</summary>
    public static string KeyOf(string name) => name.Trim().Normalize(NormalizationForm.FormKC).ToLowerInvariant();
}
