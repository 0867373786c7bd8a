namespace Survey.Storage.Accounts;

/// <summary>What a token permits, within the rights of its account.</summary>
public enum TokenScope
{
    /// <summary>Read.</summary>
    Read,

    /// <summary>Read and change.</summary>
    Write,
}
