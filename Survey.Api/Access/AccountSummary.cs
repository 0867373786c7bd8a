using Survey.Core.Responses;
using Survey.Storage.Accounts;

namespace Survey.Api.Access;

/// <summary>An account.</summary>
/// <param name="Name">The name it signs in with.</param>
/// <param name="Role">coordinator or analyst.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="DisabledAt">When it was disabled; null if it can sign in.</param>
public sealed record AccountSummary(string Name, string Role, DateTimeOffset CreatedAt, DateTimeOffset? DisabledAt)
{
    /// <summary>The summary of an account.</summary>
    public static AccountSummary Of(Account account) => new(account.Name, account.Role.ToCode(), account.CreatedAt, account.DisabledAt);
}
