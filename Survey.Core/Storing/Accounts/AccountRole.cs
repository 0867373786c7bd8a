namespace Survey.Core.Storing.Accounts;

/// <summary>What an account is for.</summary>
public enum AccountRole
{
    /// <summary>Reads everything and changes nothing but its own account.</summary>
    Analyst,

    /// <summary>Runs rounds: everything an analyst may, and every change.</summary>
    Coordinator,
}
