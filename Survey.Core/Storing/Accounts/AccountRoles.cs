namespace Survey.Core.Storing.Accounts;

/// <summary>The codes of the accounts' roles.</summary>
public static class AccountRoles
{
    /// <summary>Of <see cref="AccountRole.Coordinator"/>.</summary>
    public const string Coordinator = "coordinator";

    /// <summary>Of <see cref="AccountRole.Analyst"/>.</summary>
    public const string Analyst = "analyst";

    /// <summary>The role of that code; null if there is none.</summary>
    public static AccountRole? Find(string? code) => code switch
    {
        Coordinator => AccountRole.Coordinator,
        Analyst => AccountRole.Analyst,
        _ => null,
    };

    /// <summary>The role's code.</summary>
    public static string ToCode(this AccountRole role) => role == AccountRole.Coordinator ? Coordinator : Analyst;
}
